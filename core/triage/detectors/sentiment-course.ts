import { sentimentMeans, slopeOfLastThree, UNHAPPY } from '../../sentiment/course.ts';
import type { Evidence } from './turn.ts';

export type ScoredMessage = Evidence & { readonly sentiment: number };

/** Thresholds of docs/measurement.md §3.4. */
export const courseRules = { ewma: UNHAPPY, slope: -0.3, last: -0.4 } as const;

export type SentimentCourse = {
  readonly ewma: number;
  /** Least-squares slope of the last three per message; null where there are fewer. */
  readonly slope3: number | null;
  readonly last: number | null;
  readonly found: boolean;
  readonly reason: 'low' | 'falling' | null;
  readonly evidence: readonly Evidence[];
};

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
