import { newClientId } from '../../shared/client-id.ts';
import { useLive } from '../live/live-context.tsx';
import { tellRefusal } from '../parts/notify.ts';

/** Closes a resolved conversation; the contact can still reopen it by writing. */
export function useClose(conversationId: string): () => void {
  const { connection } = useLive();
  return () => {
    void connection.send('conversation:close', { conversationId, clientId: newClientId() }).then((answer) => {
      if (!answer.ok) tellRefusal(answer.error);
    });
  };
}
