import type { Lines } from '../directory/lines.ts';
import type { Log } from '../log.ts';
import { followAll, type TraceParent } from '../telemetry/tracing.ts';
import { createGather } from './gather.ts';
import type { AgentNamespace } from './realtime.ts';
import { rooms } from './rooms.ts';

type Deps = {
  agents: AgentNamespace;
  lines: Pick<Lines, 'peek' | 'onChange' | 'keepWhile'>;
  log: Log;
};

/** Changes that come within this time after a push are pushed together. */
const GATHER_MS = 40;

/** Pushes what changes in a line to those who watch it. Returns how to stop. */
export function serveLine({ agents, lines, log }: Deps): () => void {
  const traces = new Map<string, Set<TraceParent>>();
  const watchersOf = (workspaceId: string) => agents.adapter.rooms.get(rooms.line(workspaceId))?.size ?? 0;
  const gather = createGather((workspaceId) => {
    const causes = traces.get(workspaceId) ?? [];
    traces.delete(workspaceId);
    const attributes = { 'handrail.sockets': watchersOf(workspaceId) };
    return followAll(causes, 'push line', attributes, async () => push(workspaceId)).catch((error: Error) =>
      log.debug({ err: error.message }, 'push line'),
    );
  }, GATHER_MS);

  function push(workspaceId: string): void {
    const held = lines.peek(workspaceId);
    const step = held?.line.publish();
    if (!held || !step || watchersOf(workspaceId) === 0) return;
    const items = held.line.page(null, 500)?.items ?? [];
    agents.to(rooms.line(workspaceId)).emit('queue', { items });
  }

  lines.keepWhile((workspaceId) => watchersOf(workspaceId) > 0);
  const stopListening = lines.onChange((workspaceId, trace) => {
    if (trace !== undefined) traces.set(workspaceId, (traces.get(workspaceId) ?? new Set()).add(trace));
    gather.soon(workspaceId);
  });
  return () => {
    stopListening();
    gather.close();
  };
}
