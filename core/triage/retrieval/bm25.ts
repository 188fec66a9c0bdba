/** Inverted lists of a set of units, each a bag of weighted terms. */
export type TermIndex = {
  readonly postings: ReadonlyMap<string, { readonly units: Uint32Array; readonly weights: Float32Array }>;
  readonly lengths: Float32Array;
  readonly meanLength: number;
};

/** How fast further occurrences stop counting, and how much a long text is held back. */
const K1 = 3;
const B = 0.75;
/** Above 1, rare terms count more than in plain BM25: messages are long and full of common words. */
const RARITY = 1.5;

/** Builds the lists from one bag of term → weight per unit. */
export function indexTerms(bags: readonly ReadonlyMap<string, number>[]): TermIndex {
  const lists = new Map<string, { units: number[]; weights: number[] }>();
  const lengths = new Float32Array(bags.length);
  bags.forEach((bag, unit) => {
    for (const [term, weight] of bag) {
      lengths[unit]! += weight;
      const list = lists.get(term) ?? { units: [], weights: [] };
      list.units.push(unit);
      list.weights.push(weight);
      lists.set(term, list);
    }
  });
  const total = lengths.reduce((sum, length) => sum + length, 0);
  return {
    postings: new Map(
      [...lists].map(([term, { units, weights }]) => [
        term,
        { units: Uint32Array.from(units), weights: Float32Array.from(weights) },
      ]),
    ),
    lengths,
    meanLength: total / Math.max(1, bags.length) || 1,
  };
}

const idf = (units: number, holding: number): number =>
  Math.log(1 + (units - holding + 0.5) / (holding + 0.5)) ** RARITY;

/**
 * BM25 (Robertson & Zaragoza 2009) of every unit for a query of term → weight. `most` is what a
 * unit with every term of the query, each often, would get; a score divided by it lies between 0 and 1.
 */
export function scoreTerms(
  { postings, lengths, meanLength }: TermIndex,
  query: ReadonlyMap<string, number>,
): { readonly scores: Float64Array; readonly most: number } {
  const scores = new Float64Array(lengths.length);
  let most = 0;
  for (const [term, weight] of query) {
    const list = postings.get(term);
    const value = weight * idf(lengths.length, list?.units.length ?? 0);
    most += value;
    if (!list) continue;
    for (let k = 0; k < list.units.length; k++) {
      const unit = list.units[k]!;
      const tf = list.weights[k]!;
      scores[unit]! += (value * tf) / (tf + K1 * (1 - B + (B * lengths[unit]!) / meanLength));
    }
  }
  return { scores, most };
}
