import { countGrams } from '../../text/ngrams.ts';
import { type SparseVector, sparseFrom, unit } from './sparse.ts';

/** A fitted vocabulary: gram → column, and the weight of each column. */
export type TfIdf = { readonly columns: ReadonlyMap<string, number>; readonly idf: Float32Array };

/**
 * Fits idf = ln((1 + n) / (1 + df)) + 1 over documents given as lists of grams. Grams in fewer than
 * `minDocuments` are left out; of more than `maxColumns` the most frequent are kept.
 */
export function fitTfIdf(
  documents: readonly (readonly string[])[],
  minDocuments = 1,
  maxColumns = 200_000,
): TfIdf {
  const frequency = new Map<string, number>();
  for (const grams of documents) {
    for (const gram of new Set(grams)) frequency.set(gram, (frequency.get(gram) ?? 0) + 1);
  }
  let kept = [...frequency].filter((entry) => entry[1] >= minDocuments);
  if (kept.length > maxColumns)
    kept = kept.sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).slice(0, maxColumns);
  const columns = new Map(kept.map((entry, index) => [entry[0], index] as const));
  const idf = Float32Array.from(kept, (entry) => Math.log((1 + documents.length) / (1 + entry[1])) + 1);
  return { columns, idf };
}

/** (1 + ln tf) · idf, length 1. Unknown grams are ignored. */
export function weighGrams(model: TfIdf, grams: readonly string[]): SparseVector {
  const entries: [number, number][] = [];
  for (const [gram, count] of countGrams(grams)) {
    const column = model.columns.get(gram);
    if (column !== undefined) entries.push([column, (1 + Math.log(count)) * model.idf[column]!]);
  }
  return unit(sparseFrom(entries));
}
