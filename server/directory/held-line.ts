import { isDeepStrictEqual } from 'node:util';
import type { PlacedItem } from '../../core/contract/views.ts';
import type { Standing } from '../../core/routing/line.ts';
import { compareStanding, createOrderedLine, isSamePlace } from '../../core/routing/ordered-line.ts';
import {
  type Ranked,
  rankedFrom,
  rankOf,
  sizeOf,
  valuesFrom,
  withoutValue,
  withValue,
} from '../../core/shared/ranked.ts';
import { type HeldWait, type LineChange, type LineDigest, SINCES_MODULUS } from '../store/line-wait.ts';
import { createLru } from '../timeline/lru.ts';

/** A wait as of entry `seq`, with what agents see of it as of entry `itemSeq`. */
type Held = HeldWait & { seq: number; itemSeq: number };

/** What became of the line since the version before. Places are those after all of it. */
export type LineStep = {
  version: number;
  total: number;
  unseen: number;
  changed: PlacedItem[];
  removed: string[];
};

/** A step of more is told as a gap: who watches reads the line again, page by page. */
const LARGEST_STEP = 500;
/** Those that left lately are remembered, some ten thousand of them, so that a late notice does not bring them back. */
const REMEMBERED_BYTES = 1024 * 1024;

export type HeldLine = ReturnType<typeof createHeldLine>;

/**
 * The line of one workspace in memory. Places are those of all who wait. What agents are shown follows by `publish`, step
 * by step, and holds only those whom there is something to show of.
 */
export function createHeldLine(first: readonly LineChange[], originShare?: number) {
  const line = createOrderedLine<Held>(originShare, first.flatMap(heldIn));
  const left = createLru<number>(REMEMBERED_BYTES);
  const changedIds = new Set<string>();
  const shown = new Map<string, Standing<Held>>();
  let published: Ranked<Standing<Held>> = null;
  let version = 0;
  let unseen = 0;
  const digest: LineDigest = { waiting: 0, seqs: 0, sinces: 0 };
  showAll();

  function showAll(): void {
    const all = [...line.ids()].flatMap((id) => line.standingOf(id) ?? []).sort(compareStanding);
    published = rankedFrom(all);
    for (const standing of all) {
      keep(standing);
      sumUp(standing.place, 1);
    }
  }

  function keep(standing: Standing<Held>): void {
    shown.set(standing.place.id, standing);
    if (isUnseen(standing)) unseen += 1;
  }

  function letGo(id: string): boolean {
    const before = shown.get(id);
    if (!before) return false;
    published = withoutValue(published, before, compareStanding);
    shown.delete(id);
    if (isUnseen(before)) unseen -= 1;
    return true;
  }

  function sumUp({ seq, since }: Held, sign: 1 | -1): void {
    digest.waiting += sign;
    digest.seqs += sign * seq;
    digest.sinces += sign * (Date.parse(since) % SINCES_MODULUS);
  }

  /** Whether nothing later is known, nor the same with what agents see of it. */
  function isNewer({ id, seq, wait }: LineChange): boolean {
    const known = line.get(id);
    if ((left.get(id) ?? 0) >= seq || (known?.seq ?? 0) > seq) return false;
    return known?.seq !== seq || !wait || known.itemSeq < seq;
  }

  /** @returns whether it is news */
  function leave({ id, seq }: LineChange): boolean {
    left.set(id, seq);
    const known = line.get(id);
    if (!known) return false;
    sumUp(known, -1);
    changedIds.add(id);
    for (const moved of line.remove(id)) changedIds.add(moved);
    return true;
  }

  /** @returns whether it is news */
  function stand({ id, seq }: LineChange, wait: HeldWait): boolean {
    const known = line.get(id);
    const isMoved = !known || !isSamePlace(known, wait);
    // Where nothing is said of what agents see, only a place is news.
    if (!wait.item && !isMoved) return false;
    const item = wait.item ?? known?.item ?? null;
    const itemSeq = wait.item ? seq : (known?.itemSeq ?? 0);
    const isNews = isMoved || !isDeepStrictEqual(item, known.item);
    const held = { ...wait, seq, item, itemSeq };
    if (known) sumUp(known, -1);
    sumUp(held, 1);
    for (const moved of line.set(held)) changedIds.add(moved);
    if (isNews) changedIds.add(id);
    return isNews;
  }

  const placed = ({ place }: Standing<Held>, rank: number): PlacedItem[] =>
    place.item ? [{ ...place.item, place: rank + 1 }] : [];

  return {
    /** Takes note of a change, unless a later one is known. Returns whether it was news. */
    apply(change: LineChange): boolean {
      if (!isNewer(change)) return false;
      return change.wait ? stand(change, change.wait) : leave(change);
    },
    placeOf: line.placeOf,
    /** The place of a wait that is so new that it is not known here; null where a later change is. */
    placeFor(change: LineChange): number | null {
      const [held] = heldIn(change);
      return held && isNewer(change) ? line.placeFor(held) : null;
    },
    ofContact: line.ofContact,
    size: line.size,
    ids: () => [...line.ids()],
    /** The entry up to which it is known how this conversation stands to the line; 0 where it is not known at all. */
    seqOf: (id: string): number => line.get(id)?.seq ?? left.get(id) ?? 0,
    digest: (): LineDigest => ({ ...digest }),
    /** Brings what agents are shown up to date; null where nothing changed for them. */
    publish(): LineStep | null {
      const changed: Standing<Held>[] = [];
      const removed: string[] = [];
      for (const id of changedIds) {
        const now = line.standingOf(id);
        // Its brief is under way; until then it is shown as it was, or not yet.
        if (now && now.place.itemSeq !== now.place.seq) continue;
        changedIds.delete(id);
        const wasShown = letGo(id);
        if (now) {
          published = withValue(published, now, compareStanding);
          keep(now);
          changed.push(now);
        } else if (wasShown) removed.push(id);
      }
      const size = changed.length + removed.length;
      if (size === 0) return null;
      if (size > LARGEST_STEP) {
        version += 2;
        return { version, total: sizeOf(published), unseen, changed: [], removed: [] };
      }
      version += 1;
      const items = changed
        .sort(compareStanding)
        .flatMap((standing) => placed(standing, rankOf(published, standing, compareStanding)));
      return { version, total: sizeOf(published), unseen, changed: items, removed };
    },
    /**
     * What is shown as of the last `publish`, in order, at most `limit`: from the first, or behind a conversation. Null
     * where that one is not shown.
     */
    page(
      after: string | null,
      limit: number,
    ): (Omit<LineStep, 'changed' | 'removed'> & { items: PlacedItem[] }) | null {
      const last = after === null ? null : shown.get(after);
      if (last === undefined) return null;
      const from = last ? rankOf(published, last, compareStanding) + 1 : 0;
      const items = valuesFrom(published, from, limit).flatMap((one, index) => placed(one, from + index));
      return { version, total: sizeOf(published), unseen, items };
    },
  };
}

function heldIn({ seq, wait }: LineChange): Held[] {
  return wait ? [{ ...wait, seq, itemSeq: wait.item ? seq : 0 }] : [];
}

const isUnseen = ({ place }: Standing<Held>): boolean => place.item?.acknowledged === false;
