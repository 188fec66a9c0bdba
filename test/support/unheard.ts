import { randomUUID } from 'node:crypto';
import type { Conversation } from '../../core/timeline/conversation.ts';
import type { TimelineCommand } from '../../core/timeline/decide/decide.ts';
import type { Person } from '../../core/values/people.ts';
import { done as carriedOut } from '../../server/commands/done.ts';
import { createLog } from '../../server/log.ts';
import { newEntryId } from '../../server/store/entries.ts';
import { openStore } from '../../server/store/store.ts';
import { createMetrics } from '../../server/telemetry/metrics.ts';
import { createBriefs } from '../../server/timeline/briefs.ts';
import { createRelay } from '../../server/timeline/relay.ts';
import { createTimeline } from '../../server/timeline/timeline.ts';

/** Appends a message of the assignee, as a process whose notices nobody hears; gives its `seq`. */
export async function appendUnheard(mongoUri: string, conversationId: string, text: string): Promise<number> {
  return unheard(mongoUri, conversationId, (known, now) => {
    if (known.state.kind !== 'active') throw new Error('nobody has the conversation');
    const agent = { ...known.state.assignee, role: 'agent' } as const;
    return { kind: 'agent-post', clientId: randomUUID(), text, agent, now };
  });
}

/** Appends a press, as a process whose notices nobody hears. */
export async function pressUnheard(mongoUri: string, conversationId: string): Promise<number> {
  return unheard(mongoUri, conversationId, ({ contact }, now) => ({
    kind: 'request-person',
    clientId: randomUUID(),
    note: null,
    requestedAt: now,
    actor: { kind: 'contact', id: contact.id },
    now,
  }));
}

/** Lets an agent take a conversation, as a process whose notices nobody hears. */
export async function takeUnheard(
  mongoUri: string,
  conversationId: string,
  { id, name }: Pick<Person, 'id' | 'name'>,
): Promise<number> {
  const agent = { id, name, role: 'agent' as const, skills: [], activeCount: 0, capacity: 5 };
  return unheard(mongoUri, conversationId, (_, now) => ({
    kind: 'take',
    clientId: randomUUID(),
    agent,
    now,
  }));
}

async function unheard(
  mongoUri: string,
  conversationId: string,
  commandFor: (known: Conversation, now: string) => TimelineCommand,
): Promise<number> {
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
  if (!known) throw new Error('there is no such conversation');
  const done = await timeline.execute(conversationId, known.workspaceId, commandFor(known, now()));
  await relay.drain();
  await store.close();
  return carriedOut(done).entry.seq;
}
