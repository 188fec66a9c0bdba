import { type Fact, factAt, matchFacts, wordsAfter, wordsBefore } from './types.ts';

const fourDigits = /(?<![\w.,:/£$€#-])(?:(?:[01]\d|2[0-3])[0-5]\d|[1-9][0-5]\d)(?![\w]|[.,:/-]\d)/g;

/** Times without a colon, as timetables are told: "the 2049 from", "at 1430", "0650 and 1135". */
export function findBareTimes(text: string): Fact[] {
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
  /^ (?:(?:from|to|train|service|bus|departure|ferry)\b|(?:[A-Z][a-z]{1,20} ){1,3}(?:to|train|service)\b|[A-Z][A-Za-z]{1,20} [A-Z][a-z]|[a-z]{1,20} (?:train|service)\b|[A-Z]{3} to\b)/;

/** "the 911 thats delayed", "for the 1011 only": a train by its time, where the words are about travel. */
function isDeparture(digits: string, ahead: string, behind: string): boolean {
  return (
    digits.length >= 3 &&
    /\b(?:the|delayed|cancelled|my) $/i.test(ahead) &&
    /^(?:$|[.,!?](?:\s|$)| (?:that'?s|has|is|was|will|only|got|then|instead|and|leaving|leaves|arriving|due|cancelled|delayed|departure|arrival)\b)/i.test(
      behind,
    ) &&
    /\b(?:depart|delay|cancel|arriv|board|(?:trains?|tickets?|platform|station|coach|flight|bus)\b)/i.test(
      ahead + behind,
    )
  );
}

/** "the 735 Chester to Euston": how a timetable names a train. */
const betweenPlaces = /^ (?:[A-Z][A-Za-z]{1,20} ){1,3}to [A-Z]/;

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
      betweenPlaces.test(behind) ||
      (/ at $/i.test(ahead) &&
        (travelBefore ||
          /\b(?:depart|arriv|leav|deliver|(?:terminal|gate|left|flight|train)\b)/i.test(ahead)) &&
        /^(?:$|[.,!?]| (?:its|and|but|to|from|instead|then)\b)/.test(behind))
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
export function findOrdinals(text: string): Fact[] {
  const ordinal =
    /\b(?:(?:on|since|until|till|by|before|after|from|for|of|is|was) the|on|for|since|until|till) (?<day>(?:[12]?(?:1st|2nd|3rd)|[12]?[04-9]th|1[123]th|3[01](?:st|th)))(?=$|\s?[.,!?;)]|\s{1,3}(?:and|at|but|or|to|so|it|i|we|because|as|when|from|with|morning|evening|will|is|was|not|between)\b)/gi;
  return matchFacts(text, ordinal, (match) => factAt(match, 'date', 'date', match.groups?.day ?? match[0]));
}

/** "call me by 12": an hour alone, where the sentence is about a time. */
export function findBareHours(text: string): Fact[] {
  const hour =
    /\b(?:by|until|till|after|before|(?:left|leaves?|leaving|departs?|opens?|closes?|arrives?|starts?|lands?) at) (?<hour>[1-9]|1[0-2])(?=$|[.!?,](?:\s|$)| (?:according|today|tomorrow|tonight|to|and|as|so|but|or|if|then|when)\b(?! \d))/gi;
  return matchFacts(text, hour, (match) =>
    /\b(?:call|wait|open|clos|arriv|deliver|here|come|ready|leav|land|expect|home|ring|pick)/i.test(
      wordsBefore(text, match.index),
    )
      ? factAt(match, 'date', 'time', match.groups?.hour ?? match[0])
      : null,
  );
}

export function findYears(text: string): Fact[] {
  const year =
    /\b(?:in|since|until|till|by|of|from|during|sometime in|seit|depuis|desde|en|expires?) (?<year>(?:19[89]|20[0-4])\d)(?![\w]|[.,:/-]\d| ?(?:miles|points|people|dollars|gb|mb|credits|rows))/gi;
  return matchFacts(text, year, (match) => factAt(match, 'date', 'date', match.groups?.year ?? match[0]));
}

/** "3/12" or a month's three letters, only where words make it a date. */
export function findDayMonths(text: string): Fact[] {
  // "on 9/15" and "on 15/9" with the slash lost.
  const bare =
    /\b(?:on|since|until|till|dated|expires?(?: on)?|date (?:is|was|of)|delivery (?:was|is)) (?<day>(?:0?[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])|(?:0?[1-9]|[12]\d|3[01])(?:0?[1-9]|1[0-2])(?:20[0-4]\d)?|(?:0[1-9]|[12]\d|3[01])(?:0[1-9]|1[0-2])[12]\d|(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])[12]\d)(?=$|[.!?](?:\s|$)|,\s| (?:and|but|we|i|it|because|to|at|from|as|which|when|so|amp|with|for|they|you|he|she|the|or|in)\b)/gi;
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
