import { Loader } from '@mantine/core';
import { useEffect } from 'react';
import { useLocation } from 'wouter';
import type { UserView } from '../../../core/contract/views.ts';
import { useLive } from '../live/live-context.tsx';
import { ErrorNotice } from '../parts/error-notice.tsx';
import { Nothing } from '../parts/nothing.tsx';
import { useAcknowledge } from '../parts/use-acknowledge.ts';
import { useFeed } from '../parts/use-feed.ts';
import { useShortcuts } from '../parts/use-shortcuts.ts';
import { texts } from '../texts.ts';
import { Composer } from './composer.tsx';
import { ConversationHeader } from './conversation-header.tsx';
import { TimelineView } from './timeline-view.tsx';

type Props = { me: UserView; conversationId: string | null };

/** The middle of the inbox: the chosen conversation, or a hint what to do next. */
export function ConversationPane({ me, conversationId }: Props) {
  if (conversationId === null) {
    return (
      <div className="hr-center">
        <Nothing title={texts.conversation.none} hint={texts.conversation.noneHint} />
      </div>
    );
  }
  return <OpenConversation key={conversationId} me={me} conversationId={conversationId} />;
}

function OpenConversation({ me, conversationId }: { me: UserView; conversationId: string }) {
  const [, navigate] = useLocation();
  const { feedOf } = useLive();
  const feed = useFeed(conversationId);
  const acknowledge = useAcknowledge();
  const isWaiting = feed.folded?.state.kind === 'waiting';
  useShortcuts({ Escape: () => navigate('/'), b: () => navigate(`/c/${conversationId}/brief`) });
  useEffect(() => {
    if (isWaiting) acknowledge(conversationId);
  }, [isWaiting, acknowledge, conversationId]);
  if (feed.status === 'error') {
    const message = feed.error?.code === 'not_found' ? texts.conversation.missing : feed.error?.message;
    return <ErrorNotice error={message} onRetry={() => void feedOf(conversationId).open()} />;
  }
  if (feed.status === 'loading' || !feed.conversation) {
    return (
      <div className="hr-center" role="status" aria-label={texts.conversation.loading}>
        <Loader type="dots" />
      </div>
    );
  }
  return (
    <div className="hr-conversation">
      <ConversationHeader me={me} conversation={feed.conversation} folded={feed.folded} />
      <TimelineView
        conversationId={conversationId}
        entries={feed.log.entries}
        contactName={feed.conversation.contact.name}
        meId={me.id}
      />
      <Composer me={me} conversationId={conversationId} state={feed.folded} isCaughtUp={feed.isCaughtUp} />
    </div>
  );
}
