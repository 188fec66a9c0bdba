import { ActionIcon, Tooltip } from '@mantine/core';
import { IconBellRinging, IconEye, IconUserOff } from '@tabler/icons-react';
import { memo } from 'react';
import { Link } from 'wouter';
import type { LineItem } from '../../../core/contract/views.ts';
import { GoneLine } from '../parts/gone-line.tsx';
import { RowFrame } from '../parts/list-parts.tsx';
import { SentimentMark } from '../parts/sentiment-mark.tsx';
import { TierBadge } from '../parts/tier-badge.tsx';
import { WaitBar } from '../parts/wait-bar.tsx';
import { texts } from '../texts.ts';

type Props = {
  item: LineItem;
  isOpen: boolean;
  isCursor: boolean;
  /** It no longer waits, and only its room is kept. */
  isGone: boolean;
  onAcknowledge: (conversationId: string) => void;
};

/** One waiting conversation: who, why, since when, how urgent, and whether anybody has seen it. */
export const LineRow = memo(function LineRow({ item, isOpen, isCursor, isGone, onAcknowledge }: Props) {
  const { contact, account, reason, headline, priority, offeredTo, skills } = item;
  return (
    <RowFrame isOpen={isOpen} isCursor={isCursor} isUnseen={!item.acknowledged && !isGone} isGone={isGone}>
      <Link
        to={`/c/${item.conversationId}`}
        className="hr-row-link"
        aria-current={isOpen ? 'true' : undefined}
      >
        <div className="hr-row-top">
          <span className="hr-row-name">{contact.name}</span>
          {account && <TierBadge tier={account.tier} />}
          <span className="hr-row-right">
            {!item.contactPresent && (
              <IconUserOff size={15} role="img" aria-label={texts.line.gone} title={texts.line.gone} />
            )}
            <SentimentMark value={item.sentiment} />
            <Priority value={priority} />
          </span>
        </div>
        <div className="hr-row-words">
          <div className="hr-row-headline">{headline}</div>
          <div className="hr-row-reason">{reason.text}</div>
        </div>
        {isGone ? (
          <GoneLine conversationId={item.conversationId} />
        ) : (
          <WaitBar since={item.waitingSince} dueAt={item.dueAt} />
        )}
        <div className="hr-row-extra">
          {[
            account?.name,
            skills.length > 0 ? texts.line.needs(skills.join(', ')) : null,
            offeredTo ? texts.line.offeredTo(offeredTo.name) : null,
          ]
            .filter(Boolean)
            .join(' · ')}
        </div>
      </Link>
      <SeenButton isSeen={item.acknowledged || isGone} onPress={() => onAcknowledge(item.conversationId)} />
    </RowFrame>
  );
});

/** Stays where it is after somebody has pressed it, here or elsewhere. */
function SeenButton({ isSeen, onPress }: { isSeen: boolean; onPress: () => void }) {
  const label = isSeen ? texts.line.seen : texts.line.markSeen;
  return (
    <Tooltip label={label}>
      <ActionIcon size="sm" className="hr-row-seen" aria-label={label} disabled={isSeen} onClick={onPress}>
        {isSeen ? <IconEye size={15} /> : <IconBellRinging size={15} />}
      </ActionIcon>
    </Tooltip>
  );
}

function Priority({ value }: { value: number }) {
  return (
    <span className="hr-priority" data-priority={value} title={texts.line.priorityHint}>
      <span aria-hidden>P{value}</span>
      <span className="hr-hidden">{texts.line.priority(value)}</span>
    </span>
  );
}
