import type { Sessions } from '../auth/sessions.ts';
import type { Bus } from '../bus/bus.ts';
import type { Log } from '../log.ts';
import type { AgentNamespace } from './realtime.ts';

type Deps = {
  agents: AgentNamespace;
  sessions: Pick<Sessions, 'holders'>;
  bus: Pick<Bus, 'listen'>;
  log: Log;
};

/** Where nobody told of a change (the bus was away, somebody changed the store by hand), it is found by this. */
const RECHECK_MS = 10_000;

/**
 * Sees to it that an open socket is worth no more than its session is now: a changed role counts from here on, and
 * whoever was removed or signed out is cut off.
 */
export function recheckAgents({ agents, sessions, bus, log }: Deps): () => void {
  async function recheck(isMeant: (userId: string) => boolean): Promise<void> {
    const open = [...agents.sockets.values()].filter(({ data }) => isMeant(data.who.userId));
    if (open.length === 0) return;
    const holders = await sessions.holders([...new Set(open.map(({ data }) => data.sessionId))]);
    for (const socket of open) {
      const who = holders.get(socket.data.sessionId);
      if (who?.workspaceId === socket.data.who.workspaceId) socket.data.who = who;
      else socket.disconnect(true);
    }
  }

  // The store being away says nothing about anybody's access; commands are refused meanwhile.
  const failed = (error: Error) => log.debug({ err: error.message }, 'recheck of sessions');
  const stop = bus.listen((notice) => {
    if (notice.kind === 'person-changed') recheck((id) => id === notice.userId).catch(failed);
  });
  const timer = setInterval(() => {
    recheck(() => true).catch(failed);
  }, RECHECK_MS);
  timer.unref();
  return () => {
    stop();
    clearInterval(timer);
  };
}
