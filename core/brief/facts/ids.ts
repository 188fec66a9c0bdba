import { askedForId, closeIdCueBefore, idCueBefore } from './cues.ts';
import { type Fact, type FactContext, factAt, matchFacts, wordsAfter, wordsBefore } from './types.ts';

const uuid = /(?<![\w-])[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}(?![\w-])/gi;
const token =
  /(?<![\p{L}\p{N}_/@$£€+-]|\p{N}[.,:])#?[\p{L}\p{N}](?:[\p{L}\p{N}]|[_-](?=[\p{L}\p{N}])){1,63}(?![\p{L}\p{N}_]|[.:/]\p{N})/gu;
const glued = /(?<![\p{L}\p{N}_.,:/@$£€+-])\d{7,20}(?=\p{Lu}\p{Ll})/gu;
const unitToken =
  /^#?\d{1,64}(?:[.,]\d{1,64})?(?:st|nd|rd|th|gb|mb|kb|tb|g|k|m|x|s|d|h|p|i|w|v|a|hz|ghz|mhz|mbps|kbps|gbps|ms|sec|secs|min|mins|hr|hrs|hour|hours|day|days|wk|wks|week|weeks|month|months|yr|yrs|year|years|am|pm|km|kg|cm|mm|ft|lb|lbs|mph|px|fps|mah|times|ish|plus|ksec|do|new|c|f)$/i;
/** "no service in 92626.": five digits as a place. */
const zipAlone = /\b(?:in|near|around|area) (?<zip>\d{5})(?=$|[.,!?](?:\s|$)| area\b)/g;
/** British postcodes, and American ones behind their state. */
const postcode =
  /(?<![\w])(?:(?<code>[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2})|(?:A[KLRZ]|C[AOT]|D[CE]|FL|GA|HI|I[ADLN]|K[SY]|LA|M[ADEINOST]|N[CDEHJMVY]|O[HKR]|PA|RI|S[CD]|T[NX]|UT|V[AT]|W[AIVY]) \d{5}(?:-\d{4})?)(?![\w])/g;
/** A long number written in groups, which only its cue tells from a card or a phone number. */
const groupedDigits = /(?<![\w.,:/-])\d{3,5}(?: \d{3,5}){1,5}(?![\w]|[.,:/]\d)/g;
const airlines =
  /^#?(?:AA|AC|AF|AI|AK|AM|AS|AY|AZ|BA|B6|BE|CA|CX|CZ|DL|D7|DY|EI|EK|ET|EW|EY|FD|FI|FR|F9|FZ|GA|HA|HV|IB|JL|JQ|KE|KL|KQ|LH|LO|LX|MH|MS|MU|NH|NK|NZ|OS|PC|PR|QF|QR|QZ|SA|SK|SN|SQ|SU|SV|TG|TK|TP|U2|UA|VA|VS|VY|W6|WN|WS|WW|ZB)-? ?\d{2,4}$/;
const wellKnown =
  /^(?:[A-Z]{2,4}\d|4K|8K|MP[34]|H26[45]|SHA\d{1,4}|AES\d{1,4}|UTF-?\d{1,2}|RS\d{1,4}|COVID-?19|B2[BC]|3D|2FA|GPT-?\d.{0,60}|(?:\d{2,4}[Pp])|[A-Z]\d|Q[1-4]|(?:RTX|GTX)\d{1,5}|[Ii]\d-\d{4,5}\w?|802.{0,60}|USB\d|HTTP\d|IPV[46]|\d{1,2}[A-Z]|S\d{1,2}E\d{1,2}|[WU]\d{1,2}F?|\d{1,2}X\d{1,2})$/i;

