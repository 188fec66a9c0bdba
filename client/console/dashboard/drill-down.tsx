import { Drawer, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { request } from '../api/http.ts';
import type { ConversationPage } from '../api/queries.ts';
import { ConversationRow } from '../parts/conversation-row.tsx';
import { ErrorNotice } from '../parts/error-notice.tsx';
import { ListSkeleton } from '../parts/list-parts.tsx';
import { Nothing } from '../parts/nothing.tsx';
import { texts } from '../texts.ts';

const t = texts.figures;
const SHOWN = 100;

export type Drilled = { title: string; meaning: string; conversationIds: string[] };

/** The conversations behind a figure. */
export function DrillDown({ drilled, onClose }: { drilled: Drilled | null; onClose: () => void }) {
  return (
    <Drawer
      opened={drilled !== null}
      onClose={onClose}
      position="right"
      title={drilled?.title ?? ''}
      closeButtonProps={{ 'aria-label': texts.close }}
    >
      {drilled && <Conversations drilled={drilled} />}
    </Drawer>
  );
}

function Conversations({ drilled: { meaning, conversationIds } }: { drilled: Drilled }) {
  const ids = conversationIds.slice(0, SHOWN);
  const found = useQuery({
    queryKey: ['conversations', 'ids', ids],
    queryFn: () =>
      request<ConversationPage>(
        `/api/v1/conversations?limit=${SHOWN}&ids=${ids.map(encodeURIComponent).join(',')}`,
      ),
    enabled: ids.length > 0,
  });
  if (ids.length === 0) return <Nothing title={t.drawerNone} hint={meaning} />;
  if (found.isPending) return <ListSkeleton />;
  if (found.isError) return <ErrorNotice error={found.error} onRetry={() => void found.refetch()} />;
  return (
    <>
      <Text size="sm" c="dimmed" mb="sm">
        {t.drawerCount(conversationIds.length)}
        {meaning && ` · ${meaning}`}
      </Text>
      {/* biome-ignore lint/a11y/useSemanticElements: the rows bring their role with them. */}
      <div role="list">
        {found.data.items.map((conversation) => (
          <ConversationRow
            key={conversation.id}
            conversation={conversation}
            isOpen={false}
            isCursor={false}
          />
        ))}
      </div>
      {conversationIds.length > SHOWN && (
        <Text size="sm" c="dimmed" mt="sm">
          {t.drawerRest(conversationIds.length - SHOWN)}
        </Text>
      )}
    </>
  );
}
