import type { Lines } from '../directory/lines.ts';
import type { Log } from '../log.ts';
import { followAll, type TraceParent } from '../telemetry/tracing.ts';
import { createGather } from './gather.ts';
import type { AgentNamespace } from './realtime.ts';
import { rooms } from './rooms.ts';

type Deps = {
  agents: AgentNamespace;
  lines: Pick<Lines, 'page' | 'publish' | 'onChange' | 'onStep' | 'keepWhile'>;
  log: Log;
};

/**
 * Of the time at most one part in this many is spent on pushing a line: a change is shown at once, and what comes
 * closer behind it than that is pushed together, the later the more it costs.
 */
const REST_FACTOR = 5;
const LONGEST_REST_MS = 100;
const restAfter = (tookMs: number): number => Math.min(LONGEST_REST_MS, tookMs * REST_FACTOR);

/** How often, and how much of it, clients of the build before are told the line. */
const BEFORE = { everyMs: 1_000, items: 500 };

/** Pushes what changes in a line to those who watch it. Returns how to stop. */
export function serveLine({ agents, lines, log }: Deps): () => void {
  const traces = new Map<string, Set<TraceParent>>();
  const sizeOf = (room: string) => agents.adapter.rooms.get(room)?.size ?? 0;
  const missed = (error: Error) => log.debug({ err: error.message }, 'push line');

  const changes = createGather((workspaceId) => {
    const causes = traces.get(workspaceId) ?? [];
    traces.delete(workspaceId);
    const attributes = { 'handrail.sockets': sizeOf(rooms.line(workspaceId)) };
    return followAll(causes, 'push line', attributes, async () => lines.publish(workspaceId)).catch(missed);
  }, restAfter);

  const whole = createGather(async (workspaceId) => {
    const page = await lines.page(workspaceId, null, BEFORE.items).catch(missed);
    if (page) agents.to(rooms.lineOfBefore(workspaceId)).emit('queue', { items: page.items });
  }, BEFORE.everyMs);

  lines.keepWhile((id) => sizeOf(rooms.line(id)) + sizeOf(rooms.lineOfBefore(id)) > 0);
  const stops = [
    lines.onChange((workspaceId, trace) => {
      if (trace !== undefined) traces.set(workspaceId, (traces.get(workspaceId) ?? new Set()).add(trace));
      changes.soon(workspaceId);
    }),
    lines.onStep((workspaceId, step) => {
      if (sizeOf(rooms.line(workspaceId)) > 0) agents.to(rooms.line(workspaceId)).emit('queue:changed', step);
      if (sizeOf(rooms.lineOfBefore(workspaceId)) > 0) whole.soon(workspaceId);
    }),
    changes.close,
    whole.close,
  ];
  return () => {
    for (const stop of stops) stop();
  };
}
