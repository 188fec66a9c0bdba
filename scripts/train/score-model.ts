import { type FeatureName, featureCatalogue, featureCodeVersion } from '../../core/triage/score/features.ts';
import { explainLinear, type LinearScore } from '../../core/triage/score/logistic.ts';
import type { ScoreModel } from '../../core/triage/score/model.ts';
import { areaUnderCurve, brierScore, expectedCalibrationError, logLoss } from '../learning/calibration.ts';
import { fitPlatt, fitStandardised } from '../learning/fit.ts';
import { makeScoreModel } from '../learning/make-score-model.ts';
import { thresholdByLtt } from '../learning/threshold.ts';
import {
  drawConversation,
  type HandoffDialogue,
  type LabelledConversation,
  type LabelledPoint,
  seededRandom,
} from './score-scenarios.ts';

const featureNames = Object.keys(featureCatalogue) as FeatureName[];
const seed = 20260302;
const alpha = 0.05;
const delta = 0.1;
/** Each dialogue is fitted under several scenarios; the covariance counts it once. */
const drawsForFitting = 8;
const penalty = 4;
/**
 * Builds the escalation score that Handrail ships: structure of handoff moments from a public MIT set (one JSON
 * dialogue a line), the rest from written scenarios. Deterministic: the same text gives the same model.
 */
export function buildScoreModel(dialogues: string): ScoreModel {
  const parts = readParts(dialogues);
  const linear = fitLinear(parts);
  const threshold = { ...thresholdByLtt(neededScores(linear, parts.threshold), alpha, delta), delta };
  return makeScoreModel({
    kind: 'escalation-score',
    featureCodeVersion,
    intercept: linear.intercept,
    features: linear.terms.map((term) => ({ ...term, bounds: [term.bounds[0], term.bounds[1]] })),
    covariance: linear.covariance.map((row) => [...row]),
    platt: linear.platt,
    threshold,
    card: writeCard(linear, threshold.tau, parts),
  });
}

type Parts = Record<'fit' | 'calibration' | 'threshold' | 'test', LabelledConversation[]>;

/** Parts by whole dialogues. Only the fitting part is drawn several times; the others keep one draw each. */
function readParts(text: string): Parts {
  const random = seededRandom(seed);
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  const dialogues = shuffle(
    lines.map((line) => JSON.parse(line) as HandoffDialogue),
    random,
  );
  const part = (from: number, to: number, draws: number) =>
    dialogues
      .slice(Math.round(dialogues.length * from), Math.round(dialogues.length * to))
      .flatMap((dialogue) => Array.from({ length: draws }, () => drawConversation(dialogue, random)))
      .filter((conversation) => conversation !== null);
  return {
    fit: part(0, 0.3, drawsForFitting),
    calibration: part(0.3, 0.4, 1),
    threshold: part(0.4, 0.8, 1),
    test: part(0.8, 1, 1),
  };
}

function shuffle<T>(items: readonly T[], random: () => number): T[] {
  const copy = [...items];
  for (let i = copy.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    [copy[i], copy[j]] = [copy[j]!, copy[i]!];
  }
  return copy;
}

const pointsOf = (part: readonly LabelledConversation[]): LabelledPoint[] => part.flatMap((c) => c.points);
const vector = (point: LabelledPoint, names: readonly string[]): number[] =>
  names.map((name) => point.features[name as FeatureName] as number);

/** Leaves out, one at a time and worst first, the features whose weight contradicts their meaning. */
function fitByMeaning(points: readonly LabelledPoint[]) {
  let names = featureNames;
  for (;;) {
    const rows = { x: points.map((point) => vector(point, names)), y: points.map((p) => p.label) };
    const fitted = fitStandardised(rows, penalty);
    const against = names.map((name, i) => {
      const { largerSpeaksFor } = featureCatalogue[name];
      const sign = { person: -1, assistant: 1, either: 0 }[largerSpeaksFor];
      return sign * fitted.weights[i]! * fitted.scaling[i]!.sd;
    });
    const worst = Math.max(...against);
    if (worst <= 0) return { names, fitted };
    names = names.filter((_, i) => against[i] !== worst);
  }
}

function fitLinear({ fit, calibration }: Parts): LinearScore {
  const { names, fitted } = fitByMeaning(pointsOf(fit));
  const terms = names.map((name, i) => {
    const { bounds, actionable } = featureCatalogue[name];
    return { name, weight: fitted.weights[i]!, ...fitted.scaling[i]!, bounds, actionable };
  });
  const covariance = fitted.covariance.map((row) => row.map((value) => value * drawsForFitting));
  const raw: LinearScore = { intercept: fitted.intercept, terms, covariance, platt: { a: 0, b: 1 } };
  const held = pointsOf(calibration);
  const eta = held.map((point) => explainLinear(raw, vector(point, names)).logit);
  const labels = held.map((point) => point.label);
  return { ...raw, platt: fitPlatt(eta, labels) };
}

function scoreOf(linear: LinearScore, point: LabelledPoint): number {
  const names = linear.terms.map((term) => term.name);
  return explainLinear(linear, vector(point, names)).score;
}

