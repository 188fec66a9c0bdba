import type { AgentEntry } from '../../core/timeline/visible.ts';
import { type BriefCheck, checkBrief } from './check-brief.ts';
import type { Agent } from './clients/agent.ts';
import { asAnswer, deliver, post } from './clients/wire.ts';
import type { Played, Sent } from './ledger.ts';

/** What the store has of a conversation, compared with what its clients were acknowledged. */
export type Finding = {
  conversationId: string;
  lost: string[];
  doubled: string[];
  outOfOrder: string[];
  /** Why nobody could say that this conversation was dealt with; null where it was. */
  stuck: string | null;
  assistantAnswers: number;
  /** Reason codes of its escalations, in order. */
  reasons: string[];
  /** From the first request for a person to the first answer by one; null where there was none. */
  waitSeconds: number | null;
  brief: BriefCheck | null;
};

type Options = { url: string; lead: Agent; messages: ReadonlyMap<string, Sent[]>; deadlineMs: number };

/** Reads a conversation again from its beginning, as the contact and as the team, over the public protocol. */
export async function verify(played: Played, options: Options): Promise<Finding | null> {
  const { conversationId } = played;
  if (!conversationId) return null;
  const seen = await entriesOfContact(played, conversationId, options);
  const { answer } = await options.lead.deliver('conversation:open', { conversationId });
  if (!answer.ok) throw new Error(`${conversationId}: ${answer.error.code}`);
  const entries = answer.entries as AgentEntry[];
  const sent = [...played.messages, ...played.presses, ...(options.messages.get(conversationId) ?? [])];
  const reasons = entries.flatMap(({ type, data }) =>
    type === 'escalation.requested' ? [(data.reason as { code: string }).code] : [],
  );
  return {
    conversationId,
    ...compare(played, sent, seen, entries),
    stuck: stuckOf(entries, answer.conversation.state),
    assistantAnswers: entries.filter(isMessageOf('assistant')).length,
    reasons,
    waitSeconds: waitOf(entries),
    brief: reasons.length > 0 ? checkBrief(answer.brief, entries, played.facts) : null,
  };
}

/** Acknowledged messages beside the contact's and the team's view: what is missing, twice, or in a wrong order. */
export function compare(
  played: Pick<Played, 'messages' | 'presses'>,
  sent: Sent[],
  seen: AgentEntry[],
  entries: AgentEntry[],
) {
  const lost = sent.flatMap(({ entry, by, clientId }) => {
    if (!entry) return [];
    // A press while a person is on the way is an entry that only the team sees.
    const view =
      by === 'contact' && !played.presses.some((press) => press.clientId === clientId) ? seen : entries;
    return view.some(({ id, seq }) => id === entry.id && seq === entry.seq) ? [] : [clientId];
  });
  return {
    lost,
    doubled: [
      ...doubledIn(seen, played.messages, 'contact'),
      ...doubledIn(entries, sent.filter(byAgent), 'agent'),
    ],
    outOfOrder: [
      ...disorderOf(seen),
      ...disorderOf(entries),
      ...sayingOrder(played.messages),
      ...gapsOf(entries),
    ],
  };
}

const byAgent = ({ by }: Sent) => by === 'agent';

/** Messages that nobody sent, and messages that stand twice. */
function doubledIn(view: AgentEntry[], sent: Sent[], kind: 'contact' | 'agent'): string[] {
  const known = new Set(sent.map(({ clientId }) => clientId));
  const seen = new Set<string>();
  return view.filter(isMessageOf(kind)).flatMap(({ clientId = '' }) => {
    const isExtra = seen.has(clientId) || !known.has(clientId);
    seen.add(clientId);
    return isExtra ? [clientId] : [];
  });
}

function disorderOf(view: AgentEntry[]): string[] {
  return view.flatMap(({ seq, id }, index) => (index > 0 && seq <= (view[index - 1]?.seq ?? 0) ? [id] : []));
}

/** The team sees every entry: a number that is missing is an entry that is missing. */
function gapsOf(entries: AgentEntry[]): string[] {
  return entries.flatMap(({ seq }, index) => (seq === index + 1 ? [] : [`${seq} stands at ${index + 1}`]));
}

function sayingOrder(messages: Sent[]): string[] {
  const seqs = messages.flatMap(({ entry, clientId }) => (entry ? [{ seq: entry.seq, clientId }] : []));
  return seqs.flatMap(({ seq, clientId }, index) => (seq > (seqs[index - 1]?.seq ?? 0) ? [] : [clientId]));
}

/** Why nobody could say that a conversation was dealt with, in words; null where it was. */
export function stuckOf(entries: AgentEntry[], state: string): string | null {
  if (state === 'waiting') return 'waits for a person';
  if (state === 'active') return 'has a person who did not finish';
  const lastOfContact = entries.findLast(isMessageOf('contact'))?.seq ?? 0;
  const isJudged = entries.some(({ type, seq }) => type === 'decision.recorded' && seq > lastOfContact);
  const isAnswered = entries.some((entry) => isMessageOf('assistant')(entry) && entry.seq > lastOfContact);
  return state === 'triage' && !isJudged && !isAnswered ? 'has a message that nobody judged' : null;
}

function waitOf(entries: AgentEntry[]): number | null {
  const asked = entries.find((entry) => entry.type === 'escalation.requested');
  const answered = asked && entries.find((entry) => isMessageOf('agent')(entry) && entry.seq > asked.seq);
  if (!asked || !answered) return null;
  return (Date.parse(answered.at) - Date.parse(asked.data.requestedAt)) / 1000;
}

function isMessageOf(kind: 'contact' | 'assistant' | 'agent') {
  return ({ type, actor }: AgentEntry) => type === 'message.posted' && actor.kind === kind;
}

async function entriesOfContact(
  { visitorToken }: Played,
  conversationId: string,
  { url, deadlineMs }: Options,
) {
  const headers = { authorization: `Bearer ${visitorToken}` };
  const all: AgentEntry[] = [];
  for (let more = true; more; ) {
    const input = { conversationId, seq: all.at(-1)?.seq ?? 0 };
    const { answer } = await deliver<{ entries: AgentEntry[]; more: boolean }>(
      async () => asAnswer(await post(`${url}/api/v1/visitor/commands/entries:after`, input, headers)),
      { deadlineMs, what: 'entries:after' },
    );
    if (!answer.ok) throw new Error(`${conversationId}: ${answer.error.code}`);
    all.push(...answer.entries);
    more = answer.more;
  }
  return all;
}
