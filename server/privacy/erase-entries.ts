import { setImmediate as nextTurn } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import { holdingTypes, type PageStart, readWords } from '../../core/metrics/word-measures.ts';
import type { Entry, WordMeasures } from '../../core/timeline/entry.ts';
import { erased } from '../../core/timeline/erase.ts';
import type { ErasureScope } from '../../core/values/erasure.ts';
import type { Entries } from '../store/entries.ts';

const PAGE = 200;

export type ErasableEntries = Pick<Entries, 'before' | 'after' | 'lastBefore' | 'rewrite'>;

/** How many entries were written anew, and how many a newer build has to erase, since this one cannot read them. */
export type Erased = { rewritten: number; unreadable: number };

/**
 * Takes what is personal out of the entries of a conversation before `below`. Page by page, the newest first: what the
 * figures read from a message rests on the messages before it, which still stand. So it can be cut short anywhere and
 * done again, and holds no more than two pages in memory, however long the conversation is.
 */
export async function eraseEntries(
  entries: ErasableEntries,
  conversationId: string,
  { below, scope }: { below: number; scope: ErasureScope },
): Promise<Erased> {
  const sum = { rewritten: 0, unreadable: 0 };
  for (let end = below; ; ) {
    const page = await entries.before(conversationId, end, PAGE);
    const [first] = page;
    if (!first) return sum;
    const changed = await withoutPersonal(entries, page, scope);
    if (changed.length > 0) await entries.rewrite(changed);
    sum.rewritten += changed.length;
    sum.unreadable += page.filter(({ type }) => type === 'entry.opaque').length;
    end = first.seq;
    // Others in this process have their turn.
    await nextTurn();
  }
}

async function withoutPersonal(
  entries: ErasableEntries,
  page: readonly Entry[],
  scope: ErasureScope,
): Promise<Entry[]> {
  const measures = await measuresOf(entries, page);
  return page.flatMap((entry) => {
    const bare = erased(entry, scope, measures.get(entry.seq));
    return isDeepStrictEqual(bare, entry) ? [] : [bare];
  });
}

async function measuresOf(
  entries: ErasableEntries,
  page: readonly Entry[],
): Promise<Map<number, WordMeasures>> {
  const isToBeRead = page.some((entry) => entry.type === 'message.posted' && !entry.data.erased);
  const [first] = page;
  if (!first || !isToBeRead) return new Map();
  const start = await startOf(entries, first);
  const reader = readWords(page, start);
  for (let from = start.erasedUpTo; from < reader.needsUpTo; ) {
    const told = await entries.after(first.conversationId, from, PAGE, ['message.posted']);
    const last = told.at(-1);
    if (!last) break;
    reader.tell(told.filter(({ seq }) => seq <= reader.needsUpTo));
    from = last.seq;
    await nextTurn();
  }
  return reader.measures();
}

async function startOf(
  entries: ErasableEntries,
  { conversationId, seq }: Pick<Entry, 'conversationId' | 'seq'>,
): Promise<PageStart> {
  const [accepted, holding, erasure] = await Promise.all([
    entries.lastBefore(conversationId, seq, ['assignment.accepted']),
    entries.lastBefore(conversationId, seq, holdingTypes),
    entries.lastBefore(conversationId, seq, ['conversation.erased']),
  ]);
  return {
    hasAgent: holding?.type === 'assignment.accepted',
    briefUpToSeq: accepted?.type === 'assignment.accepted' ? accepted.data.briefUpToSeq : 0,
    erasedUpTo: erasure?.seq ?? 0,
  };
}