/** For each conversation that needed a person: its largest score up to one message after the need. */
function neededScores(linear: LinearScore, part: readonly LabelledConversation[]): number[] {
  return part.flatMap(({ points }) => {
    const need = points.findIndex((point) => point.label === 1);
    if (need < 0) return [];
    return [Math.max(...points.slice(0, need + 2).map((point) => scoreOf(linear, point)))];
  });
}

const calmMaxima = (linear: LinearScore, part: readonly LabelledConversation[]): number[] =>
  part
    .filter(({ points }) => points.every((point) => point.label === 0))
    .map(({ points }) => Math.max(...points.map((point) => scoreOf(linear, point))));

function measure(linear: LinearScore, points: readonly LabelledPoint[]) {
  const outcomes = { p: points.map((point) => scoreOf(linear, point)), y: points.map((p) => p.label) };
  const round = (value: number) => Math.round(value * 1e4) / 1e4;
  const auc = areaUnderCurve(outcomes);
  return {
    n: points.length,
    needed: points.filter((p) => p.label === 1).length,
    auc: auc === null ? null : round(auc),
    brier: round(brierScore(outcomes)),
    logLoss: round(logLoss(outcomes)),
    ece: round(expectedCalibrationError(outcomes)),
  };
}

function writeCard(linear: LinearScore, tau: number, parts: Parts): ScoreModel['card'] {
  const test = pointsOf(parts.test);
  const share = (values: readonly number[], keep: (value: number) => boolean) =>
    values.length ? Math.round((values.filter(keep).length / values.length) * 1e4) / 1e4 : null;
  const needed = neededScores(linear, parts.test);
  const calm = calmMaxima(linear, parts.test);
  const structureOnly = withoutScenarios(linear);
  const size = (part: LabelledConversation[]) =>
    `${new Set(part.map((c) => c.id)).size} dialogues, ${pointsOf(part).length} messages`;
  const segment = (name: string, keep: (point: LabelledPoint) => boolean) => ({
    segment: name,
    ...measure(linear, test.filter(keep)),
  });
  return {
    purpose: 'Adds an escalation where the course of a conversation looks like one that needs a person.',
    outOfScope: 'Never a reason not to escalate. Says nothing about a person, only about a conversation.',
    data: [
      {
        name: 'Handoff moments of machine service dialogues (SSA makeup), word ids only; no text is kept',
        licence: 'MIT',
        share: 'labels and the features of source "timeline"',
      },
      {
        name: `Scenarios written for Handrail (scripts/train/score-scenarios.ts, seed ${seed})`,
        licence: 'Apache-2.0',
        share: 'all other features, and the labels that follow from topics and failed fixes',
      },
    ],
    licence: 'Apache-2.0',
    windows: {
      fit: size(parts.fit),
      calibration: size(parts.calibration),
      threshold: size(parts.threshold),
      test: size(parts.test),
    },
    metrics: { test: measure(linear, test), 'test, timeline features only': measure(structureOnly, test) },
    missed: { promised: alpha, onTest: share(needed, (score) => score < tau), n: needed.length },
    escalatedWithoutNeed: { onTest: share(calm, (score) => score >= tau), n: calm.length },
    segments: [
      segment('first message', (p) => p.features.first_turn === 1),
      segment('messages 2 to 5', (p) => p.features.first_turn === 0 && (p.features.turn_index ?? 0) <= 4),
      segment('later messages', (p) => (p.features.turn_index ?? 0) > 4),
    ],
    limits: [
      ...leftOut(linear),
      'The words are Chinese shop dialogues as ids; the model has seen no English text and no text at all.',
      'Features outside the timeline were drawn from assumptions of the authors. Their weights are those ' +
        'assumptions, and the figures above that use them are not evidence about real customers.',
      'The scenarios were revised while figures on these parts were in view; read the test figures as optimistic.',
      'The sentiment labels of the public set are not used: on customer turns they repeat the handoff label.',
      'The promised rate of missed needs holds for conversations like those of the threshold part, not for ' +
        'another product. Recalibrate on audited conversations of your own before relying on it.',
      `Cautious: of ${calm.length} test conversations without a need it would have escalated the share above at ` +
        'some message. Watch it in shadow mode on your own conversations before it acts.',
      'Language and tier are not features. Segments by language are not known.',
    ],
  };
}

function leftOut(linear: LinearScore): string[] {
  const kept = new Set(linear.terms.map((term) => term.name));
  const names = featureNames.filter((name) => !kept.has(name));
  return names.length ? [`Left out, because the data spoke against their meaning: ${names.join(', ')}.`] : [];
}

/** The same model with every feature from scenarios held at its mean: what structure alone achieves. */
function withoutScenarios(linear: LinearScore): LinearScore {
  const fixed = linear.terms.filter((term) => sourceOf(term.name) !== 'timeline');
  const intercept = fixed.reduce((sum, term) => sum + term.weight * term.mean, linear.intercept);
  const terms = linear.terms.map((term) => (fixed.includes(term) ? { ...term, weight: 0 } : term));
  return { ...linear, intercept, terms };
}

const sourceOf = (name: string): string => featureCatalogue[name as keyof typeof featureCatalogue].source;
