import { goldenTransfer } from './gtt.ts';

export type MomentQuality = {
  readonly f1: number;
  readonly recall: number;
  /** Mean GT-I, GT-II and GT-III over dialogues, λ = 0. */
  readonly gt: readonly [number, number, number];
  /** The same with λ = .5, which punishes late calls. */
  readonly gtLate: readonly [number, number, number];
};

/** Quality of predicted moments, all between 0 and 1; F1 and recall over all turns, GT per dialogue. */
export function measureMoments(
  predicted: readonly (readonly number[])[],
  gold: readonly (readonly number[])[],
): MomentQuality {
  let hits = 0;
  let called = 0;
  let needed = 0;
  predicted.forEach((moments, i) => {
    const wanted = new Set(gold[i]);
    hits += moments.filter((turn) => wanted.has(turn)).length;
    called += moments.length;
    needed += wanted.size;
  });
  const mean = (tolerance: number, lambda: number): number =>
    predicted.reduce((sum, moments, i) => sum + goldenTransfer(moments, gold[i]!, { tolerance, lambda }), 0) /
    predicted.length;
  return {
    f1: called + needed === 0 ? 1 : (2 * hits) / (called + needed),
    recall: needed === 0 ? 1 : hits / needed,
    gt: [mean(1, 0), mean(2, 0), mean(3, 0)],
    gtLate: [mean(1, 0.5), mean(2, 0.5), mean(3, 0.5)],
  };
}
