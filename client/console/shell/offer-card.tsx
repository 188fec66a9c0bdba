import { Button } from '@mantine/core';
import { useState } from 'react';
import { useLocation } from 'wouter';
import { newClientId } from '../../shared/client-id.ts';
import { formatDuration } from '../format.ts';
import type { Offer } from '../live/live.ts';
import { useLive, useObservable } from '../live/live-context.tsx';
import { tellRefusal } from '../parts/notify.ts';
import { useNow } from '../parts/use-now.ts';
import { useShortcuts } from '../parts/use-shortcuts.ts';
import { texts } from '../texts.ts';

/** An offer is told apart from an earlier one of the same conversation by its end. */
export const keyOf = ({ conversationId, expiresAt }: Offer) => `${conversationId} ${expiresAt}`;

/** What is offered to this agent, until it is answered or runs out. Over, it says so and can be pressed no more. */
export function OfferCard({ offer, others }: { offer: Offer; others: number }) {
  const now = useNow();
  const isOpen = useObservable(useLive().offers).some((one) => keyOf(one) === keyOf(offer));
  const isOver = !isOpen || Date.parse(offer.expiresAt) <= now;
  const { answer, isAnswering } = useAnswer(offer);
  const [shownAt] = useState(() => Date.now());
  useShortcuts({
    a: isOver ? null : () => void answer('offer:accept'),
    d: isOver ? null : () => void answer('offer:decline'),
  });
  const { brief, expiresAt } = offer;
  const leftMs = Math.max(0, Date.parse(expiresAt) - now);
  const part = Math.min(1, leftMs / Math.max(1, Date.parse(expiresAt) - shownAt));
  const about = [brief.headline, brief.contact?.name, brief.account?.name, brief.reason?.text];
  const words = about.filter(Boolean).join(' · ');
  const isShut = isOver || isAnswering;
  return (
    <section className="hr-offer" aria-label={texts.offer.title}>
      <div className="hr-notice-words" title={words}>
        <small>
          <strong>{texts.offer.title}</strong> ·{' '}
          {isOver ? texts.offer.over : texts.offer.left(formatDuration(leftMs / 1000))}
          {others > 0 && ` · ${texts.offer.others(others)}`}
        </small>
        <div>{words}</div>
      </div>
      <Button variant="default" disabled={isShut} onClick={() => void answer('offer:decline')}>
        {texts.offer.decline}
      </Button>
      <Button disabled={isShut} onClick={() => void answer('offer:accept')}>
        {texts.offer.accept}
      </Button>
      <div className="hr-bar" data-tone={part < 0.25 ? 'bad' : 'ok'} aria-hidden>
        <span style={{ width: `${part * 100}%` }} />
      </div>
    </section>
  );
}

/** Answers an offer once: both buttons share one command id. */
function useAnswer({ conversationId }: Offer) {
  const { connection, offers } = useLive();
  const [, navigate] = useLocation();
  const [clientId] = useState(newClientId);
  const [isAnswering, setAnswering] = useState(false);
  const answer = async (name: 'offer:accept' | 'offer:decline') => {
    if (isAnswering) return;
    setAnswering(true);
    const result = await connection.send(name, { conversationId, clientId });
    setAnswering(false);
    if (!result.ok) tellRefusal(result.error);
    offers.update((all) => all.filter((offer) => offer.conversationId !== conversationId));
    if (result.ok && name === 'offer:accept') navigate(`/c/${conversationId}`);
  };
  return { answer, isAnswering };
}
