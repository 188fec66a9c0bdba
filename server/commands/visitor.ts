import type { VisitorCommandName, VisitorInput, VisitorOutput } from '../../core/contract/commands.ts';
import type { Conversation } from '../../core/timeline/conversation.ts';
import type { Entry, EntryData } from '../../core/timeline/entry.ts';
import { contactTypes, viewForContact } from '../../core/timeline/visible.ts';
import type { Visitor } from '../auth/origin.ts';
import type { Bus } from '../bus/bus.ts';
import { channels } from '../bus/channels.ts';
import type { AccessTeller } from '../directory/access.ts';
import type { People } from '../directory/people.ts';
import { erasedContact, RefusalError } from '../refusal.ts';
import { isStoreUnavailable } from '../store/connect.ts';
import type { Contacts } from '../store/contacts.ts';
import type { Conversations } from '../store/conversations.ts';
import type { createLru } from '../timeline/lru.ts';
import type { OneByOne } from '../timeline/one-by-one.ts';
import { pageAfter, pageBefore } from '../timeline/pages.ts';
import type { Executed, Timeline } from '../timeline/timeline.ts';
import { conversationIdFor } from './conversation-id.ts';
import { pageAddress } from './page-address.ts';
import { isStranger, permitted } from './permitted.ts';

export type VisitorDeps = {
  timeline: Timeline;
  people: Pick<People, 'ownerFor' | 'workspace'>;
  access: AccessTeller;
  conversations: Pick<Conversations, 'recentOf'>;
  contacts: Pick<Contacts, 'ensure'>;
  bus: Pick<Bus, 'tell'>;
  /** Lets a contact's presses go one after another: two at once would not see each other's conversation. */
  presses: OneByOne;
  /** The conversation that a contact's last press began, as far as this process remembers. */
  begun: ReturnType<typeof createLru<string>>;
  now: () => Date;
};

type Handlers = {
  [N in VisitorCommandName]: (
    deps: VisitorDeps,
    who: Visitor,
    input: VisitorInput<N>,
    receivedAt: string,
  ) => Promise<VisitorOutput<N>>;
};

const WEEK_MS = 7 * 86_400_000;

/** One handler for each command of the visitor's side; the same for sockets and HTTP. */
export const visitorHandlers: Handlers = {
  'conversation:start': startConversation,
  'message:send': sendMessage,
  'human:request': requestPerson,
  'entries:after': entriesAfter,
  'entries:before': entriesBefore,
  'typing:set': setTyping,
  'resolution:answer': answerResolution,
};

async function startConversation(
  deps: VisitorDeps,
  who: Visitor,
  input: VisitorInput<'conversation:start'>,
): Promise<VisitorOutput<'conversation:start'>> {
  const begun = await begin(deps, who, input, await beginningOf(deps, who, input), null);
  const { conversationId } = begun;
  const written = [begun.executed];
  if (input.text !== undefined) {
    const { clientId, text } = input;
    const command = { kind: 'contact-post', clientId: `${clientId}#text`, text, ...from(deps, who) } as const;
    written.push(done(await deps.timeline.execute(conversationId, who.workspaceId, command)));
  }
  const entries = wholeOf(written) ?? (await pageAfter(deps.timeline, conversationId, 0)).entries;
  return { conversationId, entries: entries.flatMap((entry) => viewForContact(entry) ?? []) };
}

/** The entries of a conversation in which nothing was written but by these; null where there may be others. */
function wholeOf(written: Begun['executed'][]): Entry[] | null {
  const entries = written.flatMap((executed) => (executed?.fresh ? [executed.last] : []));
  const isWhole = entries.length === written.length && entries.every(({ seq }, index) => seq === index + 1);
  return isWhole ? entries : null;
}

async function sendMessage(
  deps: VisitorDeps,
  who: Visitor,
  { conversationId, clientId, text, choiceId }: VisitorInput<'message:send'>,
): Promise<VisitorOutput<'message:send'>> {
  await permitted(deps.timeline, who, 'message:send', conversationId);
  const command = { kind: 'contact-post', clientId, text, choiceId, ...from(deps, who) } as const;
  const { entry } = done(await deps.timeline.execute(conversationId, who.workspaceId, command));
  return { entryId: entry.id, seq: entry.seq, at: entry.at };
}

/**
 * The press. Nothing but the store is on this path. A conversation that is not the contact's, or that does not
 * exist, does not stop it: the one in which the contact waits is meant, or a new one begins.
 */
