import { useRef } from 'react';
import type { VListHandle } from 'virtua';
import type { LineItem } from '../../../core/contract/views.ts';
import { useLive, useObservable } from '../live/live-context.tsx';
import { ErrorNotice } from '../parts/error-notice.tsx';
import { ListSkeleton } from '../parts/list-parts.tsx';
import { Nothing } from '../parts/nothing.tsx';
import { SteadyList } from '../parts/steady-list.tsx';
import { useAcknowledge } from '../parts/use-acknowledge.ts';
import { useAim } from '../parts/use-aim.ts';
import { useShortcuts } from '../parts/use-shortcuts.ts';
import { useSteadyRows } from '../parts/use-steady-rows.ts';
import { texts } from '../texts.ts';
import { LineRow } from './line-row.tsx';
import { useCursor } from './use-cursor.ts';

const keyOf = (item: LineItem) => item.conversationId;

/** Who waits, in the server's order, live. */
export function LineList({ conversationId }: { conversationId: string | null }) {
  const { line } = useLive();
  const state = useObservable(line.state);
  const list = useRef<VListHandle>(null);
  const acknowledge = useAcknowledge();
  const aim = useAim();
  const steady = useSteadyRows(state.items, keyOf, aim.isAimed);
  const ids = steady.rows.map(({ key }) => key);
  const cursor = useCursor(ids, (index) => list.current?.scrollToIndex(index, { align: 'nearest' }));
  useShortcuts({ s: cursor ? () => acknowledge(cursor) : null });
  if (state.status === 'loading') return <ListSkeleton />;
  if (state.status === 'error' && state.items.length === 0) {
    return (
      <ErrorNotice title={texts.lists.failed} error={state.message} onRetry={() => void line.reload()} />
    );
  }
  return (
    <SteadyList
      ref={list}
      label={texts.lists.waiting}
      hint={state.status === 'ready' ? texts.lists.lineOrder : texts.lists.stale}
      aim={aim}
      steady={steady}
      empty={<Nothing title={texts.lists.emptyLine} hint={texts.lists.emptyLineHint} />}
    >
      {({ key, item, isGone }) => (
        <LineRow
          key={key}
          item={item}
          isGone={isGone}
          isOpen={key === conversationId}
          isCursor={key === cursor}
          onAcknowledge={() => acknowledge(key)}
        />
      )}
    </SteadyList>
  );
}
