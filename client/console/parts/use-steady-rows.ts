import { useMemo, useReducer, useRef } from 'react';
import { freshRows, heldRows, type SteadyRows } from './steady-rows.ts';

/**
 * The rows of a list that changes by itself; while it is aimed at, no row moves. A new `scope` (another search) is
 * another list. `showNow` brings what waits.
 */
export function useSteadyRows<T>(
  items: readonly T[],
  keyOf: (item: T) => string,
  isAimed: boolean,
  scope = '',
): SteadyRows<T> & { showNow: () => void } {
  const [round, redraw] = useReducer((count: number) => count + 1, 0);
  const last = useRef<{ scope: string; rows: SteadyRows<T>['rows'] }>({ scope, rows: [] });
  const isHeld = isAimed && last.current.scope === scope;
  const now = useMemo(
    () => (isHeld ? heldRows(last.current.rows, items, keyOf) : freshRows(items, keyOf)),
    // Drawing again must not hold what it has held once more: only what is new counts.
    [items, keyOf, isHeld, round],
  );
  last.current = { scope, rows: now.rows };
  const showNow = () => {
    last.current = { scope, rows: freshRows(items, keyOf).rows };
    redraw();
  };
  return { ...now, showNow };
}
