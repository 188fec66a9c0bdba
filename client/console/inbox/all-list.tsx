import { CloseButton, NativeSelect, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { useState } from 'react';
import type { ConversationSummary } from '../../../core/contract/views.ts';
import { useAllConversations } from '../api/queries.ts';
import { ConversationRow } from '../parts/conversation-row.tsx';
import { ErrorNotice } from '../parts/error-notice.tsx';
import { ListSkeleton } from '../parts/list-parts.tsx';
import { Nothing } from '../parts/nothing.tsx';
import { SteadyList } from '../parts/steady-list.tsx';
import { texts } from '../texts.ts';
import { useList } from './use-list.ts';

const states = ['triage', 'waiting', 'active', 'resolved', 'closed'];
const keyOf = ({ id }: ConversationSummary) => id;

/** Every conversation, with search. */
export function AllList({ conversationId }: { conversationId: string | null }) {
  const [search, setSearch] = useState('');
  const [state, setState] = useState('');
  return (
    <>
      <div className="hr-search">
        <TextInput
          id="hr-search"
          size="xs"
          aria-label={texts.lists.search}
          placeholder={texts.lists.search}
          leftSection={<IconSearch size={14} />}
          rightSection={
            search && <CloseButton size="xs" aria-label={texts.close} onClick={() => setSearch('')} />
          }
          value={search}
          onChange={(event) => setSearch(event.currentTarget.value)}
          onKeyDown={(event) => event.key === 'Escape' && event.currentTarget.blur()}
        />
        <NativeSelect
          size="xs"
          aria-label={texts.lists.anyState}
          value={state}
          onChange={(event) => setState(event.currentTarget.value)}
          data={[
            { value: '', label: texts.lists.anyState },
            ...states.map((value) => ({ value, label: texts.states[value] ?? value })),
          ]}
        />
      </div>
      <Found search={search} state={state} conversationId={conversationId} />
    </>
  );
}

type FoundProps = { search: string; state: string; conversationId: string | null };

function Found({ search, state, conversationId }: FoundProps) {
  const [settled] = useDebouncedValue(search.trim(), 250);
  const found = useAllConversations(settled, state || null);
  const items = found.data?.pages.flatMap((page) => page.items) ?? [];
  const { frame, cursor, isNearEnd } = useList(items, keyOf, `${state} ${settled}`);
  const fetchMore = () => {
    if (found.hasNextPage && !found.isFetchingNextPage && isNearEnd()) void found.fetchNextPage();
  };
  if (found.isPending) return <ListSkeleton />;
  if (found.isError && items.length === 0) {
    return (
      <ErrorNotice title={texts.lists.failed} error={found.error} onRetry={() => void found.refetch()} />
    );
  }
  return (
    <SteadyList
      {...frame}
      label={texts.lists.all}
      hint={texts.lists.allOrder}
      empty={<Nothing title={texts.lists.emptyAll} />}
      onScroll={fetchMore}
    >
      {({ key, item, isGone }) => (
        <ConversationRow
          key={key}
          conversation={item}
          isGone={isGone}
          isOpen={key === conversationId}
          isCursor={key === cursor}
        />
      )}
    </SteadyList>
  );
}
