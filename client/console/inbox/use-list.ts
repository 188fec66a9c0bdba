import { type RefObject, useRef } from 'react';
import type { VListHandle } from 'virtua';
import type { SteadyRows } from '../parts/steady-rows.ts';
import { type Aim, useAim } from '../parts/use-aim.ts';
import { useSteadyRows } from '../parts/use-steady-rows.ts';
import { useCursor } from './use-cursor.ts';

type List<T> = {
  /** What `SteadyList` is given. */
  frame: { ref: RefObject<VListHandle | null>; aim: Aim; steady: SteadyRows<T> & { showNow: () => void } };
  /** The key of the row that the keys are on. */
  cursor: string | null;
};

/** A list of the inbox: its rows stay while they are aimed at, and j, k and Enter move through them. */
export function useList<T>(items: readonly T[], keyOf: (item: T) => string, scope?: string): List<T> {
  const ref = useRef<VListHandle>(null);
  const aim = useAim();
  const steady = useSteadyRows(items, keyOf, aim.isAimed, scope);
  const keys = steady.rows.map(({ key }) => key);
  const cursor = useCursor(keys, (index) => ref.current?.scrollToIndex(index, { align: 'nearest' }));
  return { frame: { ref, aim, steady }, cursor };
}
