import { type RefObject, useMemo, useRef } from 'react';
import type { VListHandle } from 'virtua';
import type { SteadyRows } from '../parts/steady-rows.ts';
import { type Aim, useAim } from '../parts/use-aim.ts';
import { useSteadyRows } from '../parts/use-steady-rows.ts';
import { useCursor } from './use-cursor.ts';

/** So many rows before the end of what is there, more is fetched. */
const FETCH_AHEAD = 10;

type List<T> = {
  /** What `SteadyList` is given. */
  frame: { ref: RefObject<VListHandle | null>; aim: Aim; steady: SteadyRows<T> & { showNow: () => void } };
  /** The key of the row that the keys are on. */
  cursor: string | null;
  /** Whether the end of the list comes into sight. */
  isNearEnd: () => boolean;
};

/** A list of the inbox: its rows stay while they are aimed at, and j, k and Enter move through them. */
export function useList<T>(items: readonly T[], keyOf: (item: T) => string, scope?: string): List<T> {
  const ref = useRef<VListHandle>(null);
  const aim = useAim();
  const steady = useSteadyRows(items, keyOf, aim.isAimed, scope);
  const { rows } = steady;
  const keys = useMemo(() => rows.map(({ key }) => key), [rows]);
  const cursor = useCursor(keys, (index) => ref.current?.scrollToIndex(index, { align: 'nearest' }));
  const isNearEnd = () => {
    const view = ref.current;
    const last = view?.findItemIndex(view.scrollOffset + view.viewportSize) ?? 0;
    return last > rows.length - FETCH_AHEAD;
  };
  return { frame: { ref, aim, steady }, cursor, isNearEnd };
}