async function requestPerson(
  deps: VisitorDeps,
  who: Visitor,
  input: VisitorInput<'human:request'>,
  receivedAt: string,
): Promise<VisitorOutput<'human:request'>> {
  // Where the press also starts the conversation, the start has the client's id.
  const press = { clientId: `${input.clientId}#press`, note: input.note ?? null, requestedAt: receivedAt };
  const own = await ownOrNull(deps, who, input.conversationId);
  const { conversationId, executed } = own
    ? { conversationId: own, executed: null }
    : await deps.presses(who.contactId, () => standingOrNew(deps, who, input, press));
  const { entry, conversation } =
    pressedWithStart(executed) ??
    done(
      await deps.timeline.execute(conversationId, who.workspaceId, {
        kind: 'request-person',
        ...press,
        ...from(deps, who),
      }),
    );
  const access = await deps.access.ofConversation(conversation);
  return { conversationId, entryId: entry.id, seq: entry.seq, access };
}

/** A contact stands in line once: a press without a conversation goes to the one that waits, if there is one. */
async function standingOrNew(
  deps: VisitorDeps,
  who: Visitor,
  input: Beginning,
  press: Press,
): Promise<Begun> {
  const { timeline, begun } = deps;
  const own = conversationIdFor(who.contactId, input.clientId);
  const known = timeline.peek(own);
  if (known?.erased?.scope === 'contact') throw erasedContact();
  if (known) return standing(own);
  const last = begun.get(who.contactId);
  // The read model may be a moment behind; what this process began is known.
  if (last && isPending(timeline.peek(last)) && isPending(await timeline.refresh(last)))
    return standing(last);
  // What a new conversation needs is read beside, also where it turns out that none is needed.
  const read = await beginningOf(deps, who, input);
  const { waitingId } = read.recent;
  if (waitingId && (await isWaiting(timeline, waitingId))) return standing(waitingId);
  const started = await begin(deps, who, input, read, press);
  begun.set(who.contactId, started.conversationId);
  return started;
}

const standing = (conversationId: string): Begun => ({ conversationId, executed: null });

/** The request that was written together with the start; null where the conversation had begun before. */
function pressedWithStart(executed: Begun['executed']): { entry: Entry; conversation: Conversation } | null {
  return executed?.fresh ? { entry: executed.last, conversation: executed.conversation } : null;
}

async function isWaiting(timeline: Pick<Timeline, 'load' | 'refresh'>, id: string): Promise<boolean> {
  if ((await timeline.load(id))?.state.kind === 'waiting') return true;
  return (await timeline.refresh(id))?.state.kind === 'waiting';
}

/** Waiting, or begun by a press that is about to make it wait. */
function isPending(conversation: Conversation | null): boolean {
  if (conversation?.state.kind === 'waiting') return true;
  return conversation?.state.kind === 'triage' && conversation.seq === 1;
}

function recentOf({ conversations, now }: VisitorDeps, { contactId }: Visitor) {
  return conversations.recentOf(contactId, new Date(now().getTime() - WEEK_MS));
}

async function entriesAfter(
  deps: VisitorDeps,
  who: Visitor,
  { conversationId, seq }: VisitorInput<'entries:after'>,
): Promise<VisitorOutput<'entries:after'>> {
  await permitted(deps.timeline, who, 'entries:after', conversationId);
  const { entries, more } = await pageAfter(deps.timeline, conversationId, seq, contactTypes);
  const conversation = await deps.timeline.refresh(conversationId);
  if (!conversation) throw new RefusalError('not_found', 'There is no such conversation');
  return {
    entries: entries.flatMap((entry) => viewForContact(entry) ?? []),
    more,
    access: await deps.access.ofConversation(conversation),
  };
}

async function entriesBefore(
  deps: VisitorDeps,
  who: Visitor,
  { conversationId, seq }: VisitorInput<'entries:before'>,
): Promise<VisitorOutput<'entries:before'>> {
  await permitted(deps.timeline, who, 'entries:before', conversationId);
  const { entries, more } = await pageBefore(deps.timeline, conversationId, seq, contactTypes);
  return { entries: entries.flatMap((entry) => viewForContact(entry) ?? []), more };
}

async function setTyping(
  deps: VisitorDeps,
  who: Visitor,
  { conversationId, typing }: VisitorInput<'typing:set'>,
): Promise<Record<string, never>> {
  const conversation = await permitted(deps.timeline, who, 'typing:set', conversationId);
  const name = conversation.contact.name;
  deps.bus.tell(
    { kind: 'typing', conversationId, who: { kind: 'contact', ...(name ? { name } : {}) }, typing },
    channels.conversation(conversationId),
  );
  return {};
}

