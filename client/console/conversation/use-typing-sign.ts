import { useEffect, useMemo } from 'react';
import { makeTypingSign } from '../../shared/typing-sign.ts';
import { useLive } from '../live/live-context.tsx';

/** Tells the other side whether the agent types; it ends with the conversation on screen. */
export function useTypingSign(conversationId: string): (isTyping: boolean) => void {
  const { connection } = useLive();
  const sign = useMemo(
    () =>
      makeTypingSign((typing) => {
        if (connection.state.get().status !== 'connected') return;
        void connection.send('typing:set', { conversationId, typing });
      }),
    [connection, conversationId],
  );
  useEffect(() => () => sign(false), [sign]);
  return sign;
}
