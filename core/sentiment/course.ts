/** Weight of the newest message in the running mean (docs/measurement.md §3.4). */
const WEIGHT = 0.5;

/** A contact with this running mean or a lower one counts as unhappy (docs/measurement.md §3.4). */
export const UNHAPPY = -0.3;

const ANGRY = -0.6;
const CONTENT = 0.3;

export type Mood = 'angry' | 'unhappy' | 'neutral' | 'content';

/** The one word for how a contact feels, from -1 to 1: the list, the brief and its summary all say this one. */
export function moodOf(value: number): Mood {
  if (value <= ANGRY) return 'angry';
  if (value <= UNHAPPY) return 'unhappy';
  return value < CONTENT ? 'neutral' : 'content';
}

/** Running means after each message: e₁ = s₁, eₙ = ½sₙ + ½eₙ₋₁. */
export function sentimentMeans(scores: readonly number[]): number[] {
  const means: number[] = [];
  for (const score of scores) {
    const before = means.at(-1);
    means.push(before === undefined ? score : WEIGHT * score + (1 - WEIGHT) * before);
  }
  return means;
}

/** Slope of the least-squares line through the last three values, per message; null where there are fewer. */
export const slopeOfLastThree = (scores: readonly number[]): number | null =>
  scores.length < 3 ? null : (scores.at(-1)! - scores.at(-3)!) / 2;

export type Trend = 'falling' | 'steady' | 'rising';

/** The change between the halves of the last six messages from which a person would speak of a trend. */
const TREND = 0.2;
const TREND_REACH = 6;

/**
 * How a contact feels by now, from -1 to 1 (0 before the first word), and where the mood is going. A bad last message
 * counts in full, since it calls a person; a good one does not make up at once for what was before.
 */
export function courseOf(scores: readonly number[]): { now: number; trend: Trend } {
  const recent = scores.slice(-TREND_REACH);
  const half = Math.floor(recent.length / 2);
  const change = half === 0 ? 0 : mean(recent.slice(-half)) - mean(recent.slice(0, half));
  const [last, before] = [scores.at(-1) ?? 0, half === 0 ? 0 : mean(recent.slice(0, half))];
  // The newest message has the last word: a mood that has just dropped again is not getting better.
  const isFalling = change <= -TREND && last < before;
  const isRising = change >= TREND && last > before;
  const trend = isFalling ? 'falling' : isRising ? 'rising' : 'steady';
  return { now: Math.min(sentimentMeans(scores).at(-1) ?? 0, last), trend };
}

const mean = (scores: readonly number[]): number =>
  scores.reduce((sum, score) => sum + score, 0) / scores.length;
