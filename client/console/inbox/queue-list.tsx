import { Text } from '@mantine/core';
import { useRef } from 'react';
import { VList, type VListHandle } from 'virtua';
import { useLive, useObservable } from '../live/live-context.tsx';
import { ErrorNotice } from '../parts/error-notice.tsx';
import { ListSkeleton } from '../parts/list-parts.tsx';
import { Nothing } from '../parts/nothing.tsx';
import { useAcknowledge } from '../parts/use-acknowledge.ts';
import { useShortcuts } from '../parts/use-shortcuts.ts';
import { texts } from '../texts.ts';
import { QueueRow } from './queue-row.tsx';
import { useCursor } from './use-cursor.ts';

/** Who waits, in the server's order, live. */
export function QueueList({ conversationId }: { conversationId: string | null }) {
  const { queue } = useLive();
  const state = useObservable(queue.state);
  const list = useRef<VListHandle>(null);
  const acknowledge = useAcknowledge();
  const ids = state.items.map((item) => item.conversationId);
  const cursor = useCursor(ids, (index) => list.current?.scrollToIndex(index, { align: 'nearest' }));
  useShortcuts({ s: cursor ? () => acknowledge(cursor) : null });
  if (state.status === 'loading') return <ListSkeleton />;
  if (state.status === 'error' && state.items.length === 0) {
    return (
      <ErrorNotice title={texts.lists.failed} error={state.message} onRetry={() => void queue.reload()} />
    );
  }
  return (
    <>
      {state.status !== 'ready' && (
        <Text size="xs" c="dimmed" px="sm" py={4} role="status">
          {texts.lists.stale}
        </Text>
      )}
      {state.items.length === 0 && (
        <Nothing title={texts.lists.emptyQueue} hint={texts.lists.emptyQueueHint} />
      )}
      <VList ref={list} className="hr-list" role="list" aria-label={texts.lists.waiting}>
        {state.items.map((item) => (
          <QueueRow
            key={item.conversationId}
            item={item}
            isOpen={item.conversationId === conversationId}
            isCursor={item.conversationId === cursor}
            onAcknowledge={() => acknowledge(item.conversationId)}
          />
        ))}
      </VList>
    </>
  );
}
