const stopWords = new Set(
  (
    'a an and are as at be been but by can could did do does for from had has have he her him his how i if in is it its ' +
    'me my no not of on or our please she so that the their them then there they this to too us was we were what when ' +
    'which who why will with would you your am im ive just still again also now here hi hello hey thanks thank ok yes'
  ).split(' '),
);

/** The words of a text that carry meaning, lower-cased; numbers and codes count as words. */
export function contentTokens(text: string): string[] {
  const words = text
    .toLowerCase()
    .replace(/['’]/g, '')
    .match(/[\p{L}\p{N}]+/gu);
  return (words ?? []).filter((word) => !stopWords.has(word));
}

/** The share of distinct words that two texts have in common, 0..1. */
export function jaccard(first: readonly string[], second: readonly string[]): number {
  const a = new Set(first);
  const b = new Set(second);
  if (a.size === 0 && b.size === 0) return 0;
  const common = [...a].filter((word) => b.has(word)).length;
  return common / (a.size + b.size - common);
}

/** The sentences of a message; a line break ends one too. */
export function sentencesOf(text: string): string[] {
  return text
    .split(/(?<=[.!?])\s+|\n+/)
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence.length > 0);
}