async function answerResolution(
  deps: VisitorDeps,
  who: Visitor,
  input: VisitorInput<'resolution:answer'>,
): Promise<VisitorOutput<'resolution:answer'>> {
  const { conversationId, clientId, solved, score, comment } = input;
  await permitted(deps.timeline, who, 'resolution:answer', conversationId);
  const { entry } = done(
    await deps.timeline.execute(conversationId, who.workspaceId, {
      kind: 'answer-resolution',
      clientId,
      solved,
      score: score ?? null,
      comment: comment ?? null,
      ...from(deps, who),
    }),
  );
  return { entryId: entry.id, seq: entry.seq };
}

type Beginning = Pick<VisitorInput<'human:request'>, 'clientId' | 'page' | 'locale'>;

type Press = { clientId: string; note: string | null; requestedAt: string };
/** A conversation, and how its start went; null where it had begun before. */
type Begun = { conversationId: string; executed: (Executed & { ok: true }) | null };

/** Starts the conversation that belongs to this contact and clientId; starting it twice finds the first. */
async function begin(
  deps: VisitorDeps,
  who: Visitor,
  input: Beginning,
  { data }: Awaited<ReturnType<typeof beginningOf>>,
  press: Press | null,
): Promise<Begun> {
  const before = who.formerId && conversationIdFor(who.formerId, input.clientId);
  const begun = await ownOrNull(deps, who, before);
  if (begun) return standing(begun);
  const conversationId = conversationIdFor(who.contactId, input.clientId);
  const executed = done(
    await deps.timeline.execute(conversationId, who.workspaceId, {
      kind: 'start',
      clientId: input.clientId,
      data: { ...data, byPress: press !== null },
      ...(press ? { press } : {}),
      ...from(deps, who),
    }),
  );
  return { conversationId, executed };
}

/** All that the start of a conversation needs, read at once: a press waits for it, also where the store is slow. */
async function beginningOf(deps: VisitorDeps, who: Visitor, { page, locale }: Beginning) {
  const { contacts, people, now } = deps;
  const { contactId, workspaceId } = who;
  const read = Promise.all([
    contacts.ensure(contactId, workspaceId, now()),
    people.ownerFor(workspaceId, contactId),
    recentOf(deps, who),
  ]);
  // Said below, unless the workspace is the reason.
  read.catch(() => undefined);
  // Nobody could be accountable: the token is ours, and its workspace is no more.
  if (!(await people.workspace(workspaceId)))
    throw new RefusalError(
      'unauthenticated',
      'The workspace of this token does not exist; start a new session',
    );
  const [contact, owner, recent] = await read;
  if (!contact) throw erasedContact();
  const { name, email, verified } = contact;
  const data: Omit<EntryData<'conversation.started'>, 'byPress'> = {
    contact: { id: contactId, name, email, verified },
    account: contact.account,
    owner,
    page: keptPage(page),
    locale: locale ?? null,
    origin: who.origin,
    priorContacts7d: recent.count,
  };
  return { recent, data };
}

function keptPage(page: Beginning['page']): EntryData<'conversation.started'>['page'] {
  const url = page ? pageAddress(page.url) : null;
  if (!page || url === null) return null;
  return { url, ...(page.title === undefined ? {} : { title: page.title }) };
}

function from({ now }: Pick<VisitorDeps, 'now'>, { contactId }: Visitor) {
  return { now: now().toISOString(), actor: { kind: 'contact' as const, id: contactId } };
}

async function ownOrNull(
  { timeline }: Pick<VisitorDeps, 'timeline'>,
  who: Visitor,
  conversationId: string | undefined,
): Promise<string | null> {
  if (!conversationId) return null;
  const isOwn = (conversation: Conversation | null) => conversation && !isStranger(conversation, who);
  const known = await timeline.load(conversationId).catch(unreadable);
  if (isOwn(known)) return conversationId;
  return known && isOwn(await timeline.refresh(conversationId).catch(unreadable)) ? conversationId : null;
}

/** A conversation that cannot be read must not cost its contact the way to a person: a press begins a new one. */
function unreadable(error: unknown): null {
  if (isStoreUnavailable(error)) throw error;
  return null;
}

/** The outcome of a command that was carried out. @throws RefusalError where it was refused */
export function done(executed: Executed): Executed & { ok: true } {
  if (executed.ok) return executed;
  const { code, message, assignee } = executed;
  throw new RefusalError(code, message, assignee ? { assignee } : {});
}
