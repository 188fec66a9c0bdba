import type { Entry, EntryType } from '../../core/timeline/entry.ts';
import { MAX_PAGE_SIZE } from '../../core/values/limits.ts';
import type { Timeline } from './timeline.ts';

/** A part of a timeline, in order; `more` where it goes on behind it. */
export type EntryPage = { entries: Entry[]; more: boolean };

const MAX_ENTRIES = 500;
/** Whoever reads back asks again and again, a few screens at a time. */
const MAX_BACK = 100;
/** How many entries are read from the store at once: with the longest texts, a few megabytes. */
const STEP = 25;

/**
 * The entries after `seq` that one answer may carry, at least one where there is any. Of the given types only, where
 * some are given. A page by number alone could be 16 MB, and whoever asks and never reads would fill the memory.
 */
export async function pageAfter(
  timeline: Pick<Timeline, 'entriesAfter'>,
  conversationId: string,
  seq: number,
  types?: readonly EntryType[],
): Promise<EntryPage> {
  const entries: Entry[] = [];
  for (let more = true; more; ) {
    const after = entries.at(-1)?.seq ?? seq;
    const found = await timeline.entriesAfter(conversationId, after, STEP, types);
    entries.push(...found);
    const page = firstPageOf(entries);
    if (page.more) return page;
    more = found.length === STEP;
  }
  return { entries, more: false };
}

/** The newest entries before `seq` that one answer may carry; `more` where others stand before them. */
export async function pageBefore(
  timeline: Pick<Timeline, 'entriesBefore'>,
  conversationId: string,
  seq: number,
  types?: readonly EntryType[],
): Promise<EntryPage> {
  let entries: Entry[] = [];
  for (let more = true; more; ) {
    const before = entries.at(0)?.seq ?? seq;
    const found = await timeline.entriesBefore(conversationId, before, STEP, types);
    entries = [...found, ...entries];
    // From the newest on, as much as fits.
    const page = firstPageOf(entries.toReversed(), MAX_BACK);
    if (page.more) return { entries: page.entries.reverse(), more: true };
    more = found.length === STEP;
  }
  return { entries, more: false };
}

/** As much of these entries as one answer may carry. */
export function firstPageOf(entries: Entry[], most = MAX_ENTRIES): EntryPage {
  let size = 0;
  for (const [index, entry] of entries.entries()) {
    size += JSON.stringify(entry.data).length;
    if (index > 0 && (size > MAX_PAGE_SIZE || index === most))
      return { entries: entries.slice(0, index), more: true };
  }
  return { entries, more: false };
}
