const MAX_SENTENCES = 60;
const MAX_SENTENCE_LENGTH = 400;
/** Longer texts are logs or dumps; what a person says stands at the beginning. */
const MAX_READ_LENGTH = 8_000;

/** The sentences (or list lines) of a message, trimmed, with their end mark; at most 60, each cut at 400. */
export function sentencesOf(text: string): string[] {
  const sentences: string[] = [];
  for (const line of text.slice(0, MAX_READ_LENGTH).split(/\r?\n/)) {
    // The number of a list line ("2. Open …") ends no sentence.
    for (const part of line.trim().split(/(?<=[.!?…。？！])(?<!^(?:step )?\d{1,2}\.)\s+/iu)) {
      const sentence = part.trim();
      if (sentence) sentences.push(clip(sentence, MAX_SENTENCE_LENGTH));
      if (sentences.length >= MAX_SENTENCES) return sentences;
    }
  }
  return sentences;
}

/** The text in at most `length` characters, cut between words with an ellipsis, never inside a surrogate pair. */
export function clip(text: string, length: number): string {
  const flat = text.replace(/\s+/g, ' ').trim();
  if (flat.length <= length) return flat;
  const cut = flat.slice(0, length - 1);
  const space = cut.lastIndexOf(' ');
  const kept = space > length * 0.6 ? cut.slice(0, space) : cut;
  return `${kept.replace(/[\uD800-\uDBFF]$/, '').replace(/[\s,;:.-]+$/, '')}…`;
}

/** Straight quotes and small letters, for patterns that look at words only. */
export function plainWords(text: string): string {
  return text.replace(/[’‘´`]/g, "'").toLowerCase();
}
