import { type BriefState, foldBrief } from '../../core/brief/brief.ts';
import type { Brief } from '../../core/brief/brief-schema.ts';
import { briefView } from '../../core/brief/brief-view.ts';
import type { Entry } from '../../core/timeline/entry.ts';
import type { Entries } from '../store/entries.ts';
import { type Folding, foldFromStore, foldNewest } from './fold-from-store.ts';
import { createLru } from './lru.ts';

export type Briefs = ReturnType<typeof createBriefs>;

const DEFAULT_BYTES = 64 * 1024 * 1024;

type Options = {
  /** What a snapshot says, if there is one. */
  kept?: Folding<BriefState>['kept'];
  /** How much memory they may take, in bytes. */
  maxBytes?: number;
};

/**
 * The briefs of live conversations, folded entry by entry and kept in memory. A brief that is missing or has a
 * gap is folded again from the store.
 */
export function createBriefs(
  entries: Pick<Entries, 'after' | 'before'>,
  { kept = async () => null, maxBytes = DEFAULT_BYTES }: Options = {},
) {
  const states = createLru<BriefState>(maxBytes);
  const folding: Folding<BriefState> = {
    step: (state, entry) => foldBrief(state ?? undefined, entry),
    seqOf: ({ upToSeq }) => upToSeq,
    kept,
    // Whoever makes snapshots asks for the brief: it has just been read.
    onLong: () => undefined,
  };

  async function stateUpTo(conversationId: string, seq: number): Promise<BriefState> {
    const known = states.get(conversationId);
    if (known && known.upToSeq >= seq) return known;
    const state = await foldFromStore(entries, folding, conversationId, known ?? null);
    if (!state) throw new Error(`conversation ${conversationId} has no entries to make a brief from`);
    states.set(conversationId, state);
    return state;
  }

  function note(entry: Entry): void {
    const known = states.get(entry.conversationId);
    const inOrder = (known?.upToSeq ?? 0) === entry.seq - 1;
    if (inOrder) states.set(entry.conversationId, foldBrief(known, entry));
  }

  return {
    /** The brief after the last of these entries, which are the newest of a conversation: as a rule nothing is read. */
    async afterNewest(conversationId: string, newest: readonly Entry[]): Promise<Brief> {
      const known = states.get(conversationId) ?? null;
      const state = await foldNewest(entries, folding, conversationId, known, newest);
      if (!state) throw new Error(`conversation ${conversationId} has no entries to make a brief from`);
      if (state !== known) states.set(conversationId, state);
      return briefView(state);
    },
    /** Saves reading an entry where it is the next that is not known. */
    note,
    /** Notes an entry; returns the brief including it. */
    async after(entry: Entry): Promise<Brief> {
      note(entry);
      return briefView(await stateUpTo(entry.conversationId, entry.seq));
    },
    /** Lets go of what is in memory of a conversation. */
    forget: (conversationId: string) => void states.delete(conversationId),
    /** The brief that covers at least the entries up to `seq`. */
    upTo: async (conversationId: string, seq: number): Promise<Brief> =>
      briefView(await stateUpTo(conversationId, seq)),
    /** The fold behind it. */
    stateUpTo,
    /** How much memory they take, in bytes, by estimate. */
    bytes: states.bytes,
  };
}
