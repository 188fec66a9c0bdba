import type { AccessTeller } from '../directory/access.ts';
import type { Line } from '../directory/line.ts';
import type { Log } from '../log.ts';
import { followAll, type TraceParent } from '../telemetry/tracing.ts';
import { lineItemOf } from '../timeline/read-model.ts';
import type { Timeline } from '../timeline/timeline.ts';
import type { AgentNamespace, VisitorNamespace } from './realtime.ts';
import { rooms } from './rooms.ts';

type Deps = {
  visitors: VisitorNamespace;
  agents: AgentNamespace;
  line: Pick<Line, 'inOrder' | 'shown'>;
  timeline: Pick<Timeline, 'load'>;
  access: AccessTeller;
  log: Log;
};

export type LinePush = ReturnType<typeof createLinePush>;

/** Changes that come within this time are pushed together. */
const GATHER_MS = 40;
/** Pushing a long line that keeps changing takes at most one part in this many of the time. */
const REST_FACTOR = 4;
const LONGEST_REST_MS = 1_000;

/** Pushes the line to those who watch it, and each waiting contact the new place in line. */
export function createLinePush({ visitors, agents, line, timeline, access, log }: Deps) {
  const planned = new Map<string, NodeJS.Timeout>();
  const traces = new Map<string, Set<TraceParent>>();
  const lastPlaces = new Map<string, number>();
  let restMs = 0;

  async function pushNow(workspaceId: string): Promise<void> {
    planned.delete(workspaceId);
    const isWatched = agents.adapter.rooms.has(rooms.line(workspaceId));
    if (!isWatched && visitors.sockets.size === 0) return;
    // Whole read models only where somebody watches; places in line need no more than who stands where.
    if (isWatched) {
      const items = (await line.shown(workspaceId)).flatMap((document) => lineItemOf(document) ?? []);
      agents.to(rooms.line(workspaceId)).emit('queue', { items });
    }
    await pushPlaces(await line.inOrder(workspaceId));
  }

  const watchersOf = (workspaceId: string) => ({
    'handrail.sockets': agents.adapter.rooms.get(rooms.line(workspaceId))?.size ?? 0,
  });

  async function pushPlaces(waiting: { id: string; contactId: string }[]): Promise<void> {
    const inLine = new Set(waiting.map(({ id }) => id));
    for (const id of lastPlaces.keys()) if (!inLine.has(id)) lastPlaces.delete(id);
    for (const [index, { id, contactId }] of waiting.entries()) {
      const room = rooms.contact(contactId);
      if (!visitors.adapter.rooms.has(room) || lastPlaces.get(id) === index + 1) continue;
      const conversation = await timeline.load(id).catch(() => null);
      if (conversation?.state.kind !== 'waiting') continue;
      lastPlaces.set(id, index + 1);
      const told = await access.ofConversation(conversation, index + 1);
      visitors.to(room).emit('access', { conversationId: id, ...told });
    }
  }

  return {
    /** Pushes a moment later, with what changes until then. `trace` is the one of what changed. */
    soon(workspaceId: string, trace?: TraceParent): void {
      if (trace !== undefined) traces.set(workspaceId, (traces.get(workspaceId) ?? new Set()).add(trace));
      if (planned.has(workspaceId)) return;
      const timer = setTimeout(
        () => {
          const startedAt = performance.now();
          const causes = traces.get(workspaceId) ?? [];
          traces.delete(workspaceId);
          followAll(causes, 'push line', watchersOf(workspaceId), () => pushNow(workspaceId))
            .catch((error: Error) => log.debug({ err: error.message }, 'line push'))
            .finally(() => {
              restMs = Math.min(LONGEST_REST_MS, (performance.now() - startedAt) * REST_FACTOR);
            });
        },
        Math.max(GATHER_MS, restMs),
      );
      planned.set(workspaceId, timer);
    },
    close(): void {
      for (const timer of planned.values()) clearTimeout(timer);
    },
  };
}
