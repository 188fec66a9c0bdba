import { bootstrap } from '../learning/resample.ts';
import type { Figure } from './figures.ts';

/**
 * A statistic of items that come in groups (turns of a dialogue), with its 95 % bootstrap interval over whole
 * groups: turns of one dialogue are alike, and drawing them one by one would make the interval too narrow.
 */
export function groupBootstrap(
  groups: readonly (string | number)[],
  statistic: (indices: number[]) => number,
  rounds = 200,
): Figure {
  const members = new Map<string | number, number[]>();
  groups.forEach((group, i) => {
    const known = members.get(group);
    if (known) known.push(i);
    else members.set(group, [i]);
  });
  const lists = [...members.values()];
  const drawn = (indices: Uint32Array): number => statistic(Array.from(indices).flatMap((g) => lists[g]!));
  return { value: statistic(groups.map((_, i) => i)), ...bootstrap(lists.length, drawn, { rounds }) };
}
