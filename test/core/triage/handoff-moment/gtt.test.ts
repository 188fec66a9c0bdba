import { seededRandom } from '../../../../core/triage/intent/random.ts';
import { momentFeatureNames, momentFeatures } from '../../../../scripts/eval/handoff-moment/features.ts';
import { fitMoments, type LabelledDialogue } from '../../../../scripts/eval/handoff-moment/fit.ts';
import { goldenTransfer } from '../../../../scripts/eval/handoff-moment/gtt.ts';
import { measureMoments } from '../../../../scripts/eval/handoff-moment/measure.ts';
import {
  decideMoments,
  findHandoffMoments,
  scoreMoments,
} from '../../../../scripts/eval/handoff-moment/model.ts';

const gts = (predicted: number[], lambda: number) =>
  [1, 2, 3].map((tolerance) => Number(goldenTransfer(predicted, [4], { tolerance, lambda }).toFixed(6)));

describe('golden transfer within tolerance', () => {
  it.each([
    ['exact', [4], 0, [1, 1, 1]],
    ['one late', [5], 0, [0.606531, 0.882497, 0.945959]],
    ['one late, punished', [5], 0.5, [0.36788, 0.778801, 0.894839]],
    ['one early', [3], 0, [0.606531, 0.882497, 0.945959]],
    ['one early, favoured', [3], 0.5, [0.716531, 0.920044, 0.96364]],
    ['two late', [6], 0, [0.135335, 0.606531, 0.800737]],
    ['exact and a false one at 0', [4, 0], 0, [0.500168, 0.567668, 0.705556]],
  ] as const)('%s', (_, predicted, lambda, expected) => {
    const found = gts([...predicted], lambda);
    expected.forEach((value, i) => {
      expect(found[i]).toBeCloseTo(value, 5);
    });
  });

  it('is 1 where there is nothing to find and nothing was found, 0 where only one is empty', () => {
    expect(goldenTransfer([], [], { tolerance: 1 })).toBe(1);
    expect(goldenTransfer([2], [], { tolerance: 1 })).toBe(0);
    expect(goldenTransfer([], [2], { tolerance: 1 })).toBe(0);
    expect(() => goldenTransfer([1], [1], { tolerance: 1, lambda: 1 })).toThrow(RangeError);
  });
});

const random = seededRandom(3);
const dialogue = (): LabelledDialogue => {
  const turns: LabelledDialogue['turns'][number][] = [];
  const moments: number[] = [];
  for (let i = 0; i < 8; i++) {
    const stuck = i > 2 && random() < 0.3;
    turns.push({ by: 'contact', words: [`w${i}`, `x${Math.floor(random() * 50)}`] });
    turns.push({
      by: 'assistant',
      words: stuck ? ['sorry', 'say', 'again'] : [`a${i}`, `b${i}`, `c${random()}`, 'd'],
    });
    if (stuck && turns.filter((turn) => turn.words[0] === 'sorry').length > 1) moments.push(turns.length - 1);
  }
  return { turns, moments };
};

describe('handoff moments', () => {
  const known = Array.from({ length: 60 }, dialogue);
  const fresh = Array.from({ length: 20 }, dialogue);
  const model = fitMoments(known);

  it('finds moments in dialogues it has not seen', () => {
    const found = fresh.map(({ turns }) => findHandoffMoments(model, turns));
    expect(
      measureMoments(
        found,
        fresh.map(({ moments }) => moments),
      ).f1,
    ).toBeGreaterThan(0.8);
  });

  it('never looks ahead', () => {
    const { turns } = fresh[0]!;
    const whole = scoreMoments(model, turns);
    const part = scoreMoments(model, turns.slice(0, 7));
    expect(whole.slice(0, 7)).toEqual(part);
  });

  it('lowers the bar with each turn until it has called once', () => {
    const rule = { bar: 1, fallPerTurn: 0.5, patience: 0, again: 1 };
    expect(decideMoments([0.2, 0.2, 0.2, 0.2, 2.5], rule)).toEqual([2, 4]);
    expect(decideMoments([], rule)).toEqual([]);
  });

  it('gives numbers for empty and very long turns', () => {
    const rows = momentFeatures([
      { by: 'contact', words: [] },
      { by: 'assistant', words: Array.from({ length: 20_000 }, (_, i) => i % 700) },
    ]);
    for (const row of rows) {
      expect(row).toHaveLength(momentFeatureNames.length);
      expect(row.every(Number.isFinite)).toBe(true);
    }
  });

  it('refuses to learn from nothing', () => {
    expect(() => fitMoments([])).toThrow(RangeError);
  });
});
