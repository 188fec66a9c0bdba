import { type RowResult, type Spread, spreadOf } from './figures.ts';

/** What a figure of a row is to be: at most, or at least. */
export type Target = { text: string; row: string; figure: string; is: 'at most' | 'at least'; limit: number };
export type Judged = Target & { reached: Spread | null; holds: boolean | null };

const longest = '10,000 waiting';

/** What the product is to reach on two quiet processors. */
export const targets: readonly Target[] = [
  {
    text: 'messages acknowledged, of the batched floor',
    row: 'message',
    figure: 'acknowledged, of floor 2',
    is: 'at least',
    limit: 0.55,
  },
  {
    text: 'unloaded median of a message, of floor 1',
    row: 'message',
    figure: 'unloaded median, of floor 1',
    is: 'at most',
    limit: 1.1,
  },
  {
    text: "work of a press, of a message's, 10,000 waiting",
    row: 'press',
    figure: `${longest}: work of a press, of a message's`,
    is: 'at most',
    limit: 2,
  },
  {
    text: 'work of a press over 10,000 waiting, of over 10',
    row: 'press',
    figure: 'work of a press over the longest line, of over 10',
    is: 'at most',
    limit: 1.15,
  },
  {
    text: "p99 of a press, of a message's, same load (50 %)",
    row: 'rates',
    figure: "at 50 %: press p99, of the messages' p99",
    is: 'at most',
    limit: 1.3,
  },
  {
    text: 'the same, workers saturated and the model down',
    row: 'down',
    figure: "press p99, of a message's p99 at the same time",
    is: 'at most',
    limit: 2,
  },
  {
    text: "press to an agent's screen, of message to screen",
    row: 'press',
    figure: '10 waiting: press to line, of message to screen',
    is: 'at most',
    limit: 1.5,
  },
  {
    text: 'the same, 10,000 waiting',
    row: 'press',
    figure: `${longest}: press to line, of message to screen`,
    is: 'at most',
    limit: 1.5,
  },
  {
    text: 'whole triage rounds, of the batched floor C',
    row: 'answer',
    figure: 'whole rounds, of floor C',
    is: 'at least',
    limit: 0.5,
  },
  {
    text: 'work of a message at 10,000 entries, of at 10',
    row: 'entries',
    figure: 'work of a message in the longest, of in the shortest',
    is: 'at most',
    limit: 1.15,
  },
  {
    text: 'work of a message beside many stored, of beside 1,000',
    row: 'stored',
    figure: 'work of a message with many stored, of with few',
    is: 'at most',
    limit: 1.15,
  },
  {
    text: 'memory of an idle visitor, of bare Socket.IO',
    row: 'idle',
    figure: 'memory of an idle visitor, of bare Socket.IO',
    is: 'at most',
    limit: 1.3,
  },
  {
    text: 'server work at constant load, 4 servers, of 1',
    row: 'servers',
    figure: 'server work at constant load, four together, of one',
    is: 'at most',
    limit: 1.3,
  },
  { text: 'start warm, s', row: 'start', figure: 'warm to ready', is: 'at most', limit: 3 },
];

/** What was reached of each target, by the median of its figure; `holds` is null where it was not measured. */
export function judge(results: readonly RowResult[]): Judged[] {
  return targets.map((target) => {
    const figures = results.find(({ row }) => row === target.row)?.figures ?? [];
    const reached = spreadOf(figures.find(({ name }) => name === target.figure)?.values ?? []);
    const { is, limit } = target;
    const holds = reached && (is === 'at most' ? reached.median <= limit : reached.median >= limit);
    return { ...target, reached, holds };
  });
}
