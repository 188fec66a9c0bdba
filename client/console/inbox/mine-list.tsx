import { useEffect, useRef } from 'react';
import type { VListHandle } from 'virtua';
import type { ConversationSummary } from '../../../core/contract/views.ts';
import { useMine } from '../api/queries.ts';
import { ConversationRow } from '../parts/conversation-row.tsx';
import { ErrorNotice } from '../parts/error-notice.tsx';
import { ListSkeleton } from '../parts/list-parts.tsx';
import { Nothing } from '../parts/nothing.tsx';
import { SteadyList } from '../parts/steady-list.tsx';
import { useAim } from '../parts/use-aim.ts';
import { useSteadyRows } from '../parts/use-steady-rows.ts';
import { texts } from '../texts.ts';
import { useCursor } from './use-cursor.ts';
import { useUnread } from './use-unread.ts';

const keyOf = ({ id }: ConversationSummary) => id;

/** The signed-in agent's conversations, the one with the newest message first. */
export function MineList({ conversationId }: { conversationId: string | null }) {
  const mine = useMine();
  const list = useRef<VListHandle>(null);
  const items = mine.data?.items ?? [];
  const aim = useAim();
  const steady = useSteadyRows(items, keyOf, aim.isAimed);
  const ids = steady.rows.map(({ key }) => key);
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
  return (
    <SteadyList
      ref={list}
      label={texts.lists.mine}
      hint={texts.lists.allOrder}
      aim={aim}
      steady={steady}
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
