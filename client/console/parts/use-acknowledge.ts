import { useCallback } from 'react';
import { newClientId } from '../../shared/client-id.ts';
import { useLive } from '../live/live-context.tsx';
import { tellRefusal } from './notify.ts';

/** Says that a waiting conversation has been seen, so that nobody is rung for it any more. */
export function useAcknowledge(): (conversationId: string) => void {
  const { connection, line } = useLive();
  return useCallback(
    (conversationId) => {
      const item = line.state.get().items.find((one) => one.conversationId === conversationId);
      if (!item || item.acknowledged) return;
      void connection
        .send('alert:acknowledge', { conversationId, clientId: newClientId() })
        .then((answer) => {
          // Somebody was faster, or it waits no longer: the next push of the line tells.
          if (!answer.ok && answer.error.code !== 'wrong_state') tellRefusal(answer.error);
        });
    },
    [connection, line],
  );
}
