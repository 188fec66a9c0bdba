import type { Conversation } from '../../core/timeline/conversation.ts';
import type { Entry } from '../../core/timeline/entry.ts';
import { viewForAgent, viewForContact } from '../../core/timeline/visible.ts';
import type { Bus, Gap } from '../bus/bus.ts';
import type { Channel } from '../bus/channels.ts';
import type { Notice } from '../bus/notices.ts';
import type { AccessTeller } from '../directory/access.ts';
import type { Log } from '../log.ts';
import type { Entries } from '../store/entries.ts';
import { followTrace, inStep, type TraceParent } from '../telemetry/tracing.ts';
import type { Briefs } from '../timeline/briefs.ts';
import type { Timeline } from '../timeline/timeline.ts';
import type { PlacePush } from './place-push.ts';
import type { PresencePush } from './presence-push.ts';
import type { AgentNamespace, VisitorNamespace } from './realtime.ts';
import { rooms } from './rooms.ts';

type Deps = {
  visitors: VisitorNamespace;
  agents: AgentNamespace;
  timeline: Pick<Timeline, 'observe' | 'load' | 'peek'>;
  briefs: Briefs;
  access: AccessTeller;
  placePush: Pick<PlacePush, 'told'>;
  presencePush: PresencePush;
  entries: Pick<Entries, 'appendedSince'>;
  bus: Pick<Bus, 'listen' | 'onGap'>;
  log: Log;
};

/** Turns what processes tell each other into pushes to this server's own sockets, in the order it was told. */
export function servePushes(deps: Deps): () => void {
  let chain: Promise<void> = Promise.resolve();
  const stopCatchingUp = deps.bus.onGap((gap) => {
    pushMissed(deps, gap).catch((error: Error) =>
      deps.log.warn({ err: error.message }, 'what was missed could not be pushed; clients will ask for it'),
    );
  });
  const stopListening = deps.bus.listen((notice) => {
    if (notice.kind === 'entries') for (const entry of notice.entries) deps.timeline.observe(entry);
    chain = chain
      .then(() => push(deps, notice))
      .catch((error: Error) => deps.log.debug({ err: error.message, kind: notice.kind }, 'push'));
  });
  return () => {
    stopCatchingUp();
    stopListening();
  };
}

/** How long an entry may take from its time to its notice, in ms. What takes longer clients learn by `newest`. */
const LATE_MS = 15_000;

/**
 * Pushes again what other processes appended while their notices could not be heard, and the presence as it is now. Whoever has an entry already passes over it.
 */
async function pushMissed(deps: Deps, { channels, since }: Gap): Promise<void> {
  const { visitors, agents, timeline, entries, presencePush } = deps;
  const missed = new Set<string>(channels);
  const sockets = [...visitors.sockets.values(), ...agents.sockets.values()].filter(({ rooms: joined }) =>
    [...joined].some((room) => missed.has(room)),
  );
  const workspaceIds = [...new Set(sockets.map(({ data }) => data.who.workspaceId))];
  if (workspaceIds.length === 0) return;
  for (const workspaceId of workspaceIds) await presencePush.push(workspaceId);
  for await (const entry of entries.appendedSince(workspaceIds, new Date(since.getTime() - LATE_MS))) {
    timeline.observe(entry);
    await pushEntry(deps, entry);
  }
}

async function push(deps: Deps, notice: Notice): Promise<void> {
  switch (notice.kind) {
    case 'entries':
      for (const entry of notice.entries) await pushEntryAlone(deps, entry, notice.traces?.[entry.id]);
      return;
    case 'presence':
      return deps.presencePush.push(notice.workspaceId);
    case 'typing':
      return pushTyping(deps, notice);
    case 'reply-delta': {
      const { kind: _, ...delta } = notice;
      const conversation = await deps.timeline.load(notice.conversationId);
      // Once a person is needed nothing more of an AI reply reaches the contact, however late its pieces are.
      if (conversation?.state.kind === 'triage')
        deps.visitors.to(rooms.contact(conversation.contact.id)).emit('reply:delta', delta);
      return;
    }
    case 'reply-withdrawn': {
      const { kind: _, ...withdrawn } = notice;
      const conversation = await deps.timeline.load(notice.conversationId);
      if (conversation)
        deps.visitors.to(rooms.contact(conversation.contact.id)).emit('reply:withdrawn', withdrawn);
      return;
    }
    case 'signed-out':
      deps.agents.in(rooms.session(notice.sessionId)).disconnectSockets(true);
      return;
    case 'contact-erased':
      deps.visitors.in(rooms.contact(notice.contactId)).disconnectSockets(true);
      return;
    // Heard by `recheckAgents`.
    case 'person-changed':
    // Heard by `createLines`.
    case 'line':
    // For the workers only.
    case 'articles':
    case 'seeded':
      return;
    default:
      throw new Error(`unhandled notice: ${JSON.stringify(notice)}`);
  }
}

