import type { AgentCommandName, AgentInput, AgentOutput } from '../../core/contract/commands.ts';
import { type AgentCommand, operationOf } from '../../core/timeline/decide/agent.ts';
import { decisionClientId } from '../../core/timeline/decide/outcome.ts';
import { viewForAgent } from '../../core/timeline/visible.ts';
import type { TransferTarget } from '../../core/values/conversation.ts';
import type { AgentIdentity } from '../auth/sessions.ts';
import type { Bus } from '../bus/bus.ts';
import { channels } from '../bus/channels.ts';
import type { Lines } from '../directory/lines.ts';
import type { People } from '../directory/people.ts';
import { type Erasee, type ErasureCause, erasureViewOf } from '../privacy/erase-contact.ts';
import { RefusalError } from '../refusal.ts';
import type { Erasure } from '../store/contacts.ts';
import type { Briefs } from '../timeline/briefs.ts';
import type { OneByOne } from '../timeline/one-by-one.ts';
import { pageAfter, pageBefore } from '../timeline/pages.ts';
import { readModelOf } from '../timeline/read-model.ts';
import type { Timeline } from '../timeline/timeline.ts';
import { done } from './done.ts';
import { permitted } from './permitted.ts';

export type AgentDeps = {
  timeline: Timeline;
  briefs: Briefs;
  people: Pick<People, 'setPresence' | 'team' | 'workspace' | 'loadOf'>;
  lines: Pick<Lines, 'page'>;
  bus: Pick<Bus, 'tell'>;
  /** Resolves when what this process appended is in the read models. */
  settled: () => Promise<void>;
  /** Lets an agent's claims go one after another, or two at once would both fit under the capacity. */
  claims: OneByOne;
  /** Told how long a conversation stood in line that an agent took. */
  taken: (waitedMs: number) => void;
  /** Begins the erasure of a contact, or says how far it is. */
  erase: (who: Erasee, why: ErasureCause) => Promise<Erasure | null>;
  now: () => Date;
};

type Handlers = {
  [N in AgentCommandName]: (
    deps: AgentDeps,
    who: AgentIdentity,
    input: AgentInput<N>,
  ) => Promise<AgentOutput<N>>;
};

/** One handler for each command of the agents' side; the same for sockets and HTTP. */
export const agentHandlers: Handlers = {
  'presence:set': setPresence,
  'queue:watch': watchLine,
  'conversation:take': (deps, who, { conversationId, clientId }) =>
    claim(deps, who, conversationId, { kind: 'take', clientId }),
  'offer:accept': (deps, who, { conversationId, clientId }) =>
    claim(deps, who, conversationId, { kind: 'accept-offer', clientId }),
  'offer:decline': (deps, who, { conversationId, clientId, reason }) =>
    run(deps, who, conversationId, { kind: 'decline-offer', clientId, reason: reason ?? null }),
  'conversation:open': openConversation,
  'entries:after': entriesAfter,
  'entries:before': entriesBefore,
  'message:send': (deps, who, { conversationId, clientId, text }) =>
    run(deps, who, conversationId, { kind: 'agent-post', clientId, text }),
  'note:add': (deps, who, { conversationId, clientId, text }) =>
    run(deps, who, conversationId, { kind: 'add-note', clientId, text }),
  'conversation:transfer': transfer,
  'conversation:resolve': (deps, who, { conversationId, clientId, note }) =>
    run(deps, who, conversationId, { kind: 'resolve', clientId, note: note ?? null }),
  'conversation:close': (deps, who, { conversationId, clientId }) =>
    run(deps, who, conversationId, { kind: 'close', clientId }),
  'alert:acknowledge': (deps, who, { conversationId, clientId }) =>
    run(deps, who, conversationId, { kind: 'acknowledge-alert', clientId }),
  'decision:label': labelDecision,
  'typing:set': setTyping,
  'contact:erase': eraseContact,
};

/** So many waiting conversations are answered at once. */
const LINE_PAGE = 100;

type WithoutSender<C> = C extends AgentCommand ? Omit<C, 'agent' | 'now'> : never;

async function run(
  deps: AgentDeps,
  who: AgentIdentity,
  conversationId: string,
  command: WithoutSender<AgentCommand>,
  agent: AgentCommand['agent'] = senderOf(who),
): Promise<{ entryId: string; seq: number; at: string }> {
  await permitted(deps.timeline, who, operationOf[command.kind], conversationId);
  const full = { ...command, agent, now: deps.now().toISOString() } as AgentCommand;
  const { entry } = done(await deps.timeline.execute(conversationId, who.workspaceId, full));
  return { entryId: entry.id, seq: entry.seq, at: entry.at };
}

/** A claim is checked against what the agent holds at this moment. */
async function claim(
  deps: AgentDeps,
  who: AgentIdentity,
  conversationId: string,
  command: { kind: 'take' | 'accept-offer'; clientId: string },
): Promise<{ seq: number }> {
  return deps.claims(who.userId, async () => {
    // Without this an agent's second claim within a moment would not see the first.
    await deps.settled();
    const load = await deps.people.loadOf(who.workspaceId, who.userId);
    const before = (await deps.timeline.refresh(conversationId))?.state;
    const { seq, at } = await run(deps, who, conversationId, command, { ...senderOf(who), ...load });
    if (before?.kind === 'waiting') deps.taken(Date.parse(at) - Date.parse(before.since));
    return { seq };
  });
}

