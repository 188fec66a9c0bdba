import { headAndTail } from '../text/clip.ts';
import type { Turn } from '../text/turn.ts';

/** A turn of a conversation as the mood is read from it. */
export type SpokenTurn = Pick<Turn, 'by' | 'text'>;

/** What is kept of a conversation so that the next message can be heard: its newest turns, and how many there were. */
export type Heard = {
  readonly turns: readonly SpokenTurn[];
  /** Messages of the contact, this one included. */
  readonly messages: number;
};

export const nothingHeard: Heard = { turns: [], messages: 0 };

/** Turns that a message is heard with; what was said before them no longer colours it. */
const HEARD_TURNS = 10;
/** Characters that are read of a turn. */
const TURN_CHARS = 800;

/** What was heard, with one more turn: bounded, however long conversation and turn are. */
export function hear({ turns, messages }: Heard, { by, text }: SpokenTurn): Heard {
  const turn = { by, text: headAndTail(text, TURN_CHARS) };
  return { turns: [...turns, turn].slice(-HEARD_TURNS), messages: messages + Number(by === 'contact') };
}

/** All that is heard at the end of `turns`. */
export const heardAt = (turns: readonly SpokenTurn[]): Heard => {
  const { turns: newest } = turns.slice(-HEARD_TURNS).reduce(hear, nothingHeard);
  return { turns: newest, messages: turns.filter(({ by }) => by === 'contact').length };
};
