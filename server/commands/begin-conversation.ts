import type { VisitorInput } from '../../core/contract/commands.ts';
import type { Conversation } from '../../core/timeline/conversation.ts';
import type { EntryData } from '../../core/timeline/entry.ts';
import type { Visitor } from '../auth/origin.ts';
import type { People } from '../directory/people.ts';
import { erasedContact, RefusalError } from '../refusal.ts';
import { isStoreUnavailable } from '../store/connect.ts';
import type { Contacts } from '../store/contacts.ts';
import type { Conversations } from '../store/conversations.ts';
import type { createLru } from '../timeline/lru.ts';
import type { Executed, Timeline } from '../timeline/timeline.ts';
import { conversationIdFor } from './conversation-id.ts';
import { done } from './done.ts';
import { pageAddress } from './page-address.ts';
import { isStranger } from './permitted.ts';

export type BeginningDeps = {
  timeline: Pick<Timeline, 'execute' | 'load' | 'peek' | 'refresh'>;
  people: Pick<People, 'ownerFor' | 'workspace'>;
  conversations: Pick<Conversations, 'recentOf'>;
  contacts: Pick<Contacts, 'ensure'>;
  /** The conversation that a contact's last press began, as far as this process remembers. */
  begun: ReturnType<typeof createLru<string>>;
  now: () => Date;
};

const WEEK_MS = 7 * 86_400_000;

type Beginning = Pick<VisitorInput<'human:request'>, 'clientId' | 'page' | 'locale'>;

type Press = { clientId: string; note: string | null; requestedAt: string };
/** A conversation, and how its start went; null where it had begun before. */
export type Begun = { conversationId: string; executed: (Executed & { ok: true }) | null };

/** A contact stands in line once: a press without a conversation goes to the one that waits, if there is one. */
export async function standingOrNew(
  deps: BeginningDeps,
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

async function isWaiting(timeline: Pick<Timeline, 'load' | 'refresh'>, id: string): Promise<boolean> {
  if ((await timeline.load(id))?.state.kind === 'waiting') return true;
  return (await timeline.refresh(id))?.state.kind === 'waiting';
}

/** Waiting, or begun by a press that is about to make it wait. */
function isPending(conversation: Conversation | null): boolean {
  if (conversation?.state.kind === 'waiting') return true;
  return conversation?.state.kind === 'triage' && conversation.seq === 1;
}

function recentOf({ conversations, now }: BeginningDeps, { contactId }: Visitor) {
  return conversations.recentOf(contactId, new Date(now().getTime() - WEEK_MS));
}

/** Starts the conversation that belongs to this contact and clientId; starting it twice finds the first. */
export async function begin(
  deps: BeginningDeps,
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
export async function beginningOf(deps: BeginningDeps, who: Visitor, { page, locale }: Beginning) {
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

export function from({ now }: Pick<BeginningDeps, 'now'>, { contactId }: Visitor) {
  return { now: now().toISOString(), actor: { kind: 'contact' as const, id: contactId } };
}

export async function ownOrNull(
  { timeline }: Pick<BeginningDeps, 'timeline'>,
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
