import { useEffect, useMemo } from 'react';
import type { Connection } from '../live/connection.ts';
import { useLive } from '../live/live-context.tsx';

const REPEAT_MS = 3_000;
const IDLE_MS = 4_000;

/** Tells the other side that the agent types: on a key at most every 3 s, and off after 4 s without one. */
export function useTypingSign(conversationId: string) {
  const { connection } = useLive();
  const sign = useMemo(() => createSign(connection, conversationId), [connection, conversationId]);
  useEffect(() => sign.stop, [sign]);
  return sign;
}

function createSign(connection: Connection, conversationId: string) {
  let toldAt = 0;
  let idle: ReturnType<typeof setTimeout> | undefined;
  const tell = (typing: boolean) => {
    if (connection.state.get().status !== 'connected') return;
    void connection.send('typing:set', { conversationId, typing });
  };
  const stop = () => {
    clearTimeout(idle);
    if (toldAt === 0) return;
    toldAt = 0;
    tell(false);
  };
  const touch = () => {
    clearTimeout(idle);
    idle = setTimeout(stop, IDLE_MS);
    if (Date.now() - toldAt < REPEAT_MS) return;
    toldAt = Date.now();
    tell(true);
  };
  return { touch, stop };
}
