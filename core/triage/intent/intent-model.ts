import { intentGrams } from './features.ts';
import { cosinesTo, fitKernelRidge, type KernelRidge, predictKernelRidge } from './kernel.ts';
import { fitSoftmax, predictSoftmax, type Softmax, type SoftmaxOptions } from './softmax.ts';
import { dotSparse, type SparseVector, sparseOfDense } from './sparse.ts';
import { fitTfIdf, type TfIdf, weighGrams } from './tf-idf.ts';

export type IntentExample = { readonly text: string; readonly label: string };

export type IntentModel = {
  readonly labels: readonly string[];
  readonly words: TfIdf;
  readonly byWords: Softmax;
  /** Present where the examples came with sentence vectors. */
  readonly byMeaning: Softmax | null;
  /** A third opinion on the order of the labels, for few examples with vectors. */
  readonly byLikeness: KernelRidge | null;
  readonly examples: readonly SparseVector[];
  readonly vectors: readonly Float32Array[];
};

export type RankedIntent = {
  readonly label: string;
  /** Square root of the label's probability, times the closeness to the nearest example; 0 to 1. */
  readonly score: number;
};

const MANY = 5000;
/** Up to here likeness is learned too: beyond, fitting takes seconds and the softmax models do as well. */
const FEW = 1200;
/** What one unit of likeness adds to the log of the blended probability; see docs/evaluation.md. */
const LIKENESS_WEIGHT = 5;

const SHOWN = 5;

/** Few examples are soon known by heart, so they are learned in smaller steps. */
const courseFor = (examples: number): SoftmaxOptions =>
  examples > MANY
    ? { epochs: 8, rate: 6, decay: 0.5, l2: 1e-6 }
    : { epochs: 10, rate: 4, decay: 0.3, l2: 1e-5 };

/** Normalised geometric mean of two distributions: it trusts a label only where both do. */
function blend(a: Float64Array, b: Float64Array): Float64Array {
  const mean = a.map((value, k) => Math.sqrt(value * b[k]!));
  const sum = mean.reduce((total, value) => total + value, 0);
  return sum > 0 ? mean.map((value) => value / sum) : a;
}

/**
 * Learns intents from example questions. `vectors` are unit sentence vectors of the same examples; with
 * them a second model reads the meaning. Deterministic: the same examples give the same model.
 */
export function trainIntent(
  examples: readonly IntentExample[],
  vectors: readonly Float32Array[] = [],
): IntentModel {
  const labels = [...new Set(examples.map((example) => example.label))].sort();
  const number = new Map(labels.map((label, index) => [label, index] as const));
  const targets = examples.map((example) => number.get(example.label)!);
  const documents = examples.map((example) => intentGrams(example.text));
  const words = fitTfIdf(documents, examples.length > MANY ? 2 : 1);
  const sparse = documents.map((grams) => weighGrams(words, grams));
  const course = courseFor(examples.length);
  const byWords = fitSoftmax(sparse, targets, labels.length, words.idf.length, course);
  const hasVectors = vectors.length === examples.length && vectors.length > 0;
  const byMeaning = hasVectors
    ? fitSoftmax(vectors.map(sparseOfDense), targets, labels.length, vectors[0]!.length, course)
    : null;
  const points = sparse.map((grams, i) => ({ sparse: grams, vector: vectors[i]! }));
  return {
    labels,
    words,
    byWords,
    byMeaning,
    byLikeness: hasVectors && examples.length <= FEW ? fitKernelRidge(points, targets, labels.length) : null,
    examples: sparse,
    vectors: hasVectors ? vectors : [],
  };
}

function closenessOf(model: IntentModel, sparse: SparseVector, cosines: Float64Array | null): number {
  if (cosines !== null) return cosines.reduce((best, cosine) => Math.max(best, cosine), 0);
  return model.examples.reduce((best, example) => Math.max(best, dotSparse(example, sparse)), 0);
}

/** Multiplies a distribution by e to the weighted likeness, and normalises. */
function withLikeness(
  model: KernelRidge,
  probabilities: Float64Array,
  sparse: SparseVector,
  cosines: Float64Array,
): Float64Array {
  const likeness = predictKernelRidge(model, sparse, cosines);
  const product = probabilities.map((value, k) => value * Math.exp(LIKENESS_WEIGHT * likeness[k]!));
  const sum = product.reduce((total, value) => total + value, 0);
  return sum > 0 ? product.map((value) => value / sum) : probabilities;
}

/**
 * The five intents that fit a text best. Scored by the root of both models' blended probability times the largest cosine
 * to an example (the root beat the plain product on unrelated texts). With few examples their likeness has a say in the
 * order, not in the score. Without a vector the words alone decide.
 */
export function predictIntent(model: IntentModel, text: string, vector?: Float32Array): RankedIntent[] {
  const sparse = weighGrams(model.words, intentGrams(text));
  const byWords = predictSoftmax(model.byWords, sparse);
  const probabilities =
    model.byMeaning && vector
      ? blend(byWords, predictSoftmax(model.byMeaning, sparseOfDense(vector)))
      : byWords;
  const cosines = vector && model.vectors.length > 0 ? cosinesTo(model.vectors, vector) : null;
  const believed =
    model.byLikeness && cosines
      ? withLikeness(model.byLikeness, probabilities, sparse, cosines)
      : probabilities;
  const order = Array.from(believed, (probability, k) => ({ k, probability })).sort(
    (a, b) => b.probability - a.probability || a.k - b.k,
  );
  const closeness = closenessOf(model, sparse, cosines);
  return order
    .slice(0, SHOWN)
    .map(({ k }) => ({ label: model.labels[k]!, score: Math.sqrt(probabilities[k]!) * closeness }));
}
