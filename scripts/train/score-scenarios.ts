import type { WordTurn } from '../../core/text/turn.ts';
import type { FeatureValues } from '../../core/triage/score/features.ts';
import { structuralFeatures } from '../../core/triage/score/structural.ts';

/** One customer message with all features, and whether a person should take over there. */
export type LabelledPoint = { features: Required<FeatureValues>; label: 0 | 1 };
export type LabelledConversation = { id: string; points: LabelledPoint[] };

export type HandoffDialogue = {
  id: string;
  turns: readonly { role: string; ids: readonly number[]; label: number }[];
};

/** mulberry32: small, seeded, the same on every machine. */
export function seededRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

/**
 * What the word-id dialogues cannot tell (articles, engine, sentiment, topics, history) is drawn from written
 * scenarios. The figures are assumptions of the authors, not measurements; the model card says so.
 */
const scenario = {
  /** Share of conversations whose question an article answers, without and with a need for a person. */
  answerable: { calm: 0.85, needed: 0.3 },
  articleFit: { answerable: [0.7, 0.13], not: [0.34, 0.17] },
  uncertainty: { answerable: [0.25, 0.15], not: [0.55, 0.18] },
  sentiment: { calm: [0.08, 0.22], needed: [-0.5, 0.28] },
  fixFails: { calm: 0.02, needed: 0.3 },
  engineFails: { calm: 0.005, needed: 0.08 },
  priorContacts: { calm: 0.15, needed: 0.35 },
  /** Chance of a topic in a conversation, and that it then needs a person from that message on. */
  topics: { outage: [0.04, 0.7], security: [0.02, 0.95], legal: [0.015, 0.95] },
  /** Two fixes, or two turns of the engine, that failed. */
  twoFailuresNeedPerson: 0.85,
} as const;

type Dice = {
  chance: (p: number) => boolean;
  normal: (moments: readonly [number, number], low: number, high: number) => number;
  count: (p: number, most: number) => number;
  below: (n: number) => number;
};

function diceOf(random: () => number): Dice {
  const chance = (p: number) => random() < p;
  const gauss = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  return {
    chance,
    normal: ([mean, sd], low, high) => Math.min(high, Math.max(low, mean + sd * gauss())),
    count: (p, most) => {
      let n = 0;
      while (n < most && chance(p)) n++;
      return n;
    },
    below: (n) => Math.floor(random() * n),
  };
}

/**
 * Labels and structural features of one dialogue at each customer message. A message counts as needing a person
 * if it, or a machine turn before the next customer message, is labelled so.
 */
function structuralPoints({ turns }: HandoffDialogue) {
  const said: WordTurn[] = turns.map(({ role, ids }) => ({
    by: role === 'user' ? 'contact' : 'assistant',
    words: ids.map(String),
  }));
  return turns.flatMap((turn, i) => {
    if (turn.role !== 'user') return [];
    const next = turns.findIndex((other, j) => j > i && other.role === 'user');
    const stretch = turns.slice(i, next < 0 ? turns.length : next);
    const label = stretch.some((t) => t.label === 1);
    return [{ structural: structuralFeatures(said.slice(0, i + 1)), label }];
  });
}

function drawTopics(dice: Dice, length: number) {
  const draw = ([share, needs]: readonly [number, number]) => {
    const from = dice.chance(share) ? dice.below(length) : Number.POSITIVE_INFINITY;
    return { from, needs: dice.chance(needs) };
  };
  const { outage, security, legal } = scenario.topics;
  return { outage: draw(outage), security: draw(security), legal: draw(legal) };
}

function slopeOfLastThree(values: readonly number[]): number {
  const last = values.slice(-3);
  return last.length < 3 ? 0 : (last[2]! - last[0]!) / 2;
}

/**
 * Completes one dialogue with a scenario; null where no customer speaks. It ends one message after the first need:
 * in the product a person has it by then, and later messages are never scored.
 */
export function drawConversation(
  dialogue: HandoffDialogue,
  random: () => number,
): LabelledConversation | null {
  const given = structuralPoints(dialogue);
  if (given.length === 0) return null;
  const dice = diceOf(random);
  const kind = given.some((point) => point.label) ? 'needed' : 'calm';
  const answerable = dice.chance(scenario.answerable[kind]) ? 'answerable' : 'not';
  const topics = drawTopics(dice, given.length);
  const priorContacts = dice.count(scenario.priorContacts[kind], 5);
  const stubborn = dice.chance(scenario.twoFailuresNeedPerson);
  const sentiments: number[] = [];
  let ewma: number | null = null;
  let failedFixes = 0;
  let engineFailures = 0;
  const points = given.map(({ structural, label }, i): LabelledPoint => {
    const mood = label ? 'needed' : 'calm';
    const sentiment = dice.normal(scenario.sentiment[mood], -1, 1);
    sentiments.push(sentiment);
    ewma = ewma === null ? sentiment : (ewma + sentiment) / 2;
    if (i > 0 && dice.chance(scenario.fixFails[mood])) failedFixes = Math.min(10, failedFixes + 1);
    if (dice.chance(scenario.engineFails[mood])) engineFailures = Math.min(5, engineFailures + 1);
    const topicNeeds = Object.values(topics).some((topic) => topic.needs && i >= topic.from);
    const needed = label || topicNeeds || (stubborn && (failedFixes >= 2 || engineFailures >= 2));
    const features = {
      ...structural,
      sentiment_ewma: ewma,
      sentiment_slope3: slopeOfLastThree(sentiments),
      failed_fixes: failedFixes,
      topic_outage: Number(i >= topics.outage.from),
      topic_security: Number(i >= topics.security.from),
      topic_legal: Number(i >= topics.legal.from),
      kb_top_score: dice.normal(scenario.articleFit[answerable], 0, 1),
      engine_failures: engineFailures,
      self_reported_uncertainty: dice.normal(scenario.uncertainty[answerable], 0, 1),
      prior_contacts_7d: priorContacts,
    };
    return { features, label: needed ? 1 : 0 };
  });
  const need = points.findIndex((point) => point.label === 1);
  return { id: dialogue.id, points: need < 0 ? points : points.slice(0, need + 2) };
}
