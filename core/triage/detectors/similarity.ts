import { countGrams } from '../../text/ngrams.ts';
import { clip, words } from '../../text/tokenise.ts';

const stopWords = new Set(
  'a an the and or but if then than so to of in on at for with from by as is are was were be been am it its this that these those i you he she we they me my your our their do does did have has had can could will would should not no der die das den dem ein eine und oder ich sie du wir es zu ist sind mit von im am auf fur ihre mein meine dann'.split(
    ' ',
  ),
);

/** What a text is compared by: its words without stop words, and its character trigrams. */
export type Fingerprint = {
  readonly tokens: ReadonlySet<string>;
  readonly grams: ReadonlyMap<string, number>;
};

export function fingerprint(text: string): Fingerprint {
  const list = words(clip(text));
  const line = ` ${list.join(' ')} `;
  const grams = Array.from({ length: Math.max(0, line.length - 2) }, (_, i) => line.slice(i, i + 3));
  return { tokens: new Set(list.filter((word) => !stopWords.has(word))), grams: countGrams(grams) };
}

/** Shared tokens over all tokens; 0 where both are empty. */
export function jaccard({ tokens: a }: Fingerprint, { tokens: b }: Fingerprint): number {
  let shared = 0;
  for (const token of a) if (b.has(token)) shared++;
  return shared === 0 ? 0 : shared / (a.size + b.size - shared);
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
