import { useEffect, useRef } from 'react';
import { VList, type VListHandle } from 'virtua';
import { useMine } from '../api/queries.ts';
import { ConversationRow } from '../parts/conversation-row.tsx';
import { ErrorNotice } from '../parts/error-notice.tsx';
import { ListSkeleton } from '../parts/list-parts.tsx';
import { Nothing } from '../parts/nothing.tsx';
import { texts } from '../texts.ts';
import { useCursor } from './use-cursor.ts';
import { useUnread } from './use-unread.ts';

/** The signed-in agent's conversations, the one with the newest message first. */
export function MineList({ conversationId }: { conversationId: string | null }) {
  const mine = useMine();
  const list = useRef<VListHandle>(null);
  const items = mine.data?.items ?? [];
  const ids = items.map(({ id }) => id);
  const cursor = useCursor(ids, (index) => list.current?.scrollToIndex(index, { align: 'nearest' }));
  const unread = useUnread();
  const open = items.find(({ id }) => id === conversationId);
  useEffect(() => {
    if (open) unread.markRead(open);
  }, [open, unread]);
  if (mine.isPending) return <ListSkeleton />;
  if (mine.isError && items.length === 0) {
    return <ErrorNotice title={texts.lists.failed} error={mine.error} onRetry={() => void mine.refetch()} />;
  }
  if (items.length === 0) return <Nothing title={texts.lists.emptyMine} hint={texts.lists.emptyMineHint} />;
  return (
    <VList ref={list} className="hr-list" role="list" aria-label={texts.lists.mine}>
      {items.map((conversation) => (
        <ConversationRow
          key={conversation.id}
          conversation={conversation}
          isOpen={conversation.id === conversationId}
          isCursor={conversation.id === cursor}
          isUnread={conversation.id !== conversationId && unread.isUnread(conversation)}
        />
      ))}
    </VList>
  );
}
