import {
  cosinesTo,
  fitKernelRidge,
  type KernelRidge,
  type Point,
  predictKernelRidge,
} from '../../../../core/triage/intent/kernel.ts';
import { seededRandom } from '../../../../core/triage/intent/random.ts';
import { sparseFrom } from '../../../../core/triage/intent/sparse.ts';

const unitVector = (...values: number[]): Float32Array => {
  const length = Math.hypot(...values);
  return Float32Array.from(values, (value) => value / length);
};
const point = (...values: number[]) => ({ sparse: sparseFrom([]), vector: unitVector(...values) });

const predict = (model: KernelRidge, { sparse, vector }: Point): Float64Array => {
  const vectors = model.points.map((example) => example.vector);
  return predictKernelRidge(model, sparse, cosinesTo(vectors, vector));
};

describe('likeness to few examples', () => {
  const points = [point(1, 0, 0), point(1, 0.2, 0), point(0, 1, 0), point(0, 1, 0.2), point(0, 0, 1)];
  const model = fitKernelRidge(points, [0, 0, 1, 1, 2], 3);
  const best = (scores: Float64Array) => scores.indexOf(Math.max(...scores));

  it('gives what it was taught, and the neighbour of an example the same', () => {
    expect(points.map((one) => best(predict(model, one)))).toEqual([0, 0, 1, 1, 2]);
    expect(best(predict(model, point(0.9, 0.3, 0.1)))).toBe(0);
    expect(best(predict(model, point(0.2, 0.1, 0.9)))).toBe(2);
  });

  it('reads the words where the meaning is the same', () => {
    const word = (column: number) => ({ sparse: sparseFrom([[column, 1]]), vector: unitVector(1, 0, 0) });
    const byWords = fitKernelRidge([word(0), word(1)], [0, 1], 2);
    expect(best(predict(byWords, word(1)))).toBe(1);
  });

  it('solves (K + ridge) weights = targets: residuals of a random system are the ridge times the weights', () => {
    const random = seededRandom(5);
    const many = Array.from({ length: 40 }, () => point(random() - 0.5, random() - 0.5, random() - 0.5));
    const targets = many.map((_, i) => i % 4);
    const fitted = fitKernelRidge(many, targets, 4);
    many.forEach((one, i) => {
      const scores = predict(fitted, one);
      scores.forEach((score, k) => {
        const wanted = Number(targets[i] === k) - 1 / 4;
        expect(score + 0.05 * fitted.weights[i * 4 + k]!).toBeCloseTo(wanted, 6);
      });
    });
  });

  it('is silent without examples', () => {
    expect([...predict(fitKernelRidge([], [], 2), point(1, 0, 0))]).toEqual([0, 0]);
  });
});
