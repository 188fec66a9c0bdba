import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readCues } from '../../core/sentiment/cues.ts';
import { messageFeatureNames, messageFeatures } from '../../core/sentiment/features.ts';
import { type SentimentModel, sentimentModelSchema } from '../../core/sentiment/model.ts';
import { contentHash } from '../../core/shared/canonical-json.ts';
import { type SparseVector, sparseOfDense } from '../../core/triage/intent/sparse.ts';
import { fitBinaryLogistic, predictBinary } from '../learning/binary-logistic.ts';
import { areaUnderCurve, kFold } from '../learning/resample.ts';
import { type Mood, type MoodExample, writeMoodExamples } from './sentiment-examples.ts';

const target = fileURLToPath(new URL('../../core/sentiment/sentiment.model.json', import.meta.url));
const WIDTH = messageFeatureNames.length;
const OPTIONS = { l2: 1 } as const;
/** One in so many questions of CLINC150 counts as a neutral message. */
const NEUTRAL_STEP = 25;

const vectorOf = (text: string): SparseVector => sparseOfDense(messageFeatures(readCues(text)));

const labelsFor = (examples: readonly MoodExample[], mood: Mood): number[] =>
  examples.map((example) => Number(example.mood === mood));

function fitSide(examples: readonly MoodExample[], mood: Mood) {
  const vectors = examples.map((example) => vectorOf(example.text));
  const labels = labelsFor(examples, mood);
  const share = labels.reduce((sum, label) => sum + label, 0) / labels.length;
  const exampleWeights = labels.map((label) => (label === 1 ? 0.5 / share : 0.5 / (1 - share)));
  return fitBinaryLogistic(vectors, labels, WIDTH, { ...OPTIONS, exampleWeights });
}

/** AUC on examples that the fit has not seen. */
function crossValidate(examples: readonly MoodExample[], mood: Mood): number {
  const scores = new Float64Array(examples.length);
  for (const fold of kFold(examples.length, 5)) {
    const held = new Set(fold);
    const model = fitSide(
      examples.filter((_, i) => !held.has(i)),
      mood,
    );
    for (const i of fold) scores[i] = predictBinary(model, vectorOf(examples[i]!.text));
  }
  return areaUnderCurve(scores, labelsFor(examples, mood));
}

const rounded = (value: number): number => Number(value.toFixed(5));

/** A trained body under its hash. Throws ZodError where it does not fit the running code. */
const named = (body: Omit<SentimentModel, 'version'>): SentimentModel =>
  sentimentModelSchema.parse({ ...body, version: contentHash(body) });

/** Fits the sentiment model on written examples and neutral questions. Deterministic. */
export function buildSentimentModel(neutralQuestions: readonly string[]): SentimentModel {
  const examples: MoodExample[] = [
    ...writeMoodExamples(),
    ...neutralQuestions.map((text) => ({ text, mood: 'neutral' as const })),
  ];
  const side = (mood: Mood) => {
    const { bias, weights } = fitSide(examples, mood);
    return { bias: rounded(bias), weights: Array.from(weights, rounded) };
  };
  return named({
    kind: 'sentiment',
    features: [...messageFeatureNames],
    negative: side('negative'),
    positive: side('positive'),
    card: {
      purpose:
        'Tells how a message of a contact sounds, from -1 (bad) to 1 (good), for the course of a conversation.',
      outOfScope:
        'Judging people, agents or single messages without their conversation; other fields than support.',
      data: [
        {
          name: 'examples written for Handrail',
          licence: 'Apache-2.0',
          share: `${writeMoodExamples().length} texts`,
        },
        {
          name: 'CLINC150, as neutral messages',
          licence: 'CC BY 3.0',
          share: `${neutralQuestions.length} texts`,
        },
      ],
      licence: 'Apache-2.0; CLINC150 by Larson et al. (2019), CC BY 3.0',
      metrics: {
        negativeAucInFiveFolds: rounded(crossValidate(examples, 'negative')),
        positiveAucInFiveFolds: rounded(crossValidate(examples, 'positive')),
      },
      limits: [
        'The written examples are easier than real messages: run the evaluation for figures on public data.',
        'Irony and praise that is meant as a complaint are mostly missed.',
        'Cue words exist for English, German, French, Spanish, Italian, Portuguese and Dutch; other languages score near neutral.',
      ],
    },
  });
}

export type TrainContext = { dataDir: string; progress: (text: string) => void };

/** Trains the sentiment model from `dataDir`/clinc150 and writes the artefact that the product loads. */
export async function train({ dataDir, progress }: TrainContext): Promise<SentimentModel> {
  progress('sentiment: fitting on written examples');
  const clinc = JSON.parse(await readFile(join(dataDir, 'clinc150', 'train_val.json'), 'utf8')) as {
    train: [string, string][];
  };
  const neutral = clinc.train.filter((_, i) => i % NEUTRAL_STEP === 0).map(([text]) => text);
  const model = buildSentimentModel(neutral);
  await mkdir(dirname(target), { recursive: true });
  await writeFile(target, `${JSON.stringify(model, null, 1)}\n`);
  progress(`sentiment: ${model.version.slice(0, 12)}, ${JSON.stringify(model.card.metrics)}`);
  return model;
}
