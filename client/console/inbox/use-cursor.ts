import { useState } from 'react';
import { useLocation } from 'wouter';
import { useShortcuts } from '../parts/use-shortcuts.ts';

/** A selection that j and k move through a list and Enter opens. It follows its row when the list changes. */
export function useCursor(ids: readonly string[], reveal: (index: number) => void): string | null {
  const [, navigate] = useLocation();
  const [cursor, setCursor] = useState<{ id: string; index: number } | null>(null);
  const found = cursor ? ids.indexOf(cursor.id) : -1;
  const index = found >= 0 ? found : Math.min(cursor?.index ?? -1, ids.length - 1);
  const current = ids[index] ?? null;
  const move = (step: number) => {
    const next = Math.max(0, Math.min(ids.length - 1, index + step));
    const id = ids[next];
    if (id === undefined) return;
    setCursor({ id, index: next });
    reveal(next);
  };
  useShortcuts({
    j: () => move(1),
    k: () => move(-1),
    Enter: current ? () => navigate(`/c/${current}`) : null,
  });
  return current;
}
