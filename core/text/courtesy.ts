import { contentWords } from './words.ts';

const courtesyWords = new Set(
  (
    'great perfect super cool nice awesome excellent wonderful cheers bye goodbye thx ty appreciate appreciated much very lot really ' +
    'help support day good have welcome lovely works worked working fixed solved done all danke vielen dank tschuss'
  ).split(' '),
);

/** Whether a contact only says thanks or goodbye: that reopens no need. */
export function isCourtesy(text: string): boolean {
  if (
    text.includes('?') ||
    text.length > 120 ||
    /\b(not|n['’]t|nicht|but|aber|still|again)\b|n['’]t\b/i.test(text)
  )
    return false;
  return contentWords(text).every((word) => courtesyWords.has(word));
}
