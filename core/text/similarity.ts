import { headAndTail } from './clip.ts';
import { countGrams } from './ngrams.ts';
import { stopWords } from './stop-words.ts';
import { words } from './words.ts';

/** Shared members over all members of two sets, 0 to 1; 0 where both are empty. */
export function jaccard<T>(a: ReadonlySet<T>, b: ReadonlySet<T>): number {
  let shared = 0;
  for (const one of a) if (b.has(one)) shared++;
  return shared === 0 ? 0 : shared / (a.size + b.size - shared);
}

/** What a text is compared by: its words without small words, and its character trigrams. */
export type Fingerprint = {
  readonly tokens: ReadonlySet<string>;
  readonly grams: ReadonlyMap<string, number>;
};

/** The fingerprint of a text of any length. "Where" and "when" count: they tell two questions apart. */
export function fingerprint(text: string): Fingerprint {
  const list = words(headAndTail(text));
  const line = ` ${list.join(' ')} `;
  const grams = Array.from({ length: Math.max(0, line.length - 2) }, (_, i) => line.slice(i, i + 3));
  return { tokens: new Set(list.filter((word) => !stopWords.small.has(word))), grams: countGrams(grams) };
}

const lengthOf = (grams: ReadonlyMap<string, number>): number => {
  let sum = 0;
  for (const count of grams.values()) sum += count * count;
  return Math.sqrt(sum);
};

/** Cosine of the counts of character trigrams. */
export function trigramCosine({ grams: a }: Fingerprint, { grams: b }: Fingerprint): number {
  let dot = 0;
  for (const [gram, count] of a) dot += count * (b.get(gram) ?? 0);
  return dot === 0 ? 0 : dot / (lengthOf(a) * lengthOf(b));
}
