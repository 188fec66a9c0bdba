import { type BriefState, foldBrief } from '../../../core/brief/brief.ts';
import type { Brief } from '../../../core/brief/brief-schema.ts';
import { briefView } from '../../../core/brief/brief-view.ts';
import { extractFacts, type Fact } from '../../../core/brief/facts/facts.ts';
import { entriesOf, type Said } from '../../lib/engine-input.ts';

export type Dialogue = { conversation_id: string; turns: { speaker_guess: string; text: string }[] };
/** UTF-16 offsets in the text of a turn, end exclusive. */
export type Place = { turn: number; start: number; end: number };
export type FixLabel = { places: Place[]; outcome: string; outcomeTurn: number | null };

/** What docs/decisions/facts-labels.md says of a dialogue; no text. */
export type Labels = {
  conversation_id: string;
  part: 'tune' | 'heldOut';
  speakers?: { turn: number; by: 'agent' | 'customer' }[];
  matter: Place[][];
  fixes: FixLabel[];
  openQuestions: Place[];
  promises: Place[];
  mood: { now: string; trend: string };
  facts: (Place & { kind: string })[];
  things: (Place & { kind: string })[];
};

/** A labelled dialogue and what the product makes of it. */
export type Read = { labels: Labels; turns: Said[]; brief: Brief; facts: Fact[][] };

/** The entry of a turn: the first entry is the start of the conversation. */
export const seqOf = (turn: number): number => turn + 2;

/** The brief at the end of a dialogue, folded as the server does. */
export function readBrief(dialogue: Dialogue, labels: Labels): Read {
  const turns = dialogue.turns.map(({ speaker_guess, text }, turn): Said => {
    const by = labels.speakers?.find((one) => one.turn === turn)?.by ?? speaker_guess;
    return { by: by === 'customer' ? 'contact' : 'agent', text };
  });
  let state: BriefState | undefined;
  for (const entry of entriesOf(turns)) state = foldBrief(state, entry);
  return { labels, turns, brief: briefView(state!), facts: factsOf(turns) };
}

/** The extractor as the brief uses it: with the other side's last message and the ids known so far. */
function factsOf(turns: Said[]): Fact[][] {
  const known = new Map<string, string>();
  const last = { contact: '', agent: '', assistant: '' };
  return turns.map(({ by, text }) => {
    const facts = extractFacts(text, { askedBy: last[by === 'contact' ? 'agent' : 'contact'], known });
    for (const fact of facts) if (fact.kind === 'id') known.set(fact.value.toUpperCase(), fact.name);
    last[by] = text;
    return facts;
  });
}
