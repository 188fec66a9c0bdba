import { useState } from 'react';
import { newClientId } from '../../shared/client-id.ts';
import { useLive } from '../live/live-context.tsx';
import { tellRefusal } from '../parts/notify.ts';

/** Takes a conversation; a refusal says who has it. */
export function useTake(conversationId: string) {
  const { connection } = useLive();
  const [isTaking, setTaking] = useState(false);
  const take = async () => {
    if (isTaking) return;
    setTaking(true);
    const answer = await connection.send('conversation:take', { conversationId, clientId: newClientId() });
    setTaking(false);
    if (!answer.ok) return tellRefusal(answer.error);
    document.getElementById('hr-composer')?.focus();
  };
  return { take: () => void take(), isTaking };
}
