import { useState } from 'react';
import { useLocation } from 'wouter';
import { useShortcuts } from '../parts/use-shortcuts.ts';

/**
 * A selection that j and k move through a list and Enter opens. It follows its row when the list changes; when its row
 * goes away nothing is selected until the next key, so that Enter never opens what nobody chose.
 */
export function useCursor(ids: readonly string[], reveal: (index: number) => void): string | null {
  const [, navigate] = useLocation();
  const [cursor, setCursor] = useState<{ id: string; index: number } | null>(null);
  const found = cursor ? ids.indexOf(cursor.id) : -1;
  const current = found >= 0 ? (cursor?.id ?? null) : null;
  const move = (step: 1 | -1) => {
    const lost = (cursor?.index ?? 0) - (step > 0 ? 1 : 0);
    const next = Math.max(0, Math.min(ids.length - 1, (found >= 0 ? found : lost) + step));
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
