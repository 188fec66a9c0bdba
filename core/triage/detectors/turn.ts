import { clipAround } from '../../text/clip.ts';
import type { Turn } from '../../text/turn.ts';
import type { Choice } from '../../values/choice.ts';

export type DetectorTurn = Turn & {
  /** ISO time. */
  readonly at?: string;
  /** Articles that an answer was taken from. */
  readonly articleIds?: readonly string[];
  /** What the assistant offered with these words. */
  readonly choices?: readonly Choice[];
  /** The choice whose button the contact pressed. */
  readonly choiceId?: string | undefined;
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