/** Numbers and codes that name one thing: orders, bookings, flights, parcels, cases, accounts, jobs. */
export function findIds(text: string, context: FactContext): Fact[] {
  const asked = context.askedBy ? askedForId(context.askedBy) : null;
  const isShort = text.length < 60 && text.split(/\s+/).length <= 7;
  let previous: Fact | null = null;
  const tokens = matchFacts(text, token, (match) => {
    const name =
      nameOf(text, match, context, asked && isShort ? asked : null) ?? continued(text, match, previous);
    if (!name) return null;
    const part = match[0].startsWith('#') ? match[0].slice(1) : match[0];
    previous = factAt(match, 'id', name, part);
    return previous;
  });
  return [
    ...matchFacts(text, uuid, (m) => factAt(m, 'id', idCueBefore(wordsBefore(text, m.index)) ?? 'id')),
    ...findSpacedFlights(text),
    ...matchFacts(text, postcode, (m) => factAt(m, 'id', 'postcode', m.groups?.code ?? m[0])),
    ...matchFacts(text, zipAlone, (m) => factAt(m, 'id', 'postcode', m.groups?.zip ?? m[0])),
    ...matchFacts(text, groupedDigits, (m) => {
      const name = closeIdCueBefore(wordsBefore(text, m.index));
      return name ? factAt(m, 'id', name) : null;
    }),
    ...tokens,
    ...matchFacts(text, glued, (m) => {
      const name = idCueBefore(wordsBefore(text, m.index));
      return name ? factAt(m, 'id', name) : null;
    }),
  ];
}

function nameOf(
  text: string,
  match: RegExpExecArray,
  context: FactContext,
  asked: string | null,
): string | null {
  const hashed = match[0].startsWith('#');
  const word = hashed ? match[0].slice(1) : match[0];
  const known = context.known?.get(word.toUpperCase());
  if (known && word.length >= 4) return known;
  const digits = countDigits(word);
  if (digits === 0) return lettersOnly(text, match, word, asked);
  if (unitToken.test(word) || /^\d+(?:\p{Lu}\p{Ll}|\p{Ll}{3,})/u.test(word)) return null;
  const ahead = wordsBefore(text, match.index);
  const close = closeIdCueBefore(ahead);
  const plain = digits === word.length;
  if (plain)
    return plainNumber(word, hashed, ahead, close, asked, wordsAfter(text, match.index + match[0].length));
  if (airlines.test(word) || (digits >= 3 && airlines.test(word.toUpperCase()))) return 'flight';
  if (wellKnown.test(word) || /\d[AP]M/i.test(word) || /^1?8\d\d[A-Z]{5,}$/.test(word)) return null;
  if (asked && word.length >= 4) return asked;
  if (close && word.length >= 4 && (digits >= 2 || !/\p{Ll}/u.test(word))) return close;
  if (/^1Z[A-Z\d]{16}$/i.test(word)) return 'tracking number';
  if (/^KB\d{6,8}$/.test(word)) return 'update';
  if (/^[A-Z]{1,2}\d{2,3}[A-Z]{2}$/.test(word)) return 'postcode';
  const told = saidBehind(wordsAfter(text, match.index + match[0].length, 48));
  if (told && word.length >= 4) return told;
  return looksLikeCode(word, digits) ? (idCueBefore(ahead) ?? 'reference') : null;
}

/** "X7KQ2 is my booking number": the cue stands behind. */
function saidBehind(behind: string): string | null {
  const cue =
    /^ (?:is|was) (?:the|my|our|your) (?<cue>[\p{L} ]{2,30}?(?:number|no|id|code|reference|ref))\b/u.exec(
      behind,
    );
  return cue ? idCueBefore(`${cue.groups?.cue} `) : null;
}

/** A plain number needs its cue the more the shorter it is; a count of things never counts. */
function plainNumber(
  word: string,
  hashed: boolean,
  ahead: string,
  close: string | null,
  asked: string | null,
  behind: string,
): string | null {
  if (
    /^ ?(?:times?|days?|hours?|hrs?|weeks?|months?|years?|minutes?|mins?|people|items?|miles|points|credits|songs|dollars|pounds|euros|gb|mb|%|am|pm|st|nd|rd|th|rows|records|seconds|euro)\b/i.test(
      behind,
    )
  )
    return null;
  if (hashed) return close ?? (word.length >= 3 ? (idCueBefore(ahead) ?? 'reference') : null);
  if (isDayMonthYear(word)) return null;
  if (asked && word.length >= (asked === 'flight' ? 2 : 4)) return asked;
  if (word.length < 5 && /\.\s+$/.test(ahead) && !/\b(?:no|nr|ref|num|number)\.\s+$/i.test(ahead))
    return null;
  if (close && (word.length >= 4 || (close === 'flight' && word.length >= 2)) && isNotYear(word, ahead))
    return close;
  if (word.length >= 5) {
    const wide = idCueBefore(ahead);
    if (wide) return wide;
  }
  return word.length >= 7 && !/^0+$/.test(word) ? 'reference' : null;
}

