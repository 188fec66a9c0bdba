import { hashGram } from '../../core/text/ngrams.ts';
import { type SparseVector, sparseFrom, unit } from '../../core/triage/intent/sparse.ts';

/** Counts of hashed grams in `buckets` columns, damped by 1 + ln(count), length 1. */
export function hashedVector(counts: ReadonlyMap<string, number>, buckets: number): SparseVector {
  const columns = new Map<number, number>();
  for (const [gram, count] of counts) {
    const column = hashGram(gram) % buckets;
    columns.set(column, (columns.get(column) ?? 0) + 1 + Math.log(count));
  }
  return unit(sparseFrom(columns));
}
