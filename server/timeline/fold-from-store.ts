import type { Entry } from '../../core/timeline/entry.ts';
import type { Entries } from '../store/entries.ts';

/** How many entries are read at once. More than lie between two snapshots. */
export const PAGE = 100;

export type Folding<S> = {
  /** The state after one more entry; an entry that it covers already changes nothing. */
  step: (state: S | null, entry: Entry) => S;
  seqOf: (state: S) => number;
  /** What a snapshot says, if there is one. */
  kept: (conversationId: string) => Promise<S | null>;
  /** Told a state that took many entries to read. */
  onLong: (state: S) => void;
};

type ReadableEntries = Pick<Entries, 'after' | 'before'>;

/**
 * The newest state that the store has. However long the conversation is, no more than a snapshot and a page or two are
 * read: from what is known already, else back from the newest entry. A snapshot only saves reading: one that is ahead of
 * the entries is passed over, and without any all is read, page by page.
 * @returns null for an unknown conversation
 */
export async function foldFromStore<S>(
  entries: ReadableEntries,
  folding: Folding<S>,
  conversationId: string,
  known: S | null,
): Promise<S | null> {
  if (known !== null) return foldOn(entries, folding, conversationId, known);
  const newest = await entries.before(conversationId, Number.MAX_SAFE_INTEGER, PAGE);
  return foldNewest(entries, folding, conversationId, null, newest);
}

/** The same where the newest entries have been read already: as a rule nothing more is. */
export async function foldNewest<S>(
  entries: ReadableEntries,
  folding: Folding<S>,
  conversationId: string,
  known: S | null,
  newest: readonly Entry[],
): Promise<S | null> {
  const [first, last] = [newest.at(0), newest.at(-1)];
  if (!first || !last) return null;
  if (first.seq <= (known === null ? 0 : folding.seqOf(known)) + 1)
    return newest.reduce<S | null>(folding.step, known);
  const kept = await folding.kept(conversationId);
  const base = kept !== null && folding.seqOf(kept) <= last.seq ? kept : null;
  const before = await foldOn(entries, folding, conversationId, base, first.seq - 1);
  const state = newest.reduce<S | null>(folding.step, before);
  if (state && folding.seqOf(state) - (base === null ? 0 : folding.seqOf(base)) > PAGE) folding.onLong(state);
  return state;
}

/** Goes on from a state to `seq`, or to the newest entry, a page in memory at a time. */
export async function foldOn<S>(
  entries: Pick<Entries, 'after'>,
  { step, seqOf }: Pick<Folding<S>, 'step' | 'seqOf'>,
  conversationId: string,
  known: S | null,
  seq = Number.MAX_SAFE_INTEGER,
): Promise<S | null> {
  let state = known;
  for (;;) {
    const from = state === null ? 0 : seqOf(state);
    if (from >= seq) return state;
    const page = await entries.after(conversationId, from, Math.min(PAGE, seq - from));
    state = page.reduce<S | null>(step, state);
    if (page.length < PAGE) return state;
  }
}
