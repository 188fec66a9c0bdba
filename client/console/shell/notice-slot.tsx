import { useReadiness } from '../api/queries.ts';
import type { Offer } from '../live/live.ts';
import { useLive, useObservable } from '../live/live-context.tsx';
import { useAim } from '../parts/use-aim.ts';
import { useHeld } from '../parts/use-held.ts';
import { useNow } from '../parts/use-now.ts';
import { texts } from '../texts.ts';
import { AlertPrompt, useAlertPrompt } from './alert-prompt.tsx';
import { DownNotice, type DownPart, downParts } from './down-notice.tsx';
import { keyOf, OfferCard } from './offer-card.tsx';

type Notice =
  | { kind: 'offer'; offer: Offer; others: number }
  | { kind: 'down'; parts: DownPart[] }
  | { kind: 'prompt' }
  | { kind: 'none' };

/**
 * The one place where things appear by themselves: an offer, else what is down, else a question. Its room is always
 * kept, so that nothing else moves; and while one of its buttons is aimed at, the next thing waits.
 */
export function NoticeSlot() {
  const aim = useAim('button');
  const shown = useHeld(useNotice(), aim.isAimed);
  return (
    <div
      className="hr-notice"
      data-kind={shown.kind}
      aria-live={shown.kind === 'offer' ? 'assertive' : 'polite'}
      {...aim.handlers}
      onClickCapture={aim.release}
    >
      <NoticeBody notice={shown} />
    </div>
  );
}

function NoticeBody({ notice }: { notice: Notice }) {
  switch (notice.kind) {
    case 'offer': {
      const { offer, others } = notice;
      return <OfferCard key={keyOf(offer)} offer={offer} others={others} />;
    }
    case 'down':
      return <DownNotice parts={notice.parts} />;
    case 'prompt':
      return <AlertPrompt />;
    case 'none':
      return <LineSummary />;
  }
}

function useNotice(): Notice {
  const { offers } = useLive();
  const now = useNow();
  const { data } = useReadiness();
  const isPromptWanted = useAlertPrompt().isWanted;
  const current = useObservable(offers)
    .filter((offer) => Date.parse(offer.expiresAt) > now)
    .sort((a, b) => a.expiresAt.localeCompare(b.expiresAt));
  const [offer] = current;
  if (offer) return { kind: 'offer', offer, others: current.length - 1 };
  const parts = downParts(data);
  if (parts.length > 0) return { kind: 'down', parts };
  return isPromptWanted ? { kind: 'prompt' } : { kind: 'none' };
}

/** What the kept room shows while there is nothing to tell: how many wait. */
function LineSummary() {
  const { total, unseen } = useObservable(useLive().line.state);
  return <span className="hr-notice-idle">{texts.notice.waiting(total, unseen)}</span>;
}
