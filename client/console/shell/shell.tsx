import { useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useEffect, useState } from 'react';
import { useLocation } from 'wouter';
import type { UserView } from '../../../core/contract/views.ts';
import { createLive, type Live } from '../live/live.ts';
import { LiveContext, useObservable } from '../live/live-context.tsx';
import { PageBoundary } from '../parts/page-boundary.tsx';
import { texts } from '../texts.ts';
import { Header } from './header.tsx';

/** The frame around every page of a signed-in console; it owns the live parts. */
export function Shell({ me, children }: { me: UserView; children: ReactNode }) {
  const [, navigate] = useLocation();
  const [live, setLive] = useState<Live | null>(null);
  useEffect(() => {
    const made = createLive((conversationId) => navigate(`/c/${conversationId}`));
    setLive(made);
    return () => made.stop();
  }, [navigate]);
  if (!live) return null;
  return (
    <LiveContext.Provider value={live}>
      <Follow live={live} />
      <div className="hr-shell">
        <a className="hr-skip" href="#main">
          {texts.nav.skip}
        </a>
        <Header me={me} />
        <PageBoundary>{children}</PageBoundary>
      </div>
    </LiveContext.Provider>
  );
}

/** Keeps the lists, the page's title and the session in step with what is live. */
function Follow({ live }: { live: Live }) {
  const client = useQueryClient();
  const stirred = useObservable(live.stirred);
  const { status } = useObservable(live.connection.state);
  const { unseen } = useObservable(live.line.state);
  useEffect(() => {
    const later = setTimeout(() => void client.invalidateQueries({ queryKey: ['conversations'] }), 300);
    return () => clearTimeout(later);
  }, [client, stirred]);
  useEffect(() => {
    if (status === 'refused') void client.invalidateQueries({ queryKey: ['me'] });
  }, [client, status]);
  useEffect(() => {
    document.title = unseen > 0 ? `${texts.alerts.title(unseen)} · ${texts.product}` : texts.product;
  }, [unseen]);
  return null;
}
