import { Link } from 'wouter';
import type { ConversationSummary } from '../../../core/contract/views.ts';
import { formatTime } from '../format.ts';
import { texts } from '../texts.ts';
import { GoneLine } from './gone-line.tsx';
import { RowFrame } from './list-parts.tsx';
import { SentimentMark } from './sentiment-mark.tsx';
import { TierBadge } from './tier-badge.tsx';
import { useNow } from './use-now.ts';

type Props = {
  conversation: ConversationSummary;
  isOpen: boolean;
  isCursor: boolean;
  isUnread?: boolean;
  isGone?: boolean;
};

/** One conversation in a list: who, about what, the last words, its state. */
export function ConversationRow(props: Props) {
  const { conversation, isOpen, isCursor, isUnread = false, isGone = false } = props;
  const now = useNow();
  const { id, contact, account, headline, lastMessage, state, assignee, updatedAt } = conversation;
  return (
    <RowFrame isOpen={isOpen} isCursor={isCursor} isUnseen={isUnread} isGone={isGone}>
      <Link to={`/c/${id}`} className="hr-row-link" aria-current={isOpen ? 'true' : undefined}>
        <div className="hr-row-top">
          {isUnread && <span className="hr-unread" role="img" aria-label={texts.lists.unread} />}
          <span className="hr-row-name">{contact.name}</span>
          {account && <TierBadge tier={account.tier} />}
          <span className="hr-row-right">
            <SentimentMark value={conversation.sentiment} />
            <time dateTime={updatedAt}>{formatTime(lastMessage?.at ?? updatedAt, now)}</time>
          </span>
        </div>
        <div className="hr-row-words">
          <div className="hr-row-headline">{headline}</div>
          <div className="hr-row-reason">
            {lastMessage && lastMessage.by !== 'contact' && `${texts.brief.by[lastMessage.by]}: `}
            {lastMessage?.text}
          </div>
        </div>
        {isGone ? (
          <GoneLine conversationId={id} />
        ) : (
          <div className="hr-row-extra">
            <span className="hr-state" data-state={state}>
              {texts.states[state] ?? state}
            </span>
            {assignee && ` · ${assignee.name}`}
          </div>
        )}
      </Link>
    </RowFrame>
  );
}
