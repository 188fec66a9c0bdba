import { seededRandom } from '../../../../core/triage/intent/random.ts';
import { fitSoftmax, predictSoftmax } from '../../../../core/triage/intent/softmax.ts';
import { dotSparse, sparseFrom, sparseOfDense, unit } from '../../../../core/triage/intent/sparse.ts';
import { fitTfIdf, weighGrams } from '../../../../core/triage/intent/tf-idf.ts';
import { fitBinaryLogistic, predictBinary } from '../../../../scripts/learning/binary-logistic.ts';
import { areaUnderCurve, bootstrap, groupFold, kFold } from '../../../../scripts/learning/resample.ts';

describe('tf-idf', () => {
  it('gives unit vectors, and ignores what it never saw', () => {
    const model = fitTfIdf([['a', 'b'], ['a', 'c'], ['a']]);
    const vector = weighGrams(model, ['a', 'b', 'b', 'unknown']);
    expect(dotSparse(vector, vector)).toBeCloseTo(1, 5);
    expect(weighGrams(model, ['a', 'b', 'b'])).toEqual(vector);
  });
});

describe('binary logistic', () => {
  it('meets the optimality condition: the penalised gradient vanishes', () => {
    const random = seededRandom(3);
    const vectors = Array.from({ length: 200 }, () => sparseOfDense([random(), random() - 0.5, random()]));
    const labels = vectors.map(({ values }) => (values[0]! + 2 * values[1]! + 0.3 * random() > 0.6 ? 1 : 0));
    const model = fitBinaryLogistic(vectors, labels, 3, { l2: 0.7 });
    const errors = vectors.map((vector, i) => predictBinary(model, vector) - labels[i]!);
    for (let j = 0; j < 3; j++) {
      const slope = errors.reduce(
        (sum, error, i) => sum + error * vectors[i]!.values[j]!,
        0.7 * model.weights[j]!,
      );
      expect(Math.abs(slope)).toBeLessThan(1e-2);
    }
    expect(Math.abs(errors.reduce((sum, error) => sum + error, 0))).toBeLessThan(1e-2);
  });
});

describe('softmax', () => {
  it('parts three classes, and probabilities sum to 1', () => {
    const vectors = Array.from({ length: 90 }, (_, i) =>
      unit(
        sparseFrom([
          [i % 3, 1],
          [3 + (i % 7), 0.3],
        ]),
      ),
    );
    const model = fitSoftmax(
      vectors,
      vectors.map((_, i) => i % 3),
      3,
      10,
    );
    const p = predictSoftmax(model, vectors[4]!);
    expect(p.indexOf(Math.max(...p))).toBe(1);
    expect(p.reduce((sum, value) => sum + value, 0)).toBeCloseTo(1, 9);
  });
});

describe('resampling', () => {
  it('folds every item once, and groups stay together', () => {
    expect(
      kFold(11, 3)
        .flat()
        .sort((a, b) => a - b),
    ).toEqual(Array.from({ length: 11 }, (_, i) => i));
    const groups = ['a', 'b', 'a', 'c', 'b', 'd'];
    for (const fold of groupFold(groups, 2)) {
      const inside = new Set(fold.map((i) => groups[i]));
      expect(groups.flatMap((group, j) => (inside.has(group) ? [j] : []))).toEqual(
        fold.toSorted((a, b) => a - b),
      );
    }
  });

  it('gives an interval around the mean of a coin', () => {
    const { low, high } = bootstrap(400, (indices) => indices.filter((i) => i < 200).length / 400);
    expect(low).toBeGreaterThan(0.43);
    expect(low).toBeLessThan(0.47);
    expect(high).toBeGreaterThan(0.53);
    expect(high).toBeLessThan(0.57);
  });

  it('counts ties half in the area under the curve', () => {
    expect(areaUnderCurve([0.1, 0.4, 0.35, 0.8], [0, 0, 1, 1])).toBeCloseTo(0.75);
    expect(areaUnderCurve([1, 1], [0, 1])).toBe(0.5);
  });
});
