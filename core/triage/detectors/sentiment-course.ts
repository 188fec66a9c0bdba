import type { Evidence } from './turn.ts';

export type ScoredMessage = Evidence & { readonly sentiment: number };

/** Thresholds of docs/measurement.md §3.4. */
export const courseRules = { ewma: -0.3, slope: -0.3, last: -0.4, weight: 0.5 } as const;

export type SentimentCourse = {
  readonly ewma: number;
  /** Least-squares slope of the last three per message; null where there are fewer. */
  readonly slope3: number | null;
  readonly last: number | null;
  readonly found: boolean;
  readonly reason: 'low' | 'falling' | null;
  readonly evidence: readonly Evidence[];
};

/** Running means after each message: e₁ = s₁, eₙ = ½sₙ + ½eₙ₋₁. */
export function sentimentMeans(scores: readonly number[]): number[] {
  const means: number[] = [];
  for (const score of scores) {
    const before = means.at(-1);
    means.push(before === undefined ? score : courseRules.weight * score + (1 - courseRules.weight) * before);
  }
  return means;
}

/** Slope of the least-squares line through the last three values. */
export const slopeOfLastThree = (scores: readonly number[]): number | null =>
  scores.length < 3 ? null : (scores.at(-1)! - scores.at(-3)!) / 2;

/** Tells whether the mood of the contact is low, or falling fast. Scores lie between −1 and 1, oldest first. */
export function detectSentimentCourse(messages: readonly ScoredMessage[]): SentimentCourse {
  const scores = messages.map((message) => message.sentiment);
  const ewma = sentimentMeans(scores).at(-1) ?? 0;
  const slope3 = slopeOfLastThree(scores);
  const last = scores.at(-1) ?? null;
  const falls = slope3 !== null && slope3 <= courseRules.slope && last !== null && last <= courseRules.last;
  const reason = scores.length > 0 && ewma <= courseRules.ewma ? 'low' : falls ? 'falling' : null;
  const recent = messages.slice(-3).filter((message) => message.sentiment < 0);
  const evidence = reason ? recent.map(({ seq, quote }) => ({ seq, quote })) : [];
  return { ewma, slope3, last, found: reason !== null, reason, evidence };
}
