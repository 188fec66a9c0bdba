import { type Fact, factAt, matchFacts, wordsAfter, wordsBefore } from './types.ts';

const months =
  'jan(?:uary|uar|vier)?|feb(?:ruary|ruar)?|f[ée]vr(?:ier)?|febrero|mar(?:ch|s|zo)?|märz|apr(?:il)?|avril|abril|may|mai|mayo|june?|juni|juin|junio|july?|juli|juillet|julio|aug(?:ust)?|ao[ûu]t|agosto|sept?(?:ember|embre|iembre)?|o[ck]t(?:ober|obre|ubre)?|nov(?:ember|embre|iembre)?|de[cz](?:ember)?|d[ée]cembre|diciembre|enero|janvier';
const weekdays =
  'monday|tuesday|wednesday|thursday|friday|saturday|sunday|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|lunes|martes|mi[ée]rcoles|jueves|viernes|s[áa]bado|domingo';
const dayPart = '(?:morning|afternoon|evening|night|lunchtime)';
const units = '(?:minutes?|mins?|hours?|hrs?|days?|weeks?|wks?|months?|years?|yrs?)';
const counts =
  '(?:\\d{1,3}|a|an|one|two|three|four|five|six|seven|eight|nine|ten|(?:a )?few|(?:a )?couple(?: of)?|several)';
const clock = '(?:[01]?\\d|2[0-3])[:.][0-5]\\d(?::[0-5]\\d(?:[.,]\\d{1,6})?)?';
const meridiem = '[ap]\\.?m\\b\\.?';

const before = '(?<![\\p{L}\\p{N}_])';
const after = '(?![\\p{L}\\p{N}_])';
const pattern = (source: string): RegExp => new RegExp(before + source, 'giu');

const patterns: readonly RegExp[] = [
  // Calendar dates.
  /(?<![\w.-])(?:19|20)\d\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])(?:[T ](?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:[.,]\d{1,9})?)?(?:Z|[+-]\d\d:?\d\d)?)?(?!\w)/g,
  /(?<![\w./-])(?:0?[1-9]|[12]\d|3[01])[./-](?:0?[1-9]|1[0-2]|[12]\d|3[01])[./-](?:(?:19|20)\d\d|\d\d)(?![\w]|[./-]\d)/g,
  pattern(
    `(?:0?[1-9]|[12]\\d|3[01])(?:st|nd|rd|th|\\.)?(?: of| de| den)? ?(?:${months})\\.?${after}(?:,? (?:de )?(?:19|20)\\d\\d)?${after}`,
  ),
  pattern(
    `(?:${months})\\.? (?:the )?(?:0?[1-9]|[12]\\d|3[01])(?:st|nd|rd|th)?(?!\\d|[.:]\\d)${after}(?:,? (?:19|20)\\d\\d)?(?: (?:or|and|to) (?:0?[1-9]|[12]\\d|3[01])(?:st|nd|rd|th)?${after})?`,
  ),
  pattern(
    `(?:(?:last|next|this|early|late|mid|end of) )?(?:january|february|april|june|july|august|september|october|november|december)(?: (?:19|20)\\d\\d)?${after}`,
  ),
  pattern(`(?:spring|summer|autumn|fall|winter|sommer|herbst|frühling) (?:of )?(?:19|20)\\d\\d${after}`),
  pattern(`(?:jan|feb|mar|march|apr|may|jun|jul|aug|sept?|oct|nov|dec) (?:19|20)\\d\\d${after}`),
  /(?<![\w.,:/-])(?:(?:0[1-9]|[12]\d|3[01])(?:0[1-9]|1[0-2])|(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01]))20[0-4]\d(?!\d|[.,:/-]\d)/g,
  // Days of the week and named days.
  pattern(
    `(?:(?:last|next|this|coming|on|black|cyber|good|easter) )?(?:${weekdays})(?:'?s(?= \\p{Ll}))?(?: ${dayPart})?${after}`,
  ),
  pattern(`(?:boxing day|christmas (?:eve|day)|new year'?s (?:eve|day)|bank holiday|thanksgiving)${after}`),
  // Days and times told from now.
  pattern(
    `(?:(?:day before )?yest[eu]rday|yesternight|tom+or+ow|tonight|tonite|today|gestern|vorgestern|heute|aujourd'?hui|demain|ayer|hoy|depuis hier|hier soir)(?:'?s)?(?: (?:in the )?${dayPart})?${after}`,
  ),
  pattern(
    `(?:last night|this (?:morning|afternoon|evening|week|weekend|month|year|quarter)|(?:last|previous|next|past) (?:week|weekend|month|year|quarter|spring|summer|autumn|fall|winter)|(?:letzte|nächste|diese)n?s? (?:woche|monat|jahr)|la semaine (?:derni[èe]re|prochaine)|la semana (?:pasada|pr[óo]xima))s?${after}`,
  ),
  pattern(`${counts} ?${units} (?:ago|earlier|back)${after}`),
  pattern(
    `(?:vor \\d{1,3} (?:minuten|stunden|tagen|wochen|monaten)|il y a \\d{1,3} (?:minutes|heures|jours|semaines|mois)|hace \\d{1,3} (?:minutos|horas|d[íi]as|semanas|meses))${after}`,
  ),
  pattern(
    `(?:last|past|letzten|derniers|[úu]ltimos) (?:\\d{1,3}|two|three|four|five|six|few|couple of) ?${units}${after}`,
  ),
  // Times of the day.
  pattern(`${clock}(?: ?${meridiem}| ?uhr)?${after}`),
  pattern(`\\d{1,4} ?${meridiem}`),
  /(?<=\b(?:at|of|for|by|until) )(?:\d{3,4}[ap]|\d{1,2}a)\b/g,
  pattern(`\\d{1,4}a ?(?:-|to)? ?\\d{1,4}p(?:m)?${after}`),
  pattern(`(?:midnight|noon|midday|mitternacht|minuit|medianoche)${after}`),
  pattern(`\\d{1,2} ?(?:uhr|o'?clock)${after}`),
];