/** One entry that cannot be pushed keeps nothing from the others. */
async function pushEntryAlone(deps: Deps, entry: Entry, trace?: TraceParent): Promise<void> {
  const attributes = { 'handrail.conversation_id': entry.conversationId, 'handrail.entry': entry.type };
  await followTrace(trace, 'push entry', attributes, () => pushEntry(deps, entry)).catch((error: Error) =>
    deps.log.debug({ err: error.message, entry: entry.id }, 'push'),
  );
}

async function pushEntry(deps: Deps, entry: Entry): Promise<void> {
  const conversation =
    deps.timeline.peek(entry.conversationId) ?? (await deps.timeline.load(entry.conversationId));
  if (!conversation) return;
  const forContact = viewForContact(entry);
  const contact = rooms.contact(conversation.contact.id);
  // Without a socket to send it to, a push would be encoded all the same.
  if (forContact && deps.visitors.adapter.rooms.has(contact))
    deps.visitors.to(contact).emit('entry', forContact);
  const audience: Channel[] = [rooms.conversation(entry.conversationId)];
  if (conversation.state.kind === 'active') audience.push(rooms.user(conversation.state.assignee.id));
  // Whoever has any of it in the browser, a draft or an offer, lets go of it.
  if (entry.type === 'conversation.erased') audience.push(rooms.team(entry.workspaceId));
  if (audience.some((room) => deps.agents.adapter.rooms.has(room)))
    deps.agents.to(audience).emit('entry', viewForAgent(entry));
  await Promise.all([
    pushBrief(deps, entry),
    pushOffer(deps, entry, conversation),
    pushAccess(deps, entry, conversation),
  ]);
}

async function pushBrief({ agents, briefs }: Deps, entry: Entry): Promise<void> {
  const room = rooms.conversation(entry.conversationId);
  if (!agents.adapter.rooms.has(room)) return;
  const brief = await briefs.after(entry);
  agents.to(room).emit('brief', { conversationId: entry.conversationId, brief });
}

async function pushOffer({ agents, briefs }: Deps, entry: Entry, { state }: Conversation): Promise<void> {
  const { conversationId } = entry;
  if (entry.type === 'offer.ended') {
    agents
      .to(rooms.user(entry.data.agentId))
      .emit('offer:ended', { conversationId, outcome: entry.data.outcome });
  }
  // An offer that is told again may be over.
  if (entry.type !== 'offer.made' || state.kind !== 'waiting' || state.offer?.seq !== entry.seq) return;
  const room = rooms.user(entry.data.agent.id);
  if (!agents.adapter.rooms.has(room)) return;
  await inStep('push offer', { 'handrail.sockets': agents.adapter.rooms.get(room)?.size ?? 0 }, async () => {
    const brief = await briefs.after(entry);
    agents.to(room).emit('offer', { conversationId, expiresAt: entry.data.expiresAt, brief });
  });
}

/** Entries that change the way to a person. */
const changesAccess = new Set<Entry['type']>([
  'escalation.requested',
  'assignment.accepted',
  'conversation.transferred',
  'conversation.resolved',
  'conversation.reopened',
  'conversation.closed',
  'resolution.answered',
]);

async function pushAccess(
  { visitors, access, placePush }: Deps,
  entry: Entry,
  conversation: Conversation,
): Promise<void> {
  if (!changesAccess.has(entry.type)) return;
  const room = rooms.contact(conversation.contact.id);
  if (!visitors.adapter.rooms.has(room)) return;
  const { conversationId } = conversation;
  const told = await access.ofConversation(conversation);
  visitors.to(room).emit('access', { conversationId, ...told });
  placePush.told(conversation, told.position);
}

async function pushTyping(deps: Deps, notice: Notice & { kind: 'typing' }): Promise<void> {
  const { kind: _, conversationId, typing } = notice;
  const who = { kind: notice.who.kind, ...(notice.who.name ? { name: notice.who.name } : {}) };
  if (notice.who.kind !== 'contact') {
    const conversation = await deps.timeline.load(conversationId);
    const isSilenced = notice.who.kind === 'assistant' && conversation?.state.kind !== 'triage';
    if (conversation && !(isSilenced && typing)) {
      deps.visitors
        .to(rooms.contact(conversation.contact.id))
        .emit('typing', { conversationId, who, typing });
    }
  }
  deps.agents.to(rooms.conversation(conversationId)).emit('typing', { conversationId, who, typing });
}
