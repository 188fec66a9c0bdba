import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { z } from 'zod';
import type { dissatisfactionModelSchema } from '../../core/sentiment/dissatisfaction-model.ts';
import {
  exchangeFeatureNames,
  exchangeFeatures,
  isComplaint,
} from '../../core/sentiment/exchange-features.ts';
import { heardAt } from '../../core/sentiment/heard.ts';
import { contentHash } from '../../core/shared/canonical-json.ts';
import { sparseOfDense } from '../../core/triage/intent/sparse.ts';
import { fitBinaryLogistic } from '../learning/binary-logistic.ts';
import { columnScaling } from '../learning/fit.ts';
import { areaUnderCurve, groupFold } from '../learning/resample.ts';
import { isHeldOut, readSatisfactionSet, satisfactionSets } from '../lib/satisfaction-data.ts';
import { writeMoodDialogues } from './mood-dialogues.ts';

const target = fileURLToPath(new URL('../../core/sentiment/dissatisfaction.model.json', import.meta.url));
const L2 = 20;
const FOLDS = 5;
/** A written message counts as so many rated ones: it stands for support, which the rated sets do not hold. */
const WRITTEN_WEIGHT = 3;
/** Below this precision nobody is called unhappy; a single rater's is .31 against the mean of the others. */
const LEAST_PRECISION = 0.35;

type DissatisfactionModel = z.infer<typeof dissatisfactionModelSchema>;

type Example = {
  readonly group: string;
  readonly x: readonly number[];
  /** Share of the raters who were dissatisfied: more is known of it than a yes or no says. */
  readonly share: number;
  readonly dissatisfied: boolean;
  readonly complains: boolean;
  readonly weight: number;
};
type Linear = { readonly bias: number; readonly weights: number[] };

function ratedExamples(dataDir: string): Example[] | null {
  const sets = satisfactionSets.map((name) => ({ name, rated: readSatisfactionSet(dataDir, name) }));
  if (sets.some(({ rated }) => rated === undefined)) return null;
  return sets.flatMap(({ name, rated = [] }) =>
    rated
      .filter((each) => !isHeldOut(each))
      .map(({ dialogue, turns, ratings, dissatisfied }) => ({
        group: `${name} ${dialogue}`,
        ...seen(turns),
        share: ratings.filter((rating) => rating <= 2).length / ratings.length,
        dissatisfied,
        weight: 1,
      })),
  );
}

function seen(turns: Parameters<typeof heardAt>[0]): Pick<Example, 'x' | 'complains'> {
  const heard = heardAt(turns);
  const row = exchangeFeatures(heard);
  return { x: Array.from(row), complains: heard.messages > 1 && isComplaint(row) };
}

const writtenExamples = (): Example[] =>
  writeMoodDialogues().map(({ turns, dissatisfied }, i) => ({
    group: `written ${i}`,
    ...seen(turns),
    share: Number(dissatisfied),
    dissatisfied,
    weight: WRITTEN_WEIGHT,
  }));

/** Fits on standardised columns and gives the weights back in the units of the features. */
function fit(examples: readonly Example[]): Linear {
  const scaling = columnScaling(examples.map(({ x }) => x));
  const rows = examples.map(({ x }) =>
    sparseOfDense(Float64Array.from(x, (value, j) => (value - scaling[j]!.mean) / scaling[j]!.sd)),
  );
  const shares = examples.map(({ share }) => share);
  const exampleWeights = examples.map(({ weight }) => weight);
  const fitted = fitBinaryLogistic(rows, shares, scaling.length, { l2: L2, exampleWeights });
  const weights = scaling.map(({ sd }, j) => rounded(fitted.weights[j]! / sd));
  const shift = scaling.reduce((sum, { mean }, j) => sum + weights[j]! * mean, 0);
  return { bias: rounded(fitted.bias - shift), weights };
}

