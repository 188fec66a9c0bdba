import { randomUUID } from 'node:crypto';
import { done } from '../../server/commands/visitor.ts';
import { createLog } from '../../server/log.ts';
import { newEntryId } from '../../server/store/entries.ts';
import { openStore } from '../../server/store/store.ts';
import { createMetrics } from '../../server/telemetry/metrics.ts';
import { createBriefs } from '../../server/timeline/briefs.ts';
import { createRelay } from '../../server/timeline/relay.ts';
import { createTimeline } from '../../server/timeline/timeline.ts';

/** Appends a message of the assignee, as a process whose notices nobody hears; gives its `seq`. */
export async function appendUnheard(mongoUri: string, conversationId: string, text: string): Promise<number> {
  const log = createLog('silent', 'test');
  const store = await openStore(mongoUri, log);
  const { entries, conversations, clock } = store;
  const relay = createRelay({
    entries,
    conversations,
    briefs: createBriefs(entries),
    bus: { publish: async () => undefined, tell: () => undefined },
    producer: { addAll: async () => undefined },
    metrics: createMetrics(),
    log,
  });
  const now = () => clock.now().toISOString();
  const timeline = createTimeline({
    entries,
    acknowledgements: store.acknowledgements,
    onAppended: relay.enqueue,
    now,
    newId: newEntryId,
  });
  const known = await timeline.load(conversationId);
  if (known?.state.kind !== 'active') throw new Error('nobody has the conversation');
  const agent = { ...known.state.assignee, role: 'agent' } as const;
  const post = { kind: 'agent-post', clientId: randomUUID(), text, agent, now: now() } as const;
  const posted = await timeline.execute(conversationId, known.workspaceId, post);
  await relay.drain();
  await store.close();
  return done(posted).entry.seq;
}
