import { sentimentMeans, slopeOfLastThree } from '../../sentiment/course.ts';
import type { Evidence } from './turn.ts';

export type ScoredMessage = Evidence & { readonly sentiment: number };

export type SentimentCourse = {
  /** Mean that halves the weight of the past with each message; null before the first. */
  readonly ewma: number | null;
  /** Least-squares slope of the last three per message; null where there are fewer. */
  readonly slope3: number | null;
  readonly last: number | null;
  /** The bad ones of the last three messages. */
  readonly evidence: readonly Evidence[];
};

/** The course of the contact's mood. Scores lie between −1 and 1, oldest first; what is bad is the policy's word. */
export function detectSentimentCourse(messages: readonly ScoredMessage[]): SentimentCourse {
  const scores = messages.map((message) => message.sentiment);
  const bad = messages.slice(-3).filter((message) => message.sentiment < 0);
  return {
    ewma: sentimentMeans(scores).at(-1) ?? null,
    slope3: slopeOfLastThree(scores),
    last: scores.at(-1) ?? null,
    evidence: bad.map(({ seq, quote }) => ({ seq, quote })),
  };
}
