/** A message as the detectors see it. */
export type DetectorTurn = {
  readonly seq: number;
  readonly by: 'contact' | 'assistant' | 'agent';
  readonly text: string;
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

/** The words around a match, cut to a bounded length at word ends. */
export function quoteAround(text: string, start: number, length: number): string {
  const spare = Math.max(0, QUOTE_CHARS - length);
  const from = Math.max(0, start - Math.floor(spare / 2));
  const to = Math.min(text.length, from + QUOTE_CHARS);
  const cut = text.slice(from, to);
  const headed = from > 0 ? cut.replace(/^\S{0,20}\s/, '') : cut;
  return (to < text.length ? headed.replace(/\s\S{0,20}$/, '') : headed).trim();
}

export const quoteOf = (text: string): string => quoteAround(text, 0, QUOTE_CHARS);

export const contactTurns = (turns: readonly DetectorTurn[]): DetectorTurn[] =>
  turns.filter((turn) => turn.by === 'contact');
