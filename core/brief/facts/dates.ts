import { findBareHours, findBareTimes, findDayMonths, findOrdinals, findYears } from './bare-dates.ts';
import { beginsWithWeekday, writtenDates } from './date-patterns.ts';
import { type Fact, factAt, wordsAfter, wordsBefore } from './types.ts';

const datePart = /^(?:[,]? (?:at |around |by |about |um |à |a las |on )?|[,] ?)$/i;

/** Dates and times, absolute or told from now; neighbours ("yesterday at 5pm") become one fact. */
export function findDates(text: string): Fact[] {
  const found = writtenDates(text)
    .filter((match) => isWanted(text, match))
    .map((match) => factAt(match, 'date', 'date', trimmed(match[0])));
  const bare = [
    ...findBareTimes(text),
    ...findOrdinals(text),
    ...findYears(text),
    ...findBareHours(text),
    ...findDayMonths(text),
  ];
  return joinNeighbours(text, withoutOverlaps([...found, ...bare])).map((fact) => ({
    ...fact,
    name: dateName(text, fact),
  }));
}

function trimmed(match: string): string {
  return match.replace(/^on /i, '').replace(/(?<![ap]\.m)\.$/i, '');
}

/** Leaves out "today" as politeness, dotted numbers that are no time, and "may" as a verb. */
function isWanted(text: string, match: RegExpExecArray): boolean {
  const word = match[0];
  const ahead = wordsBefore(text, match.index, 80);
  const behind = wordsAfter(text, match.index + word.length);
  if (/^today$/i.test(word)) return !isGreeting(ahead);
  if (
    /^(?:tonight|this (?:morning|afternoon|evening))$/i.test(word) &&
    /\b(?:your help|help you|assist you|thank(?:s| you)(?: for [^.!?,]{0,30})?) $/i.test(ahead)
  )
    return false;
  if (/days$/i.test(word) && /\b(?:on|every|most) $/i.test(ahead + /^(?:on )?/i.exec(word)![0])) return false;
  if (
    /\b(?:happy|rest of your|enjoy your|(?:great|good|lovely|nice|wonderful)(?: rest of your)?) $/i.test(
      ahead,
    )
  )
    return false;
  if (/^\d{1,2}\.\d\d$/.test(word)) return /^(?:\d|1\d|2[0-3])\./.test(word) && isDottedTime(ahead, behind);
  if (/^(?:may|mar|mai) /i.test(word)) return /^(?:May|Mar|Mai) /.test(word);
  // "The Black Friday offer" names an offer, not a day.
  if (/(?:black|cyber) (?:fri|mon)day|thanksgiving|boxing day/i.test(word) && offered.test(behind))
    return false;
  if (/^thanksgiving/i.test(word)) return !/\bhappy $/i.test(ahead);
  if (/^midnight$/i.test(word)) return !/^ (?:black|blue|gr[ae]y|green|edition)\b/i.test(behind);
  return true;
}

const offered =
  /^ (?:\w+ )?(?:events?|sales?|deals?|offers?|vouchers?|codes?|promo\w*|discounts?|prices?)\b/i;

function isGreeting(ahead: string): boolean {
  if (!ahead.endsWith(' ')) return false;
  if (/\b(?:how|what) (?:can|may|could|do) (?:i|we|you)\b/i.test(ahead)) return true;
  return /\b(?:(?:(?:help|assist|serve|support)(?:ing)?|do for|help for) (?:you|u)(?: out| with)?(?: here)?|having|(?:tweet|contact|reach|messag|writ|chat|call|join|text)ing(?: (?:us|out|in|to us|with us)){0,3}|(?:can|may) (?:help|assist)(?: you)?(?: with)?|are you(?: doing| feeling)?|thank(?:s| you)(?: for [^.!?,]{0,40})?|(?:here|available|chat(?:ting)?(?: with (?:you|us))?|great|nice|good|day)) $/i.test(
    ahead,
  );
}

function isDottedTime(ahead: string, behind: string): boolean {
  if (/^ ?(?:gb|mb|tb|%|mbps|gbps|million|ghz|[€$£]|eur|usd|gbp)/i.test(behind)) return false;
  return (
    /^ (?:flight|train|bus|service|departure|from|to)\b/i.test(behind) ||
    /\b(?:(?:departs?|leaves?|arrives?|due|um|flight|train|scheduled)(?: at)?|at|the|on the) $/i.test(ahead)
  );
}

function withoutOverlaps(facts: Fact[]): Fact[] {
  const sorted = [...facts].sort((a, b) => a.start - b.start || b.end - a.end);
  const kept: Fact[] = [];
  for (const fact of sorted) {
    const last = kept.at(-1);
    if (!last || fact.start >= last.end) kept.push(fact);
    else if (fact.end > last.end) kept[kept.length - 1] = { ...last, end: fact.end };
  }
  return kept;
}

function joinNeighbours(text: string, facts: Fact[]): Fact[] {
  const joined: Fact[] = [];
  for (const fact of facts) {
    const last = joined.at(-1);
    const between = last ? text.slice(last.end, fact.start) : '';
    // At most three parts in one ("Monday 3 March at 5pm"): a list of times stays a list.
    if (last && between.length < 12 && datePart.test(between) && isComplement(text, last, fact)) {
      joined[joined.length - 1] = { ...last, end: fact.end };
    } else joined.push({ ...fact });
  }
  return joined.map((fact) => ({ ...fact, value: text.slice(fact.start, fact.end).trim() }));
}

/** Whether two neighbours tell one moment: a day and a time, or a weekday and a date. */
function isComplement(text: string, left: Fact, right: Fact): boolean {
  const [a, b] = [text.slice(left.start, left.end), text.slice(right.start, right.end)];
  const time = /^\d{1,4}(?:[:.]\d\d)*(?::\d\d)? ?(?:[ap]\.?m\.?|uhr)?$|midnight|noon/i;
  if (time.test(a) && time.test(b)) return false;
  return time.test(a) !== time.test(b) || beginsWithWeekday(a);
}

const dateNames: readonly (readonly [string, RegExp])[] = [
  ['expiry date', /\b(?:expir\w|(?:valid until|best before|läuft ab|caduca)\b)/i],
  ['due date', /\b(?:due|deadline|fällig)\b/i],
  [
    'delivery date',
    /\b(?:deliver|shipp\w|dispatch|liefer|(?:arriv\w{1,8} (?:by|on)|expected|livraison|entrega)\b)/i,
  ],
  ['departure', /\b(?:depart|leav\w|(?:left|train|flight|abfahrt|abflug)\b)/i],
  ['appointment', /\b(?:appointment|visit|technician|come to|termin)\b/i],
  ['purchase date', /\b(?:bought|ordered|purchased|booked|bestellt|gekauft|acheté)\b/i],
  ['since', /\b(?:since|seit|depuis|desde)(?: the)? ?$/i],
  ['until', /\b(?:until|till|by|bis)(?: the)? ?$/i],
];

function dateName(text: string, fact: Fact): string {
  const ahead = wordsBefore(text, fact.start, 40);
  return (
    dateNames.find(([, words]) => words.test(ahead))?.[0] ??
    (/^\d{1,4}(?:[:.]\d\d)? ?(?:[ap]\.?m\.?)?$/i.test(fact.value) ? 'time' : 'date')
  );
}