/** "orders from 2017": a year after a word like from or in. */
function isNotYear(word: string, ahead: string): boolean {
  return !(
    /^(?:19|20)\d\d$/.test(word) &&
    /\b(?:from|in|of|since|bill|invoice|account|contract|member) $/i.test(ahead)
  );
}

/** Letters alone ("AFGVQE") are an id only where one was asked for or is announced. */
function lettersOnly(
  text: string,
  match: RegExpExecArray,
  word: string,
  asked: string | null,
): string | null {
  if (!/^\p{Lu}{5,8}$/u.test(word)) return null;
  if (asked && word.length === 6) return asked;
  const close = closeIdCueBefore(wordsBefore(text, match.index));
  return close === 'booking reference' &&
    word.length === 6 &&
    /\b(?:reference|ref|locator|pnr|code|number|confirmation|booking) ?(?:is|:)? ?$/i.test(
      wordsBefore(text, match.index),
    )
    ? close
    : null;
}

/** "40515 and 40517": a second of the same form right after the first. */
function continued(text: string, match: RegExpExecArray, previous: Fact | null): string | null {
  if (!previous) return null;
  const between = text.slice(previous.end, match.index);
  const same =
    match[0].length === previous.value.length &&
    /^\d/.test(match[0]) === /^\d/.test(previous.value) &&
    countDigits(match[0]) > 0;
  return same && match[0].length >= 4 && /^(?:,| and| or|, and| amp| &| \/|\/| und| et| y) ?$/.test(between)
    ? previous.name
    : null;
}

/** Upper-case letters and digits mixed as in a booking code or a parcel number, not as in a word with a digit. */
function looksLikeCode(word: string, digits: number): boolean {
  if (/^[A-Z]{1,6}[-_]\d{3,}(?:[-_][A-Z\d]+)*$/.test(word)) return true;
  if (/\p{Ll}/u.test(word))
    return (
      /^[a-z]{2,12}_[\da-zA-Z]{6,}$|^[a-z]{2,4}\d{6,12}$/.test(word) ||
      (/^[\da-f]{12,64}$/.test(word) && digits >= 3)
    );
  const letters = word.replace(/[^\p{L}]/gu, '').length;
  if (word.length < 6) return /^[A-Z]{2}\d{3,4}$/.test(word) && airlines.test(word);
  if (/^\p{Lu}{5,}\d{1,4}$|^\p{Lu}{4,}\d{1,2}$/u.test(word)) return false;
  return (
    digits >= 3 ||
    (word.length === 6 && digits >= 1 && letters >= 3) ||
    (digits >= 2 && letters >= 2 && word.length >= 8)
  );
}

const spacedFlights: readonly RegExp[] = [
  /\b(?:flights?|flug|vol|vuelo)(?: (?:number|no\.?|nr\.?|is|was)){0,4} (?<flight>[A-Z][A-Z\d] ?\d{1,4})(?![\w])/gi,
  /(?<![\w])(?<flight>(?:AA|AC|AF|AK|AY|AZ|B6|BA|CX|D7|DL|EK|EY|FR|KE|KL|LH|LX|NK|NZ|QF|QR|QZ|SK|SQ|TK|TP|U2|UA|VS|VY|W6|WN) \d{2,4})(?![\w]|[.,:]\d| ?(?:%|miles|points))/g,
];

function findSpacedFlights(text: string): Fact[] {
  return spacedFlights.flatMap((one) =>
    matchFacts(text, one, (m) => {
      const flight = m.groups?.flight ?? m[0];
      return /^[A-Z][A-Z\d]/.test(flight) ? factAt(m, 'id', 'flight', flight) : null;
    }),
  );
}

/** "22112017": a date that lost its separators. */
export function isDayMonthYear(word: string): boolean {
  return /^(?:0[1-9]|[12]\d|3[01])(?:0[1-9]|1[0-2])20[0-4]\d$|^(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])20[0-4]\d$/.test(
    word,
  );
}

function countDigits(word: string): number {
  return word.replace(/\D/g, '').length;
}
