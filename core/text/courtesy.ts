import { contentWords, words } from './words.ts';

const wordsOf = (list: string): ReadonlySet<string> => new Set(list.trim().split(/\s+/));

/** Words of thanks, praise or farewell. */
const courtesies = wordsOf(`
  great perfect super cool nice awesome excellent wonderful cheers bye goodbye thx ty appreciate appreciated much very
  lot really help support day good have welcome lovely works worked working fixed solved done all
  danke vielen dank tschuss`);

/** With one of these a thank-you is not the end. */
const objections = wordsOf('not cannot nicht but aber still again');

const MAX_LENGTH = 120;

/** Whether a contact only says thanks or goodbye: that reopens no need. */
export function isCourtesy(text: string): boolean {
  if (text.length > MAX_LENGTH || text.includes('?')) return false;
  if (words(text).some((word) => objections.has(word) || word.endsWith("n't"))) return false;
  return contentWords(text).every((word) => courtesies.has(word));
}
