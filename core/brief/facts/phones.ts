import { idCueBefore } from './cues.ts';
import { isDayMonthYear } from './ids.ts';
import { type Fact, factAt, matchFacts, wordsAfter, wordsBefore } from './types.ts';

const phonePattern = /(?<![\w/:-]|\d[.,])(?:\+|\()?\d(?:[ ().-]{0,2}\d){6,16}(?![\d/]|[.,:]\d)/g;
const phoneCue =
  /\b(?:appel|llam\w|(?:call(?:ed|ing|s)?(?: ?back)?|dial(?:l?ing|led|er)?|phone|phoned|telephone|telefon(?:nummer)?|tel(?: ?no)?|t[ée]l[ée]phone|tel[ée]fono|mobile|mobil|cell|handy(?:nummer)?|number|no|nos|num|line|hotline|helpline|text|whatsapp|ring|contact|directly (?:at|on)|reach(?: me| us)?|reservations|anrufen)\b)/i;
const shortCode =
  /\b(?:through(?: even)? on|(?:reach|call|ring|contact) (?:you|me|us|them) (?:on|at)|dial|text|txt|sms to|call|ring|calling|dialing|dialling)\s(?<code>\d{3,6})(?:\s(?:or|and)\s(?<other>\d{3,6}))?(?![\w]|[.,:]\d|\s(?:times?|agents?|people|days?|hours?|mins?|minutes?|weeks?|x)\b)/gi;

/** Phone numbers: international or national form, or any run of digits that the words call a phone number. */
export function findPhones(text: string): Fact[] {
  const numbers = matchFacts(text, phonePattern, (match) => judge(text, match));
  const codes = matchFacts(text, shortCode, (m) =>
    factAt(m, 'phone', 'phone number', m.groups?.code ?? m[0]),
  );
  const others = matchFacts(text, shortCode, (m) =>
    m.groups?.other ? factAt(m, 'phone', 'phone number', m.groups.other) : null,
  );
  const words = matchFacts(text, /(?<![\w-])1?[- ]?8(?:00|44|55|66|77|88)[- ]?[A-Z]{5,10}(?![\w])/g, (m) =>
    factAt(m, 'phone', 'phone number'),
  );
  return [...numbers, ...codes, ...others, ...words];
}

function judge(text: string, match: RegExpExecArray): Fact | null {
  const written = match[0];
  const digits = written.replace(/\D/g, '');
  const before = wordsBefore(text, match.index, 48);
  // Letters may be glued to the digits ("9848014422Alternate"), but a code such as 12345678AB is no phone number.
  const tail = wordsAfter(text, match.index + written.length, 3);
  if (/^[\p{L}\d_]/u.test(tail) && !/^(?:[A-Z][a-z]|is|my|an|pl)/.test(tail)) return null;
  if (digits.length > 15 || isDayMonthYear(written) || looksLikeDate(written) || idCueBefore(before))
    return null;
  const cued = phoneCue.test(before);
  const marked = /^\+|^00|^\(/.test(written);
  const plain = /^\d+$/.test(written);
  const national = /^0/.test(written) && digits.length >= 9 && digits.length <= 12;
  const grouped = /^\d{3}[ .-]\d{3}[ .-]\d{4}$|^1[ .-]\d{3}[ .-]\d{3}[ .-]\d{4}$/.test(written);
  const accepted =
    (cued && digits.length >= 7) ||
    (marked && digits.length >= 8) ||
    national ||
    grouped ||
    (plain && digits.length >= 10 && digits.length <= 11 && !/^1[0-79]\d{8}$/.test(digits));
  return accepted ? factAt(match, 'phone', 'phone number') : null;
}

function looksLikeDate(written: string): boolean {
  return (
    /^(?:19|20)\d\d[-. ](?:0?\d|1[0-2])[-. ]\d{1,2}/.test(written) ||
    /^\d{1,2}[.-]\d{1,2}[.-](?:19|20)\d\d/.test(written)
  );
}