function senderOf({ userId, name, role, skills }: AgentIdentity) {
  return { id: userId, name, role, skills };
}

async function setPresence(
  deps: AgentDeps,
  who: AgentIdentity,
  { status, capacity }: AgentInput<'presence:set'>,
): Promise<Record<string, never>> {
  await deps.people.setPresence(who.userId, status, capacity);
  const { workspaceId } = who;
  deps.bus.tell({ kind: 'presence', workspaceId }, channels.team(workspaceId));
  return {};
}

async function watchLine(
  deps: AgentDeps,
  { workspaceId }: AgentIdentity,
  { after }: AgentInput<'queue:watch'>,
): Promise<AgentOutput<'queue:watch'>> {
  await deps.settled();
  const page = await deps.lines.page(workspaceId, after ?? null, LINE_PAGE);
  if (!page)
    throw new RefusalError('not_found', 'after: this conversation waits no longer; watch again without it');
  return page;
}

async function openConversation(
  deps: AgentDeps,
  who: AgentIdentity,
  { conversationId }: AgentInput<'conversation:open'>,
): Promise<AgentOutput<'conversation:open'>> {
  const conversation = await permitted(deps.timeline, who, 'conversation:open', conversationId, true);
  const [page, brief] = await Promise.all([
    pageAfter(deps.timeline, conversationId, 0),
    deps.briefs.upTo(conversationId, conversation.seq),
  ]);
  const { summary } = readModelOf(conversation, brief);
  // What was appended between two readings comes by its push.
  const entries = page.entries.filter(({ seq }) => seq <= conversation.seq);
  return { conversation: summary, entries: entries.map(viewForAgent), brief };
}

async function entriesAfter(
  deps: AgentDeps,
  who: AgentIdentity,
  { conversationId, seq }: AgentInput<'entries:after'>,
): Promise<AgentOutput<'entries:after'>> {
  await permitted(deps.timeline, who, 'entries:after', conversationId);
  const { entries, more } = await pageAfter(deps.timeline, conversationId, seq);
  return { entries: entries.map(viewForAgent), more };
}

async function entriesBefore(
  deps: AgentDeps,
  who: AgentIdentity,
  { conversationId, seq }: AgentInput<'entries:before'>,
): Promise<AgentOutput<'entries:before'>> {
  await permitted(deps.timeline, who, 'entries:before', conversationId);
  const { entries, more } = await pageBefore(deps.timeline, conversationId, seq);
  return { entries: entries.map(viewForAgent), more };
}

/** A label of a decision that was never made would count in the figures. */
async function labelDecision(
  deps: AgentDeps,
  who: AgentIdentity,
  { conversationId, clientId, decisionId, verdict, comment }: AgentInput<'decision:label'>,
): Promise<AgentOutput<'decision:label'>> {
  await permitted(deps.timeline, who, 'decision:label', conversationId);
  if (!(await deps.timeline.entryOf(conversationId, decisionClientId(decisionId))))
    throw new RefusalError('not_found', 'decisionId: there is no such decision in this conversation');
  const kind = 'label-decision';
  return run(deps, who, conversationId, { kind, clientId, decisionId, verdict, comment: comment ?? null });
}

async function transfer(
  deps: AgentDeps,
  who: AgentIdentity,
  { conversationId, clientId, to, reason }: AgentInput<'conversation:transfer'>,
): Promise<AgentOutput<'conversation:transfer'>> {
  const toName = await nameOfTarget(deps, who.workspaceId, to);
  return run(deps, who, conversationId, { kind: 'transfer', clientId, to, toName, reason });
}

/** A transfer to nobody would strand the contact: the target must exist. */
async function nameOfTarget(deps: AgentDeps, workspaceId: string, to: TransferTarget): Promise<string> {
  const team = await deps.people.team(workspaceId);
  if ('agentId' in to) {
    const agent = team.find(({ _id }) => _id === to.agentId);
    if (agent) return agent.name;
    throw new RefusalError('invalid_input', 'to.agentId: nobody in the team has this id');
  }
  const workspace = await deps.people.workspace(workspaceId);
  if ('teamId' in to) {
    const named = workspace?.teams.find(({ id }) => id === to.teamId);
    if (named) return named.name;
    throw new RefusalError('invalid_input', 'to.teamId: there is no such team');
  }
  if (team.some(({ skills }) => skills.includes(to.skill))) return to.skill;
  throw new RefusalError('invalid_input', 'to.skill: nobody in the team has this skill');
}

async function setTyping(
  deps: AgentDeps,
  who: AgentIdentity,
  { conversationId, typing }: AgentInput<'typing:set'>,
): Promise<Record<string, never>> {
  const { contact } = await permitted(deps.timeline, who, 'typing:set', conversationId);
  deps.bus.tell(
    { kind: 'typing', conversationId, who: { kind: 'agent', id: who.userId, name: who.name }, typing },
    channels.contact(contact.id),
    channels.conversation(conversationId),
  );
  return {};
}

async function eraseContact(
  { erase }: AgentDeps,
  { userId, name, workspaceId }: AgentIdentity,
  { contactId, reason }: AgentInput<'contact:erase'>,
): Promise<AgentOutput<'contact:erase'>> {
  const by = { kind: 'agent', id: userId, name } as const;
  const erasure = await erase({ contactId, workspaceId }, { by, reason });
  if (!erasure) throw new RefusalError('not_found', 'contactId: there is no such contact');
  return { erasure: erasureViewOf(contactId, erasure) };
}
