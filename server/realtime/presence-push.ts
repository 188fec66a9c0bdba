import type { People } from '../directory/people.ts';
import type { Log } from '../log.ts';
import type { AgentNamespace } from './realtime.ts';
import { rooms } from './rooms.ts';

type Deps = {
  agents: AgentNamespace;
  people: Pick<People, 'presenceBoard'>;
  /** The store's time. */
  now: () => Date;
  log: Log;
};

/** A lease ends without anybody saying so, and one that is renewed late begins again: looked at this often at least. */
const LONGEST_MS = 10_000;
const SHORTEST_MS = 250;

export type PresencePush = ReturnType<typeof createPresencePush>;

/** Tells the team who is there: after each change, and when a lease ends because a browser or a server is gone. */
export function createPresencePush({ agents, people, now, log }: Deps) {
  const planned = new Map<string, NodeJS.Timeout>();
  const lastTold = new Map<string, string>();
  let isClosed = false;

  async function look(workspaceId: string, isChanged: boolean): Promise<void> {
    const room = rooms.team(workspaceId);
    if (isClosed || !agents.adapter.rooms.has(room)) return;
    const { agents: team, nextEnd } = await people.presenceBoard(workspaceId);
    const told = JSON.stringify(team);
    if (isChanged || told !== lastTold.get(workspaceId)) agents.to(room).emit('presence', { agents: team });
    lastTold.set(workspaceId, told);
    plan(workspaceId, nextEnd === null ? LONGEST_MS : nextEnd - now().getTime());
  }

  function plan(workspaceId: string, inMs: number): void {
    clearTimeout(planned.get(workspaceId));
    if (isClosed) return;
    const timer = setTimeout(
      () => {
        look(workspaceId, false).catch((error: Error) => {
          log.debug({ err: error.message }, 'presence: will be looked at later');
          plan(workspaceId, LONGEST_MS);
        });
      },
      Math.min(LONGEST_MS, Math.max(SHORTEST_MS, inMs)),
    );
    timer.unref();
    planned.set(workspaceId, timer);
  }

  return {
    /** Something changed: tells how it is now. */
    push: (workspaceId: string) => look(workspaceId, true),
    close(): void {
      isClosed = true;
      for (const timer of planned.values()) clearTimeout(timer);
    },
  };
}
