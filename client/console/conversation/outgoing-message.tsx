import { Button, Group } from '@mantine/core';
import { useLive } from '../live/live-context.tsx';
import type { Outgoing } from '../live/outbox.ts';
import { LinkedText } from '../parts/linked-text.tsx';
import { texts } from '../texts.ts';

/** Something written that is on its way, or that failed and can be sent again without being doubled. */
export function OutgoingMessage({ item, isGone }: { item: Outgoing; isGone: boolean }) {
  const { outbox } = useLive();
  const isNote = item.kind === 'note';
  return (
    <div
      className={isNote ? 'hr-entry hr-note' : 'hr-entry hr-message'}
      data-by="agent"
      data-own
      data-status={item.status}
      data-gone={isGone || undefined}
    >
      <div className="hr-bubble">
        <LinkedText text={item.text} />
      </div>
      <div className="hr-entry-meta" role="status">
        {item.status === 'failed' ? (
          <Group gap="xs" justify="flex-end">
            <strong className="hr-failed">
              {texts.composer.failed}: {item.error}
            </strong>
            <Button size="compact-xs" onClick={() => outbox.retry(item.clientId)}>
              {texts.composer.retry}
            </Button>
            <Button size="compact-xs" variant="default" onClick={() => outbox.discard(item.clientId)}>
              {texts.composer.discard}
            </Button>
          </Group>
        ) : (
          texts.composer[item.status]
        )}
      </div>
    </div>
  );
}
