import { useEffect } from 'react';
import type { ConversationSummary } from '../../../core/contract/views.ts';
import { useMine } from '../api/queries.ts';
import { ConversationRow } from '../parts/conversation-row.tsx';
import { ErrorNotice } from '../parts/error-notice.tsx';
import { ListSkeleton } from '../parts/list-parts.tsx';
import { Nothing } from '../parts/nothing.tsx';
import { SteadyList } from '../parts/steady-list.tsx';
import { texts } from '../texts.ts';
import { useList } from './use-list.ts';
import { useUnread } from './use-unread.ts';

const keyOf = ({ id }: ConversationSummary) => id;

/** The signed-in agent's conversations, the one with the newest message first. */
export function MineList({ conversationId }: { conversationId: string | null }) {
  const mine = useMine();
  const items = mine.data?.items ?? [];
  const { frame, cursor } = useList(items, keyOf);
  const unread = useUnread();
  const open = items.find(({ id }) => id === conversationId);
  useEffect(() => {
    if (open) unread.markRead(open);
  }, [open, unread]);
  if (mine.isPending) return <ListSkeleton />;
  if (mine.isError && items.length === 0) {
    return <ErrorNotice title={texts.lists.failed} error={mine.error} onRetry={() => void mine.refetch()} />;
  }
  return (
    <SteadyList
      {...frame}
      label={texts.lists.mine}
      hint={texts.lists.allOrder}
      empty={<Nothing title={texts.lists.emptyMine} hint={texts.lists.emptyMineHint} />}
    >
      {({ key, item, isGone }) => (
        <ConversationRow
          key={key}
          conversation={item}
          isGone={isGone}
          isOpen={key === conversationId}
          isCursor={key === cursor}
          isUnread={key !== conversationId && unread.isUnread(item)}
        />
      )}
    </SteadyList>
  );
}
