import { randomUUID } from 'node:crypto';
import type { ContactEntry, ContactEntryOf } from '../../../core/timeline/visible.ts';
import { openVisitor, type Visitor } from '../../replay/clients/visitor.ts';
import type { Course, WrittenConversation, WrittenTurn } from './written.ts';

/** A message as it was taken up by the running product. */
export type PlayedTurn = WrittenTurn & {
  readonly course: Course;
  /** The words that came back; empty where a person was called. */
  readonly text: string;
  readonly cited: readonly string[];
  readonly isRight: boolean;
};

export type PlayedConversation = Omit<WrittenConversation, 'turns'> & {
  /** Up to the turn that called a person: from there on the assistant says nothing. */
  readonly turns: readonly PlayedTurn[];
};

const PATIENCE_MS = 60_000;
/** How many customers write at once. */
const AT_ONCE = 4;

/** Plays conversations against a running product, each as a visitor of its own, in their order. */
export async function playAll(
  { url }: { url: string },
  conversations: readonly WrittenConversation[],
  progress: (done: number) => void = () => undefined,
): Promise<PlayedConversation[]> {
  const played: PlayedConversation[] = [];
  let next = 0;
  const one = async (): Promise<void> => {
    while (next < conversations.length) {
      const at = next++;
      const visitor = await openVisitor({ url, address: `10.2.${at >> 8}.${at & 255}` });
      try {
        played[at] = await playWritten(visitor, conversations[at]!);
      } finally {
        visitor.close();
      }
      progress(played.length);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, one));
  return played;
}

/** Says the texts one after the other through the public protocol, each when the one before was taken up. */
async function playWritten(visitor: Visitor, conversation: WrittenConversation): Promise<PlayedConversation> {
  const turns: PlayedTurn[] = [];
  let conversationId: string | null = null;
  for (const turn of conversation.turns) {
    const said = await say(visitor, conversationId, turn.say, conversation.locale);
    conversationId = said.conversationId;
    const isReply = ({ type, actor, seq }: ContactEntry) =>
      seq > said.seq &&
      (type === 'escalation.requested' || (type === 'message.posted' && actor.kind === 'assistant'));
    const reply = await visitor.nextEntry(conversationId, isReply, {
      what: `a reply to “${turn.say}”`,
      timeoutMs: PATIENCE_MS,
    });
    turns.push(played(turn, reply, isFollowedByPerson(visitor, conversationId, reply)));
    if (turns.at(-1)?.course === 'escalated') break;
  }
  return { ...conversation, turns };
}

async function say(visitor: Visitor, conversationId: string | null, text: string, locale: string) {
  const clientId = randomUUID();
  if (conversationId) {
    const answer = await visitor.send('message:send', { conversationId, clientId, text });
    if (!answer.ok) throw new Error(answer.error.message);
    return { conversationId, seq: answer.seq };
  }
  const answer = await visitor.send('conversation:start', { clientId, text, locale });
  if (!answer.ok) throw new Error(answer.error.message);
  return { conversationId: answer.conversationId, seq: answer.entries.at(-1)?.seq ?? 0 };
}

/** A notice that is followed by a person at once: both are one append, and so one push after the other. */
function isFollowedByPerson(visitor: Visitor, conversationId: string, { seq }: ContactEntry): boolean {
  return visitor.entries.all.some(
    (entry) =>
      entry.conversationId === conversationId && entry.seq >= seq && entry.type === 'escalation.requested',
  );
}

function played(turn: WrittenTurn, reply: ContactEntry, isPerson: boolean): PlayedTurn {
  const message = reply.type === 'message.posted' ? reply : null;
  const course = isPerson || !message ? 'escalated' : courseOf(message);
  const text = message?.data.text ?? '';
  const cited = (message?.data.reply?.articles ?? []).map(({ id }) => id);
  return { ...turn, course, text, cited, isRight: isRight(turn, { course, text, cited }) };
}

function courseOf({ data }: ContactEntryOf<'message.posted'>): Course {
  if ((data.reply?.articles.length ?? 0) > 0) return 'answered';
  if ((data.choices?.length ?? 0) > 0) return 'offered';
  return data.reply?.kind === 'question' ? 'asked' : 'thanked';
}

function isRight(
  { right, articles, holds }: WrittenTurn,
  { course, text, cited }: Pick<PlayedTurn, 'course' | 'text' | 'cited'>,
): boolean {
  if (!right.includes(course)) return false;
  if (course !== 'answered') return true;
  const isOnArticle = articles.length === 0 || cited.some((id) => articles.includes(id));
  return isOnArticle && (holds.length === 0 || holds.some((words) => text.includes(words)));
}
