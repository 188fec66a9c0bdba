import { type BriefState, foldBrief } from '../../core/brief/brief.ts';
import type { Brief } from '../../core/brief/brief-schema.ts';
import { briefView } from '../../core/brief/brief-view.ts';
import type { Entry } from '../../core/timeline/entry.ts';
import type { Entries } from '../store/entries.ts';
import { createLru } from './lru.ts';

export type Briefs = ReturnType<typeof createBriefs>;

const CACHED_BRIEFS = 5_000;

/**
 * The briefs of live conversations, folded entry by entry and kept in memory. A brief that is missing or has a
 * gap is folded again from the store.
 */
export function createBriefs(entries: Pick<Entries, 'after'>) {
  const states = createLru<BriefState>(CACHED_BRIEFS);

  async function stateUpTo(conversationId: string, seq: number): Promise<BriefState | undefined> {
    const known = states.get(conversationId);
    if (known && known.upToSeq >= seq) return known;
    const newer = await entries.after(conversationId, known?.upToSeq ?? 0);
    const state = newer.reduce<BriefState | undefined>(foldBrief, known);
    if (state) states.set(conversationId, state);
    return state;
  }

  function note(entry: Entry): void {
    const known = states.get(entry.conversationId);
    const inOrder = (known?.upToSeq ?? 0) === entry.seq - 1;
    if (inOrder) states.set(entry.conversationId, foldBrief(known, entry));
  }

  return {
    /** Saves reading an entry where it is the next that is not known. */
    note,
    /** Notes an entry; returns the brief including it. */
    async after(entry: Entry): Promise<Brief> {
      note(entry);
      return viewOf(await stateUpTo(entry.conversationId, entry.seq), entry.conversationId);
    },
    /** Lets go of what is in memory of a conversation. */
    forget: (conversationId: string) => void states.delete(conversationId),
    /** The brief that covers at least the entries up to `seq`. */
    async upTo(conversationId: string, seq: number): Promise<Brief> {
      return viewOf(await stateUpTo(conversationId, seq), conversationId);
    },
  };
}

function viewOf(state: BriefState | undefined, conversationId: string): Brief {
  if (!state) throw new Error(`conversation ${conversationId} has no entries to make a brief from`);
  return briefView(state);
}