const rounded = (value: number): number => Number(value.toFixed(5));
const chance = ({ bias, weights }: Linear, { x }: Example): number =>
  1 / (1 + Math.exp(-weights.reduce((sum, weight, j) => sum + weight * x[j]!, bias)));

/** Chances of examples that the fit has not seen; whole dialogues stay together. */
function unseenChances(rated: readonly Example[], written: readonly Example[]): number[] {
  const chances: number[] = [];
  const groups = rated.map(({ group }) => group);
  for (const fold of groupFold(groups, FOLDS)) {
    const held = new Set(fold);
    const linear = fit([...rated.filter((_, i) => !held.has(i)), ...written]);
    for (const i of fold) chances[i] = chance(linear, rated[i]!);
  }
  return chances;
}

/** The lowest chance, in hundredths, from which the precision of the messages that complain suffices. */
function chooseThreshold(rated: readonly Example[], chances: readonly number[]): number {
  for (let step = 5; step < 95; step++) {
    const named = rated.filter(({ complains }, i) => complains && chances[i]! >= step / 100);
    const right = named.filter(({ dissatisfied }) => dissatisfied).length;
    if (right >= LEAST_PRECISION * named.length) return step / 100;
  }
  throw new RangeError('no threshold reaches the precision');
}

function metricsOf(rated: readonly Example[], chances: readonly number[]): Record<string, number> {
  return Object.fromEntries(
    satisfactionSets.map((name) => {
      const mine = rated.flatMap(({ group }, i) => (group.startsWith(name) ? [i] : []));
      const labels = mine.map((i) => Number(rated[i]!.dissatisfied));
      const scores = mine.map((i) => chances[i]!);
      return [`aucInFiveFolds${name}`, rounded(areaUnderCurve(scores, labels))];
    }),
  );
}

type TrainContext = { dataDir: string; progress: (text: string) => void };

/** Fits on rated turns and written dialogues, and writes the artefact that core loads. Throws where the data are absent. */
export async function train({ dataDir, progress }: TrainContext): Promise<{ version: string }> {
  progress('dissatisfaction: reading rated turns');
  const rated = ratedExamples(dataDir);
  if (!rated) throw new Error(`uss/${satisfactionSets.join('.txt, ')}.txt are needed in the data folder`);
  const written = writtenExamples();
  const chances = unseenChances(rated, written);
  const body: Omit<DissatisfactionModel, 'version'> = {
    kind: 'dissatisfaction',
    features: [...exchangeFeatureNames],
    ...fit([...rated, ...written]),
    threshold: chooseThreshold(rated, chances),
    card: {
      purpose:
        'Tells from a message and what came before it whether the customer is dissatisfied with the help.',
      outOfScope: 'Judging people or agents; first messages, which only tell of a problem.',
      data: [
        {
          name: 'USS: SGD, MWOZ and ReDial, turns rated by three or more people; every fifth dialogue held out',
          licence: 'none stated; no text is kept, only the weights of the named features',
          share: `${rated.length} messages`,
        },
        {
          name: 'dialogues written for Handrail (scripts/train/mood-dialogues.ts)',
          licence: 'Apache-2.0',
          share: `${written.length} messages, each counted ${WRITTEN_WEIGHT} times`,
        },
      ],
      metrics: metricsOf(rated, chances),
      limits: [
        'The rated dialogues are task dialogues in English with paid testers, who are milder than customers.',
        'Raters agree little: one against the mean of the others has a precision of .31 at a recall of .30.',
        'Words of complaint are known in English, and fewer in German, French, Spanish, Italian and Portuguese.',
      ],
    },
  };
  const model = { ...body, version: contentHash(body) };
  writeFileSync(target, `${JSON.stringify(model, null, 1)}\n`);
  progress(
    `dissatisfaction: ${model.version.slice(0, 12)}, ${JSON.stringify(model.card.metrics)}, from ${model.threshold}`,
  );
  return model;
}
