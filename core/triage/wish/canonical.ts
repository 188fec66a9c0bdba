import { piecesOf, wordsOfPiece } from '../../text/phrases/words.ts';
import { foldedWords, type Word } from '../../text/phrases.ts';
import { nearKeyWord } from './near-words.ts';
import { spellings } from './spellings.ts';

/** A text in one plain form: misspelt and shortened words are read as the words they stand for. */
export type Canonical = {
  /** What the word tables read. */
  readonly words: readonly Word[];
  /** What the learned score reads: the signs of scripts without spaces stay together. */
  readonly whole: readonly Word[];
};

/** "pleeease" is "please": a letter that comes three times or more stands once. */
function withoutStretches(word: string): string {
  const signs = [...word];
  return signs
    .filter((sign, i) => {
      const isThird = sign === signs[i - 1] && (sign === signs[i - 2] || sign === signs[i + 1]);
      return !isThird || !/\p{L}/u.test(sign);
    })
    .join('');
}

/** The plain words of one written word, with chat spellings and slips of the finger mended. */
function canonicalWords(raw: string): string[] {
  const plain = foldedWords(raw).map(withoutStretches);
  const [word] = plain;
  if (word === undefined || plain.length > 1) return plain;
  return (spellings[word] ?? nearKeyWord(word) ?? word).split(' ');
}

/** The canonical words of a phrase in a table. */
export const canonicalPhrase = (written: string): string[] =>
  canonicalise(written).words.map(({ text }) => text);

/** Brings a text of any length and script into canonical form; see MAX_READ_CHARS for how much is read. */
export function canonicalise(text: string): Canonical {
  const words: Word[] = [];
  const whole: Word[] = [];
  for (const piece of piecesOf(text)) {
    const read = wordsOfPiece(piece, canonicalWords);
    words.push(...read);
    const isDivided = !piece.isStop && read.length > 1 && read[1]!.start > read[0]!.start;
    const end = piece.start + piece.raw.length;
    if (isDivided)
      whole.push(...canonicalWords(piece.raw).map((each) => ({ text: each, start: piece.start, end })));
    else whole.push(...read);
  }
  return { words, whole };
}
