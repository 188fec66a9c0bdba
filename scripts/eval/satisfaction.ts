import { readFileSync } from 'node:fs';
import { countGrams, wordGrams } from '../../core/text/ngrams.ts';
import { words } from '../../core/text/words.ts';
import { type SparseVector, sparseOfDense } from '../../core/triage/intent/sparse.ts';
import { type BinaryLogistic, fitBinaryLogistic, linearScore } from '../learning/binary-logistic.ts';
import { hashedVector } from '../learning/hashed-vector.ts';
import { areaUnderCurve, groupFold } from '../learning/resample.ts';
import { findData } from '../lib/public-data.ts';
import { dissatisfactionFeatureNames, dissatisfactionFeatures, type SpokenTurn } from './dissatisfaction.ts';
import { groupBootstrap } from './group-bootstrap.ts';
import { DataAbsent, type EvalContext, type EvalRow } from './row.ts';

/** One rated message of a customer, with its dialogue, its features and the ratings of each rater. */
type Rated = {
  readonly dialogue: number;
  readonly features: Float64Array;
  readonly grams: SparseVector;
  readonly ratings: readonly number[];
  readonly label: 0 | 1;
};

const WIDTH = dissatisfactionFeatureNames.length;
const BUCKETS = 1 << 13;
const DISSATISFIED = 2.5;
const L2 = { features: 20, grams: 1 } as const;
const mean = (values: readonly number[]): number => values.reduce((sum, v) => sum + v, 0) / values.length;

function gramsOf(turns: readonly SpokenTurn[], i: number): SparseVector {
  const own = wordGrams(words(turns[i]!.text), 1, 2).map((gram) => `u:${gram}`);
  const reply = i > 0 ? wordGrams(words(turns[i - 1]!.text), 1, 2).map((gram) => `a:${gram}`) : [];
  return hashedVector(countGrams([...own, ...reply]), BUCKETS);
}

/** Rated messages of a USS file: dialogues apart by a blank line, TAB columns role, text, action, ratings. */
export function readRated(text: string): Rated[] {
  return text.split(/\n\s*\n/).flatMap((block, dialogue) => {
    const turns: SpokenTurn[] = [];
    const rated: Rated[] = [];
    for (const line of block.split('\n')) {
      const [role, said, , scores] = line.replace(/\r$/, '').split('\t');
      if (said === undefined || said === 'OVERALL') continue;
      turns.push({ by: role === 'USER' ? 'contact' : 'assistant', text: said });
      if (role !== 'USER' || !scores) continue;
      const ratings = scores.split(',').map(Number);
      const i = turns.length - 1;
      const label = mean(ratings) <= DISSATISFIED ? 1 : 0;
      const features = dissatisfactionFeatures(turns, i);
      rated.push({ dialogue, features, grams: gramsOf(turns, i), ratings, label });
    }
    return rated;
  });
}

type Judge = (item: Rated) => number;

/** Trains features and word pairs apart and adds their log odds. */
function trainJudge(items: readonly Rated[]): Judge {
  const labels = items.map((item) => item.label);
  const centre = new Float64Array(WIDTH);
  const spread = new Float64Array(WIDTH);
  for (const { features } of items) for (let j = 0; j < WIDTH; j++) centre[j]! += features[j]! / items.length;
  for (const { features } of items)
    for (let j = 0; j < WIDTH; j++) spread[j]! += (features[j]! - centre[j]!) ** 2 / items.length;
  const scaled = ({ features }: Rated): SparseVector =>
    sparseOfDense(features.map((x, j) => (spread[j]! > 1e-9 ? (x - centre[j]!) / Math.sqrt(spread[j]!) : 0)));
  const fit = (vectors: SparseVector[], width: number, l2: number): BinaryLogistic =>
    fitBinaryLogistic(vectors, labels, width, { l2 });
  const byFeatures = fit(items.map(scaled), WIDTH, L2.features);
  const byGrams = fit(
    items.map((item) => item.grams),
    BUCKETS,
    L2.grams,
  );
  return (item) => linearScore(byFeatures, scaled(item)) + linearScore(byGrams, item.grams);
}

/** One rater against the mean of the others: what a person reaches. */
function oneRater(items: readonly Rated[]): number {
  const scores: number[] = [];
  const labels: number[] = [];
  for (const { ratings } of items)
    ratings.forEach((rating, r) => {
      scores.push(-rating);
      labels.push(Number(mean(ratings.filter((_, other) => other !== r)) <= DISSATISFIED));
    });
  return areaUnderCurve(scores, labels);
}

function crossValidate(items: readonly Rated[], tick: (done: number) => void): number[] {
  const scores: number[] = [];
  groupFold(
    items.map((item) => item.dialogue),
    5,
  ).forEach((fold, k) => {
    const held = new Set(fold);
    const judge = trainJudge(items.filter((_, i) => !held.has(i)));
    for (const i of fold) scores[i] = judge(items[i]!);
    tick(k + 1);
  });
  return scores;
}

const anchors = {
  SGD: { inDomain: 0.87, across: 0.83, anchor: 'one human rater .69; ten features .86, across .83' },
  MWOZ: { inDomain: 0.78, across: 0.76, anchor: 'one human rater .63; ten features .77, across .76' },
} as const;
type Domain = keyof typeof anchors;

function rowFor(
  measure: string,
  items: readonly Rated[],
  scores: readonly number[],
  domain: Domain,
  target: number,
) {
  const labels = items.map((item) => item.label);
  const figure = groupBootstrap(
    items.map((item) => item.dialogue),
    (indices) =>
      areaUnderCurve(
        indices.map((i) => scores[i]!),
        indices.map((i) => labels[i]!),
      ),
  );
  const baselines = [
    { name: 'never or always', value: 0.5 },
    { name: 'one rater', value: oneRater(items) },
  ];
  return { measure, ...figure, target, anchor: anchors[domain].anchor, n: items.length, baselines };
}

/**
 * Dissatisfied turns (mean rating ≤ 2.5) of USS, AUC: within a domain by five folds of whole dialogues, and
 * across domains by training on the one and testing on the other. Intervals draw whole dialogues.
 */
export async function evaluate({ dataDir, progress }: EvalContext): Promise<EvalRow[]> {
  const read = (name: Domain): Rated[] => {
    const file = findData(dataDir, `uss/${name}.txt`);
    if (!file) throw new DataAbsent(`uss/${name}.txt is absent`);
    return readRated(readFileSync(file, 'utf8'));
  };
  const sets = { SGD: read('SGD'), MWOZ: read('MWOZ') };
  return (['SGD', 'MWOZ'] as const).flatMap((domain, d) => {
    const other = domain === 'SGD' ? 'MWOZ' : 'SGD';
    const inDomain = crossValidate(sets[domain], (done) =>
      progress(d * 6 + done, 12, `satisfaction ${domain}`),
    );
    const judge = trainJudge(sets[other]);
    progress(d * 6 + 6, 12, `satisfaction ${other} to ${domain}`);
    const { inDomain: target, across } = anchors[domain];
    return [
      rowFor(`dissatisfied turn, AUC, ${domain}`, sets[domain], inDomain, domain, target),
      rowFor(
        `dissatisfied turn, AUC, ${other} to ${domain}`,
        sets[domain],
        sets[domain].map(judge),
        domain,
        across,
      ),
    ];
  });
}