const datePart = /^(?:[,]? (?:at |around |by |about |um |à |a las |on )?|[,] ?)$/i;

/** Dates and times, absolute or told from now; neighbours ("yesterday at 5pm") become one fact. */
export function findDates(text: string): Fact[] {
  const found = patterns.flatMap((one) =>
    matchFacts(text, one, (match) =>
      isWanted(text, match) ? factAt(match, 'date', 'date', trimmed(match[0])) : null,
    ),
  );
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
  if (/^thanksgiving/i.test(word)) return !/\bhappy $/i.test(ahead);
  if (/^midnight$/i.test(word)) return !/^ (?:black|blue|gr[ae]y|green|edition)\b/i.test(behind);
  return true;
}

function isGreeting(ahead: string): boolean {
  return /\b(?:(?:how|what) (?:can|may|could|do) (?:i|we|you)\b.*|(?:(?:help|assist|serve|support)(?:ing)?|do for|help for) (?:you|u)(?: out| with)?(?: here)?|having|(?:tweet|contact|reach|messag|writ|chat|call|join|text)ing(?: (?:us|out|in|to us|with us))*|(?:can|may) (?:help|assist)(?: you)?(?: with)?|are you(?: doing| feeling)?|thank(?:s| you)(?: for [^.!?,]{0,40})?|(?:here|available|chat(?:ting)?(?: with (?:you|us))?|great|nice|good|day)) $/i.test(
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

const fourDigits = /(?<![\w.,:/£$€#-])(?:(?:[01]\d|2[0-3])[0-5]\d|[1-9][0-5]\d)(?![\w]|[.,:/-]\d)/g;

/** Times without a colon, as timetables are told: "the 2049 from", "at 1430", "0650 and 1135". */
function findBareTimes(text: string): Fact[] {
  let lastEnd = -10;
  return matchFacts(text, fourDigits, (match) => {
    const ahead = wordsBefore(text, match.index);
    const behind = wordsAfter(text, match.index + match[0].length);
    const inList =
      match.index - lastEnd < 6 && /^(?:,| and| or| to|,? then)? ?$/.test(text.slice(lastEnd, match.index));
    if (!inList && !isBareTime(match[0], ahead, behind)) return null;
    lastEnd = match.index + match[0].length;
    return factAt(match, 'date', 'time');
  });
}

const travelWords =
  /^ (?:(?:from|to|train|service|bus|departure|ferry)\b|(?:[A-Z][a-z]+ ){1,3}(?:to|train|service)\b|[A-Z][A-Za-z]+ [A-Z][a-z]+\b|[a-z]+ (?:train|service)\b|[A-Z]{3} to\b)/;

/** "the 911 thats delayed", "for the 1011 only": a train by its time, where the words are about travel. */
function isDeparture(digits: string, ahead: string, behind: string): boolean {
  return (
    digits.length >= 3 &&
    /\b(?:the|delayed|cancelled|my) $/i.test(ahead) &&
    /^(?:$|[.,!?](?:\s|$)| (?:that'?s|has|is|was|will|only|got|then|instead|and|leaving|leaves|arriving|due|cancelled|delayed|departure|arrival)\b)/i.test(
      behind,
    ) &&
    /\b(?:trains?|tickets?|depart\w*|platform|station|delay\w*|cancel\w*|coach|flight|bus|arriv\w*|board\w*)\b/i.test(
      ahead + behind,
    )
  );
}

function isBareTime(digits: string, ahead: string, behind: string): boolean {
  if (
    /^ ?(?:£|€|\$|%|miles?|points?|credits?|people|items?|kms?|dollars|pounds|euros|gb|mb|rows|records|steps|followers|calls?|times)\b/i.test(
      behind,
    )
  )
    return false;
  const travelAfter = travelWords.test(behind);
  const travelBefore =
    /\b(?:depart(?:s|ed|ing|ure)?|leav(?:es|ing)|left|arriv(?:es?|ed|ing)|due|scheduled|opens?|closes?|lands?|open until|boarding|starts?|ends?)(?: (?:at|until|by|from))? $/i.test(
      ahead,
    );
  if (isDeparture(digits, ahead, behind)) return true;
  if (digits.length === 3)
    return (
      / at $/i.test(ahead) &&
      (travelBefore ||
        /\b(?:terminal|gate|depart\w*|arriv\w*|leav\w*|left|flight|train|deliver\w*)\b/i.test(ahead)) &&
      /^(?:$|[.,!?]| (?:its|and|but|to|from|instead|then)\b)/.test(behind)
    );
  if (/^0/.test(digits) && ahead.trim() === '') return true;
  if (/^0/.test(digits))
    return (
      travelAfter ||
      travelBefore ||
      /(?:^|\s)(?:at|by|until|till|from|before|after|between|the|theres|there's|on|um|around) $/i.test(ahead)
    );
  if (/^(?:19[5-9]|20[0-4])/.test(digits) && !travelAfter && !travelBefore) return /\bat $/i.test(ahead);
  if (/\b(?:flight|order|ref|code|number|room|error|(?:video|minute|mark|level|point) at) $/i.test(ahead))
    return false;
  if (
    /\b(?:was|is|on|catch|caught|get|getting|take|taking|took|missed?|for|than|cancelled|delayed|cancelling) the $/i.test(
      ahead,
    ) &&
    /^(?:$|[.,!?])/.test(behind)
  )
    return true;
  return (
    travelBefore ||
    (travelAfter &&
      /(?:^[@A-Za-z]* ?|\b(?:delayed|the|by|on|my|next|cancelled|an?|no|for|of) )$/i.test(ahead)) ||
    /\b(?:at|until|till|by|between) $/i.test(ahead)
  );
}

/** A day of the month by its number alone: "before the 7th". Not "the 2nd letter", "the 21st century". */
function findOrdinals(text: string): Fact[] {
  const ordinal =
    /\b(?:(?:on|since|until|till|by|before|after|from|for|of|is|was) the|on|for|since|until|till) (?<day>(?:[12]?(?:1st|2nd|3rd)|[12]?[04-9]th|1[123]th|3[01](?:st|th)))(?=$|\s?[.,!?;)]|\s+(?:and|at|but|or|to|so|it|i|we|because|as|when|from|with|morning|evening|will|is|was|not|between)\b)/gi;
  return matchFacts(text, ordinal, (match) => factAt(match, 'date', 'date', match.groups?.day ?? match[0]));
}

/** "call me by 12": an hour alone, where the sentence is about a time. */
function findBareHours(text: string): Fact[] {
  const hour =
    /\b(?:by|until|till|after|before) (?<hour>[1-9]|1[0-2])(?=$|[.!?,](?:\s|$)| (?:according|today|tomorrow|tonight|to|and|as|so|but|or|if|then|when)\b(?! \d))/gi;
  return matchFacts(text, hour, (match) =>
    /\b(?:call|wait|open|clos|arriv|deliver|here|come|ready|leav|land|expect|home|ring|pick)\w*\b/i.test(
      wordsBefore(text, match.index),
    )
      ? factAt(match, 'date', 'time', match.groups?.hour ?? match[0])
      : null,
  );
}

function findYears(text: string): Fact[] {
  const year =
    /\b(?:in|since|until|till|by|of|from|during|sometime in|seit|depuis|desde|en|expires?) (?<year>(?:19[89]|20[0-4])\d)(?![\w]|[.,:/-]\d| ?(?:miles|points|people|dollars|gb|mb|credits|rows))/gi;
  return matchFacts(text, year, (match) => factAt(match, 'date', 'date', match.groups?.year ?? match[0]));
}

/** "3/12" or a month's three letters, only where words make it a date. */
function findDayMonths(text: string): Fact[] {
  // "on 9/15" and "on 15/9" with the slash lost.
  const bare =
    /\b(?:on|since|until|till|dated|expires?(?: on)?|date (?:is|was|of)|delivery (?:was|is)) (?<day>(?:0?[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])|(?:0?[1-9]|[12]\d|3[01])(?:0?[1-9]|1[0-2])(?:20[0-4]\d)?)(?=$|[.!?](?:\s|$)|,\s| (?:and|but|we|i|it|because|to|at|from|as|which|when|so|amp|with|for|they|you|he|she|the|or|in)\b)/gi;
  const slashed =
    /\b(?:on|since|until|till|by|before|after|from|expires?(?: on)?|dated|due|booked for|am|vom|le|del?) (?<day>\d{1,2}[/.]\d{1,2}\.?)(?![\w/]|\.\d)/gi;
  const shortDay =
    /\b(?:on|since|until|till|by|before|after|last|next|this|from) (?<day>(?:Mon|Tues?|Wed|Thu(?:rs?)?|Fri|Sat|Sun)\b(?: \d{1,2}(?:st|nd|rd|th)\b)?)/g;
  const named =
    /\b(?:since|until|till|by|in|before|after|last|next) (?<day>(?:March|May)(?: (?:19|20)\d\d)?|Christmas|Easter|Xmas)\b/g;
  return [bare, slashed, shortDay, named].flatMap((one) =>
    matchFacts(text, one, (match) => {
      const day = match.groups?.day ?? match[0];
      const [left = 0, right = 0] = day.split(/[/.]/).map(Number);
      const numeric = /^\d+[/.]/.test(day);
      if (numeric && !(left >= 1 && right >= 1 && left <= 31 && right <= 31 && (left <= 12 || right <= 12)))
        return null;
      // "from 4.1" is a version at least as often as a day: a dot needs the second one ("3.4.").
      if (numeric && day.includes('.') && !/\.\d+\.$/.test(day)) return null;
      return factAt(match, 'date', 'date', day);
    }),
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
  return time.test(a) !== time.test(b) || new RegExp(`^(?:${weekdays})`, 'i').test(a);
}

const dateNames: readonly (readonly [string, RegExp])[] = [
  ['expiry date', /\b(?:expir\w+|valid until|best before|läuft ab|caduca)\b/i],
  ['due date', /\b(?:due|deadline|fällig)\b/i],
  [
    'delivery date',
    /\b(?:deliver\w*|arriv\w+ (?:by|on)|expected|shipp\w+|dispatch\w*|liefer\w*|livraison|entrega)\b/i,
  ],
  ['departure', /\b(?:depart\w*|leav\w+|left|train|flight|abfahrt|abflug)\b/i],
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
