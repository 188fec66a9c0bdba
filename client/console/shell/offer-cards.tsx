import { Button, Group, Text } from '@mantine/core';
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

/** What is offered to this agent, above every page until it is answered or runs out. */
export function OfferCards() {
  const { offers } = useLive();
  const now = useNow();
  const current = useObservable(offers)
    .filter((offer) => Date.parse(offer.expiresAt) > now)
    .sort((a, b) => a.expiresAt.localeCompare(b.expiresAt));
  const first = current[0];
  return (
    <div className="hr-offers" aria-live="assertive">
      {first && (
        <OfferCard
          key={`${first.conversationId} ${first.expiresAt}`}
          offer={first}
          others={current.length - 1}
          now={now}
        />
      )}
    </div>
  );
}

function OfferCard({ offer, others, now }: { offer: Offer; others: number; now: number }) {
  const answer = useAnswer(offer);
  const shown = useShownSince();
  useShortcuts({ a: () => void answer('offer:accept'), d: () => void answer('offer:decline') });
  const { brief, expiresAt } = offer;
  const leftMs = Math.max(0, Date.parse(expiresAt) - now);
  const part = Math.min(1, leftMs / Math.max(1, Date.parse(expiresAt) - shown));
  return (
    <section className="hr-offer" aria-label={texts.offer.title}>
      <Text size="xs" fw={700} c="dimmed">
        {texts.offer.title}
        {others > 0 && ` · ${texts.offer.others(others)}`}
      </Text>
      <Text fw={600} lineClamp={3}>
        {brief.headline}
      </Text>
      <Text size="sm" c="dimmed" lineClamp={2}>
        {[brief.contact?.name, brief.account?.name, brief.reason?.text].filter(Boolean).join(' · ')}
      </Text>
      <div className="hr-bar" data-tone={part < 0.25 ? 'bad' : 'ok'} aria-hidden>
        <span style={{ width: `${part * 100}%` }} />
      </div>
      <Group justify="space-between" mt={6}>
        <Text size="xs" c="dimmed">
          {texts.offer.left(formatDuration(leftMs / 1000))}
        </Text>
        <Group gap="xs">
          <Button variant="default" onClick={() => void answer('offer:decline')}>
            {texts.offer.decline}
          </Button>
          <Button onClick={() => void answer('offer:accept')}>{texts.offer.accept}</Button>
        </Group>
      </Group>
    </section>
  );
}

function useShownSince(): number {
  const [shown] = useState(() => Date.now());
  return shown;
}

/** Answers an offer once: both buttons share one command id. */
function useAnswer({ conversationId }: Offer) {
  const { connection, offers } = useLive();
  const [, navigate] = useLocation();
  const [clientId] = useState(newClientId);
  return async (name: 'offer:accept' | 'offer:decline') => {
    const result = await connection.send(name, { conversationId, clientId });
    if (!result.ok) tellRefusal(result.error);
    offers.update((all) => all.filter((offer) => offer.conversationId !== conversationId));
    if (result.ok && name === 'offer:accept') navigate(`/c/${conversationId}`);
  };
}
