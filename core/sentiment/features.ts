import { cueNames } from './cue-words.ts';
import type { MessageCues } from './cues.ts';

const markNames = [
  'sad',
  'glad',
  'durations',
  'whys',
  'shouted',
  'exclamations',
  'questions',
  'ellipses',
] as const;

/** Names of the columns of `messageFeatures`, in order. */
export const messageFeatureNames: readonly string[] = [
  ...cueNames,
  'deniedPraise',
  ...markNames,
  'length',
  'empty',
  'troubleAndWaiting',
  'praiseAndTrouble',
];

/** ln(1 + n), capped: a message can't become sadder without end by saying it again. */
const damp = (count: number): number => Math.min(2, Math.log1p(count));

/** The columns that the sentiment of one message is judged by; all are between 0 and 6. */
export function messageFeatures({ words, counts, marks }: MessageCues): Float64Array {
  const trouble = counts.trouble + counts.displeased + counts.outrage;
  return Float64Array.from([
    ...cueNames.map((name) => damp(counts[name])),
    damp(counts.deniedPraise),
    ...markNames.map((name) => damp(marks[name])),
    Math.min(6, Math.log1p(words.length)),
    Number(words.length === 0),
    Number(trouble > 0 && counts.waiting + marks.durations > 0),
    Number(trouble > 0 && counts.praise > 0),
  ]);
}
