import { Tooltip } from '@mantine/core';
import { useLive, useObservable } from '../live/live-context.tsx';
import { texts } from '../texts.ts';

/** Whether what is on screen is live, in a word. */
export function ConnectionBadge() {
  const { connection } = useLive();
  const { status } = useObservable(connection.state);
  return (
    <Tooltip label={texts.connection.reconnectingHint} disabled={status === 'connected'}>
      <span className="hr-connection" data-status={status} role="status">
        <span className="hr-dot" aria-hidden />
        {texts.connection[status]}
      </span>
    </Tooltip>
  );
}
