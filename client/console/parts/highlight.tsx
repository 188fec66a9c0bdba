import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useState } from 'react';
import { useLocation } from 'wouter';

type Highlight = {
  /** The entry to show now; `times` tells two requests for the same one apart. */
  target: { seq: number; times: number } | null;
  show: (seq: number) => void;
};

const HighlightContext = createContext<Highlight>({ target: null, show: () => undefined });
const SHOWN_MS = 2_500;

/** Lets any statement point at the entry it comes from. */
export function HighlightProvider({
  conversationId,
  children,
}: {
  conversationId: string | null;
  children: ReactNode;
}) {
  const [target, setTarget] = useState<Highlight['target']>(null);
  const [location, navigate] = useLocation();
  const isOnBrief = location.endsWith('/brief');
  useEffect(() => setTarget(null), [conversationId]);
  useEffect(() => {
    if (!target) return;
    const later = setTimeout(() => setTarget(null), SHOWN_MS);
    return () => clearTimeout(later);
  }, [target]);
  const show = useCallback(
    (seq: number) => {
      if (isOnBrief) navigate(location.replace(/\/brief$/u, ''));
      setTarget((was) => ({ seq, times: (was?.times ?? 0) + 1 }));
    },
    [isOnBrief, location, navigate],
  );
  const value = useMemo(() => ({ target, show }), [target, show]);
  return <HighlightContext.Provider value={value}>{children}</HighlightContext.Provider>;
}

export function useHighlight(): Highlight {
  return useContext(HighlightContext);
}
