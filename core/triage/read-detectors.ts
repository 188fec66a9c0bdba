import type { Sign } from './signals.ts';

export type DetectorTurn = {
  readonly seq: number;
  readonly at: string;
  readonly by: 'contact' | 'assistant' | 'agent';
  readonly text: string;
  readonly articleIds: readonly string[];
};

export type DetectorReadings = {
  danger: Sign | null;
  security: Sign | null;
  legal: Sign | null;
  outage: Sign | null;
  urgency: Sign | null;
  loop: Sign | null;
  repeat: Sign | null;
  unanswered: Sign[];
  sentiment: { ewma: number; slope3: number; last: number };
};

/** Runs every detector over a conversation. */
export function readDetectors(
  turns: readonly DetectorTurn[],
  scoreSentiment: (text: string) => number,
): DetectorReadings {
  const values = turns.filter(({ by }) => by === 'contact').map(({ text }) => scoreSentiment(text));
  return {
    danger: null,
    security: null,
    legal: null,
    outage: null,
    urgency: null,
    loop: null,
    repeat: null,
    unanswered: [],
    sentiment: sentimentCourse(values),
  };
}

function sentimentCourse(values: number[]): DetectorReadings['sentiment'] {
  let ewma = values[0] ?? 0;
  for (const value of values.slice(1)) ewma = 0.5 * value + 0.5 * ewma;
  const [a, , c] = values.slice(-3);
  return { ewma, slope3: values.length >= 3 ? ((c ?? 0) - (a ?? 0)) / 2 : 0, last: values.at(-1) ?? 0 };
}
