import { randomUUID } from 'node:crypto';
import type { AgentPush } from '../../core/contract/pushes.ts';
import type { LineItem } from '../../core/contract/views.ts';
import type { AgentEntry } from '../../core/timeline/visible.ts';
import { type BriefCheck, checkBrief } from './check-brief.ts';
import { type Agent, openAgent } from './clients/agent.ts';
import type { Ledger, Sent } from './ledger.ts';

const PEOPLE = ['agent', 'agent2', 'manager', 'admin'];
const REFRESH_MS = 2_000;
const CONTACT_LIMIT_MS = 60_000;

export type Crew = Awaited<ReturnType<typeof startCrew>>;

/**
 * Scripted agents: each watches the line, takes what waits, reads the brief, answers every message, and resolves when
 * the contact has said everything.
 */
export async function startCrew(options: {
  url: string;
  password: string;
  count: number;
  deadlineMs: number;
  ledger: Ledger;
}) {
  const { url, password, count, deadlineMs, ledger } = options;
  const members: Agent[] = [];
  for (let index = 0; index < count; index += 1) {
    const email = `${PEOPLE[index % PEOPLE.length]}@demo.test`;
    members.push(await openAgent({ url, email, password, deadlineMs }));
  }
  const messages = new Map<string, Sent[]>();
  const briefs = new Map<string, BriefCheck>();
  const failures: string[] = [];
  const working = new Map<string, Promise<void>>();

  /** One agent goes for each waiting conversation; the others would only be told that it is taken. */
  function lookAt(member: Agent, items: readonly LineItem[]): void {
    for (const { conversationId } of items) {
      if (working.has(conversationId) || memberFor(conversationId) !== member) continue;
      const work = serve(member, conversationId)
        .catch((error: Error) => void failures.push(`${conversationId}: ${error.message}`))
        .finally(() => working.delete(conversationId));
      working.set(conversationId, work);
    }
  }

  function memberFor(conversationId: string): Agent | undefined {
    return members[Number.parseInt(conversationId.slice(-6), 16) % members.length];
  }

  async function serve(member: Agent, conversationId: string): Promise<void> {
    const played = ledger.byConversation.get(conversationId);
    const taken = await member.deliver('conversation:take', { conversationId, clientId: randomUUID() });
    if (!taken.answer.ok) return;
    const opened = await member.deliver('conversation:open', { conversationId });
    if (!opened.answer.ok) throw new Error(`open: ${opened.answer.error.code}`);
    const { brief, entries } = opened.answer;
    if (!briefs.has(conversationId)) {
      briefs.set(conversationId, checkBrief(brief, entries as AgentEntry[], played?.facts ?? null));
    }
    await answer(member, conversationId, 'Hello, I have your conversation and have read it.');
    await answerWhile(member, conversationId, entries.at(-1)?.seq ?? 0, played?.saidAll ?? Promise.resolve());
    const resolved = await member.deliver('conversation:resolve', { conversationId, clientId: randomUUID() });
    if (!resolved.answer.ok) throw new Error(`resolve: ${resolved.answer.error.code}`);
  }

  /** Answers each further message of the contact until the contact has said everything. */
  async function answerWhile(member: Agent, conversationId: string, seq: number, saidAll: Promise<void>) {
    let last = seq;
    const over = saidAll.then(() => null);
    const deadline = Date.now() + CONTACT_LIMIT_MS;
    while (Date.now() < deadline) {
      const written = member.entries
        .first((entry) => isContactMessage(entry, conversationId) && entry.seq > last, {
          what: 'a message',
          timeoutMs: CONTACT_LIMIT_MS,
        })
        .catch(() => null);
      const entry = await Promise.race([written, over]);
      if (!entry) return;
      last = entry.seq;
      await answer(member, conversationId, 'Thank you, that helps. I am on it.');
    }
  }

  async function answer(member: Agent, conversationId: string, text: string): Promise<void> {
    const clientId = randomUUID();
    const sent: Sent = { clientId, by: 'agent', entry: null, attempts: 0, tookMs: null };
    messages.set(conversationId, [...(messages.get(conversationId) ?? []), sent]);
    const delivery = await member.deliver('message:send', { conversationId, clientId, text });
    sent.attempts = delivery.attempts;
    if (!delivery.answer.ok) throw new Error(`message: ${delivery.answer.error.code}`);
    sent.tookMs = delivery.tookMs;
    sent.entry = { id: delivery.answer.entryId, seq: delivery.answer.seq };
  }

  /** Watches anew after each connection, and looks now and then: a push can be lost while the job queue is away. */
  async function watch(member: Agent): Promise<void> {
    await member.deliver('presence:set', { status: 'online', capacity: 50 });
    const { answer: watched } = await member.deliver('queue:watch', {});
    if (watched.ok) lookAt(member, watched.items);
  }

  const timers = members.map((member) => {
    member.socket.on('queue:changed', ({ changed }: AgentPush<'queue:changed'>) => lookAt(member, changed));
    member.socket.on('connect', () => void watch(member).catch(() => undefined));
    return setInterval(() => void watch(member).catch(() => undefined), REFRESH_MS);
  });
  await Promise.all(members.map(watch));

  return {
    messages,
    briefs,
    failures,
    lead: members[0] as Agent,
    /** How many conversations are being served now. */
    busy: () => working.size,
    async stopTaking(): Promise<void> {
      for (const timer of timers) clearInterval(timer);
      await Promise.all(working.values());
    },
    close(): void {
      for (const member of members) member.close();
    },
  };
}

function isContactMessage(entry: AgentEntry, conversationId: string): boolean {
  return (
    entry.conversationId === conversationId &&
    entry.type === 'message.posted' &&
    entry.actor.kind === 'contact'
  );
}
