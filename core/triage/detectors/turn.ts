import { clipAround, headAndTail } from '../../text/clip.ts';
import type { Turn } from '../../text/turn.ts';
import { straightQuotes } from '../../text/words.ts';

/** A message as the detectors see it. */
export type DetectorTurn = Turn & {
  /** ISO time. */
  readonly at?: string;
  /** Articles that an answer was taken from. */
  readonly articleIds?: readonly string[];
  /** What the assistant asked for in this turn, if it asked for one thing. */
  readonly askedSlot?: string;
  /** Whether the turn brought a fact or a tool result that was not known before; computed where absent. */
  readonly newFact?: boolean;
};

/** What made a detector speak: which messages, and the words in question. */
export type Evidence = { readonly seq: number; readonly quote: string };

const QUOTE_CHARS = 120;

/** The words around a match, as evidence. */
export const quoteAround = (text: string, start: number, length: number): string =>
  clipAround(text, start, length, QUOTE_CHARS);

export const quoteOf = (text: string): string => quoteAround(text, 0, QUOTE_CHARS);

export const contactTurns = (turns: readonly DetectorTurn[]): DetectorTurn[] =>
  turns.filter((turn) => turn.by === 'contact');

/** First match of each pattern in the contact's messages. Long messages are read in part. */
export function findInContact(turns: readonly DetectorTurn[], patterns: readonly RegExp[]): Evidence[] {
  return contactTurns(turns).flatMap(({ seq, text }) => {
    const read = straightQuotes(headAndTail(text));
    for (const pattern of patterns) {
      const match = pattern.exec(read);
      if (match) return [{ seq, quote: quoteAround(read, match.index, match[0].length) }];
    }
    return [];
  });
}

const LETTER = '[\\p{L}\\p{N}_]';

/** One pattern from alternatives that stand on their own; `\w` is a letter of any script. Case doesn't matter. */
export const anyOf = (...alternatives: readonly string[]): RegExp =>
  new RegExp(`(?<!${LETTER})(?:${alternatives.join('|').replaceAll('\\w', LETTER)})(?!${LETTER})`, 'iu');
