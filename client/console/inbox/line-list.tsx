import type { LineItem } from '../../../core/contract/views.ts';
import { useLive, useObservable } from '../live/live-context.tsx';
import { ErrorNotice } from '../parts/error-notice.tsx';
import { ListSkeleton } from '../parts/list-parts.tsx';
import { Nothing } from '../parts/nothing.tsx';
import { SteadyList } from '../parts/steady-list.tsx';
import { useAcknowledge } from '../parts/use-acknowledge.ts';
import { useShortcuts } from '../parts/use-shortcuts.ts';
import { texts } from '../texts.ts';
import { LineRow } from './line-row.tsx';
import { useList } from './use-list.ts';

const keyOf = (item: LineItem) => item.conversationId;

/** Who waits, in the server's order, live. */
export function LineList({ conversationId }: { conversationId: string | null }) {
  const { line } = useLive();
  const state = useObservable(line.state);
  const acknowledge = useAcknowledge();
  const { frame, cursor, isNearEnd } = useList(state.items, keyOf);
  useShortcuts({ s: cursor ? () => acknowledge(cursor) : null });
  if (state.status === 'loading') return <ListSkeleton />;
  if (state.status === 'error' && state.items.length === 0) {
    return (
      <ErrorNotice title={texts.lists.failed} error={state.message} onRetry={() => void line.reload()} />
    );
  }
  return (
    <SteadyList
      {...frame}
      label={texts.lists.waiting}
      hint={state.status === 'ready' ? texts.lists.lineOrder : texts.lists.stale}
      onScroll={() => isNearEnd() && line.more()}
      empty={<Nothing title={texts.lists.emptyLine} hint={texts.lists.emptyLineHint} />}
    >
      {({ key, item, isGone }) => (
        <LineRow
          key={key}
          item={item}
          isGone={isGone}
          isOpen={key === conversationId}
          isCursor={key === cursor}
          onAcknowledge={acknowledge}
        />
      )}
    </SteadyList>
  );
}
