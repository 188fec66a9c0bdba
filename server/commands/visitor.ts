import type { VisitorCommandName, VisitorInput, VisitorOutput } from '../../core/contract/commands.ts';
import type { Conversation } from '../../core/timeline/conversation.ts';
import type { Entry } from '../../core/timeline/entry.ts';
import { contactTypes, viewForContact } from '../../core/timeline/visible.ts';
import type { Visitor } from '../auth/origin.ts';
import type { Bus } from '../bus/bus.ts';
import { channels } from '../bus/channels.ts';
import type { AccessTeller } from '../directory/access.ts';
import { RefusalError } from '../refusal.ts';
import type { OneByOne } from '../timeline/one-by-one.ts';
import { pageAfter, pageBefore } from '../timeline/pages.ts';
import type { Timeline } from '../timeline/timeline.ts';
import {
  type BeginningDeps,
  type Begun,
  begin,
  beginningOf,
  from,
  ownOrNull,
  standingOrNew,
} from './begin-conversation.ts';
import { done } from './done.ts';
import { permitted } from './permitted.ts';

export type VisitorDeps = BeginningDeps & {
  timeline: Timeline;
  access: AccessTeller;
  bus: Pick<Bus, 'tell'>;
  /** Lets a contact's presses go one after another: two at once would not see each other's conversation. */
  presses: OneByOne;
};

type Handlers = {
  [N in VisitorCommandName]: (
    deps: VisitorDeps,
    who: Visitor,
    input: VisitorInput<N>,
    receivedAt: string,
  ) => Promise<VisitorOutput<N>>;
};

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

/** The request that was written together with the start; null where the conversation had begun before. */
function pressedWithStart(executed: Begun['executed']): { entry: Entry; conversation: Conversation } | null {
  return executed?.fresh ? { entry: executed.last, conversation: executed.conversation } : null;
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
