import { randomUUID } from 'node:crypto';
import type { ContactEntry } from '../../core/timeline/visible.ts';
import { openVisitor, type Visitor } from './clients/visitor.ts';
import type { Delivery } from './clients/wire.ts';
import type { Dialogue } from './dialogues.ts';
import type { Ledger, Played, Sent } from './ledger.ts';

export type ContactOptions = {
  url: string;
  address: string;
  dialogue: Dialogue;
  /** After how many of its messages the contact presses for a person; null: never. */
  pressesAfter: number | null;
  /** How long it waits for a reply before it goes on. */
  replyWaitMs: number;
  /** How long it waits at the end: for a person, once one is on the way, else for the assistant. */
  endWaitMs: number;
  /** How long a command is sent again before it is given up. */
  deadlineMs: number;
};

/** Plays one contact: says its texts in order, listens in between, presses where it is told to, waits for the end. */
export async function playContact(options: ContactOptions, ledger: Ledger): Promise<Played> {
  const { dialogue } = options;
  let finish = () => {};
  const saidAll = new Promise<void>((resolve) => {
    finish = resolve;
  });
  const played = ledger.add({
    dialogueId: dialogue.id,
    conversationId: null,
    visitorToken: '',
    texts: dialogue.texts,
    facts: dialogue.facts,
    messages: [],
    presses: [],
    saidAll,
    failure: null,
  });
  let visitor: Visitor | null = null;
  try {
    visitor = await openVisitor(options);
    played.visitorToken = visitor.token;
    await sayAll(visitor, options, played, ledger);
    finish();
    await waitForEnd(visitor, options, played);
  } catch (error) {
    played.failure = (error as Error).message;
  } finally {
    finish();
    visitor?.close();
  }
  return played;
}

async function sayAll(
  visitor: Visitor,
  options: ContactOptions,
  played: Played,
  ledger: Ledger,
): Promise<void> {
  const conversationId = await begin(visitor, options, played);
  ledger.name(played, conversationId);
  for (const [index, text] of played.texts.entries()) {
    if (index > 0) {
      await waitForReply(visitor, conversationId, options.replyWaitMs);
      const clientId = randomUUID();
      const sent = noteSent(played.messages, clientId);
      note(sent, await visitor.deliver('message:send', { conversationId, clientId, text }), entryOf);
    }
    if (options.pressesAfter === index + 1) await press(visitor, conversationId, played);
  }
}

/** Starts the conversation with the first text. */
async function begin(visitor: Visitor, { dialogue }: ContactOptions, played: Played): Promise<string> {
  const clientId = randomUUID();
  const sent = noteSent(played.messages, clientId);
  const delivery = await visitor.deliver('conversation:start', {
    clientId,
    text: dialogue.texts[0] ?? '',
    locale: 'en',
  });
  const answer = note(sent, delivery, ({ entries }) => {
    const first = entries.find((entry) => entry.clientId === clientId && entry.type === 'message.posted');
    return first ? { id: first.id, seq: first.seq } : null;
  });
  return answer.conversationId;
}

async function press(visitor: Visitor, conversationId: string, played: Played): Promise<void> {
  const clientId = randomUUID();
  const sent = noteSent(played.presses, clientId);
  const answer = note(sent, await visitor.deliver('human:request', { conversationId, clientId }), entryOf);
  if (!answer.access.waiting && !answer.access.assignee) {
    throw new Error('a press was acknowledged without anybody on the way');
  }
}

function noteSent(list: Sent[], clientId: string): Sent {
  const sent: Sent = { clientId, by: 'contact', entry: null, attempts: 0, tookMs: null };
  list.push(sent);
  return sent;
}

function note<T>(sent: Sent, delivery: Delivery<T>, entryIn: (answer: T) => Sent['entry']): T {
  const { answer, attempts, tookMs } = delivery;
  sent.attempts = attempts;
  if (!answer.ok) throw new Error(`refused: ${answer.error.code} (${answer.error.message})`);
  sent.tookMs = tookMs;
  sent.entry = entryIn(answer);
  return answer;
}

const entryOf = ({ entryId, seq }: { entryId: string; seq: number }) => ({ id: entryId, seq });

/** A person or the assistant has said something since the contact's last message. Without it the contact goes on. */
async function waitForReply(visitor: Visitor, conversationId: string, timeoutMs: number): Promise<void> {
  const own = visitor.entries.all.findLast((entry) => isMessage(entry) && entry.actor.kind === 'contact');
  const since = own?.seq ?? 0;
  await visitor
    .nextEntry(conversationId, (entry) => isMessage(entry) && isOfOthers(entry) && entry.seq > since, {
      what: 'a reply',
      timeoutMs,
    })
    .catch(() => undefined);
}

/** The contact stays until a person has resolved it, or the assistant has answered the last message. */
async function waitForEnd(visitor: Visitor, options: ContactOptions, played: Played): Promise<void> {
  const { conversationId } = played;
  if (!conversationId) return;
  const last = Math.max(0, ...played.messages.map(({ entry }) => entry?.seq ?? 0));
  const deadline = Date.now() + options.endWaitMs;
  while (Date.now() < deadline) {
    // Pushes can be lost with a server: what counts is what the store has.
    const { answer } = await visitor.deliver('entries:after', { conversationId, seq: 0 }, options.deadlineMs);
    if (!answer.ok) throw new Error(`refused: ${answer.error.code}`);
    if (isOver(answer.entries as ContactEntry[], last)) break;
    await visitor
      .nextEntry(conversationId, (entry) => entry.seq > (answer.entries.at(-1)?.seq ?? 0), {
        what: 'anything',
        timeoutMs: 1_000,
      })
      .catch(() => undefined);
  }
  await visitor.deliver('resolution:answer', { conversationId, clientId: randomUUID(), solved: true });
}

function isOver(entries: ContactEntry[], last: number): boolean {
  const asked = entries.findLast(({ type }) => type === 'escalation.requested');
  const resolved = entries.findLast(({ type }) => type === 'conversation.resolved');
  if (asked) return (resolved?.seq ?? 0) > asked.seq;
  return entries.some((entry) => isMessage(entry) && isOfOthers(entry) && entry.seq > last);
}

function isMessage({ type }: ContactEntry): boolean {
  return type === 'message.posted';
}

function isOfOthers({ actor }: ContactEntry): boolean {
  return actor.kind === 'assistant' || actor.kind === 'agent';
}
