import { clip } from './clip.ts';

export type SentenceLimits = {
  /** Characters of the text that are read. */
  readonly read: number;
  readonly sentences: number;
  /** Characters of a sentence; a longer one is clipped. */
  readonly length: number;
};

/** What a person says stands at the beginning of a text; longer ones are logs or dumps. */
const FIRST_WORDS: SentenceLimits = { read: 8_000, sentences: 60, length: 400 };

/** For judgements that must not miss a sentence. */
export const EVERY_SENTENCE: SentenceLimits = {
  read: Number.POSITIVE_INFINITY,
  sentences: Number.POSITIVE_INFINITY,
  length: Number.POSITIVE_INFINITY,
};

/** The sentences and list lines of a message, trimmed, with their end mark. */
export function sentencesOf(text: string, limits: SentenceLimits = FIRST_WORDS): string[] {
  const sentences: string[] = [];
  for (const line of text.slice(0, limits.read).split(/\r?\n/)) {
    // The number of a list line ("2. Open …") ends no sentence.
    for (const part of line.trim().split(/(?<=[.!?…。？！؟])(?<!^(?:step )?\d{1,2}\.)\s/iu)) {
      const sentence = part.trim();
      if (sentence) sentences.push(clip(sentence, limits.length));
      if (sentences.length >= limits.sentences) return sentences;
    }
  }
  return sentences;
}
