// One agent's browser: the console's own live parts on a page of ours, and somebody who works with them.
import type { Feed } from '../../client/console/live/feed.ts';
import { createLive, type Live } from '../../client/console/live/live.ts';
import { newClientId } from '../../client/shared/client-id.ts';
import type { ConversationSummary } from '../../core/contract/views.ts';
import { makePage } from './page.ts';
import { faultsOfChange, type Shown } from './screen-rules.ts';
import { answerMain, currentMood, data, hesitate, pause, random, violation } from './thread-talk.ts';

export type AgentView = {
  status: string;
  line: { status: string; total: number; ids: string[] };
  team: { name: string; status: string }[];
  offers: string[];
  feeds: { conversationId: string; isCaughtUp: boolean; entries: Shown[] }[];
  unsent: { clientId: string; status: string }[];
};

let cookie = '';
makePage({ ...data, cookie: () => cookie });
await signIn();
const live: Live = createLive(() => undefined);
const watched = new WeakSet<Feed>();

let focused: string | null = null;

answerMain(
  (): AgentView => ({
    status: live.connection.state.get().status,
    line: {
      status: live.line.state.get().status,
      total: live.line.state.get().total,
      ids: live.line.state.get().items.map(({ conversationId }) => conversationId),
    },
    team: live.presence.team.get().map(({ agent, status }) => ({ name: agent.name, status })),
    offers: live.offers.get().map(({ conversationId }) => conversationId),
    feeds: focused === null ? [] : [viewOf(focused)],
    unsent: live.outbox.items.get().map(({ clientId, status }) => ({ clientId, status })),
  }),
);
void work();

function viewOf(conversationId: string): AgentView['feeds'][number] {
  const { isCaughtUp, log } = live.feedOf(conversationId).state.get();
  return { conversationId, isCaughtUp, entries: [...log.entries] };
}

async function work(): Promise<void> {
  for (;;) {
    await hesitate(700);
    const mood = currentMood();
    await sendAgain();
    if (mood === 'still') continue;
    await take(mood === 'finish');
    await serveOne(mood === 'finish');
  }
}

/** Of what was not sent: sends again where the conversation is still the agent's own, and lets go of the rest. */
async function sendAgain(): Promise<void> {
  const failed = live.outbox.items.get().filter(({ status }) => status === 'failed');
  const mine = failed.length === 0 ? [] : await ownConversations();
  for (const { clientId, conversationId } of failed) {
    if (mine.some(({ id }) => id === conversationId)) live.outbox.retry(clientId);
    else live.outbox.discard(clientId);
  }
}

/** Accepts what is offered, declines now and then, or takes somebody from the line. */
async function take(isFinishing: boolean): Promise<void> {
  const [offer] = live.offers.get();
  if (offer) {
    const isDeclined = !isFinishing && random() < 0.15;
    const name = isDeclined ? 'offer:decline' : 'offer:accept';
    await live.connection.send(name, { conversationId: offer.conversationId, clientId: newClientId() });
    live.offers.set(live.offers.get().filter((one) => one !== offer));
    return;
  }
  const [first] = live.line.state.get().items;
  if (first && (isFinishing || random() < 0.2))
    await live.connection.send('conversation:take', {
      conversationId: first.conversationId,
      clientId: newClientId(),
    });
}

/** Opens one of the agent's own conversations, answers what was not answered, and resolves it now and then. */
async function serveOne(isFinishing: boolean): Promise<void> {
  const mine = await ownConversations();
  const next = mine[Math.floor(random() * mine.length)];
  if (!next) return;
  focus(next.id);
  await pause(200);
  const entries = live.feedOf(next.id).state.get().log.entries as readonly Shown[];
  const isMessage = (kind: string) => (entry: Shown) =>
    entry.type === 'message.posted' && entry.actor.kind === kind;
  const asked = entries.findLast(isMessage('contact'))?.seq ?? 0;
  const taken = entries.findLast(({ type }) => type === 'assignment.accepted')?.seq ?? 0;
  const answered = entries.findLast(isMessage('agent'))?.seq ?? 0;
  if (answered < Math.max(asked, taken)) {
    const isOut = live.outbox.items.get().some(({ conversationId }) => conversationId === next.id);
    if (!isOut) live.outbox.post(next.id, 'message', 'Thank you, I have your conversation and am on it.');
  } else if (isFinishing || random() < 0.4)
    await live.connection.send('conversation:resolve', { conversationId: next.id, clientId: newClientId() });
}

async function ownConversations(): Promise<ConversationSummary[]> {
  const response = await fetch('/api/v1/conversations?assignee=me&state=active').catch(() => null);
  if (!response?.ok) return [];
  const page = (await response.json()) as { items: ConversationSummary[] };
  return page.items;
}

function focus(conversationId: string): void {
  focused = conversationId;
  live.focus(conversationId);
  const feed = live.feedOf(conversationId);
  if (watched.has(feed)) return;
  watched.add(feed);
  let before: readonly Shown[] = [];
  feed.state.subscribe(() => {
    const entries = feed.state.get().log.entries as readonly Shown[];
    for (const fault of faultsOfChange(before, entries)) violation(`${conversationId}: ${fault}`);
    before = entries;
  });
}

/** Tries until there is a session, as somebody does who sees an error. */
async function signIn(): Promise<void> {
  for (;;) {
    const response = await fetch('/api/v1/auth/login', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ email: data.email, password: data.password }),
      signal: AbortSignal.timeout(10_000),
    }).catch(() => null);
    cookie = response?.headers.get('set-cookie')?.split(';')[0] ?? '';
    if (cookie) return;
    await pause(1_000);
  }
}
