import type { Log } from '../log.ts';
import { isStoreUnavailable } from '../store/connect.ts';
import type { ConversationDocument, Conversations, Moved } from '../store/conversations.ts';
import type { Briefs } from './briefs.ts';
import { createGathering } from './gathering.ts';
import { isWritingOn } from './reactions.ts';
import { movedByMessages, readModelOf } from './read-model.ts';
import type { Appended } from './timeline.ts';

/**
 * A read model costs the store more than its entry does, by the indexes of lists and line. While the store is busy it is
 * written once for all that is said in half a second, else in a tenth: where the load is spread over many servers, each
 * has few messages to write together. Marks, which follow, still come before `recover` looks.
 */
const PACE = { gatherMs: 100, restFactor: 10, longestRestMs: 500 };

type Deps = { conversations: Pick<Conversations, 'saveAll' | 'moveOn'>; briefs: Briefs; log: Log };

export type ReadModels = ReturnType<typeof createReadModels>;

/**
 * Keeps the read models up to date: one write for many conversations, and one document each however many entries. While
 * a contact writes to the assistant, nothing is written but how far the conversation is; the rest follows with the
 * assistant's answer, with a wait for a person, or when somebody looks (`conversation-list.ts`).
 */
export function createReadModels({ conversations, briefs, log }: Deps) {
  const gathering = createGathering((batch: Appended[]) => save(batch), PACE);
  const underWay = new Set<Promise<unknown>>();

  /** @returns the conversations that have no read model, because something in them cannot be read; the others have */
  async function save(
    batch: Appended[],
    onMade: (documents: ConversationDocument[]) => void = ignore,
  ): Promise<ReadonlySet<string>> {
    const all = byConversation(batch);
    const moves = all.flatMap((appended) => moveOf(appended) ?? []);
    const made = await make(all.filter((appended) => !moveOf(appended)));
    onMade(made.documents);
    const [elsewhere] = await Promise.all([
      conversations.moveOn(moves),
      conversations.saveAll(made.documents),
    ]);
    if (elsewhere.size === 0) return made.unreadable;
    const rest = await make(all.filter(([first]) => first && elsewhere.has(first.entry.conversationId)));
    await conversations.saveAll(rest.documents);
    return new Set([...made.unreadable, ...rest.unreadable]);
  }

  async function make(all: readonly Appended[][]) {
    const unreadable = new Set<string>();
    const documents: ConversationDocument[] = [];
    for (const appended of all) {
      try {
        documents.push(await readModelAfter(appended));
      } catch (error) {
        if (isStoreUnavailable(error)) throw error;
        const conversationId = appended[0]?.entry.conversationId ?? '';
        log.error({ err: error, conversationId }, 'relay: cannot be read');
        unreadable.add(conversationId);
      }
    }
    return { documents, unreadable };
  }

  async function readModelAfter(appended: Appended[]): Promise<ConversationDocument> {
    for (const { entry } of appended) briefs.note(entry);
    const { conversation } = appended.reduce(later);
    return readModelOf(conversation, await briefs.upTo(conversation.conversationId, conversation.seq));
  }

  function tracked<T>(work: Promise<T>): Promise<T> {
    const ended: Promise<unknown> = work.then(ignore, ignore).then(() => underWay.delete(ended));
    underWay.add(ended);
    return work;
  }

  return {
    /** Writes the read models as they are after these entries. `onMade` is told them before. */
    save: (...args: Parameters<typeof save>) => tracked(save(...args)),
    /** The same with what else comes within a moment. */
    saveSoon: (batch: Appended[]) => tracked(gathering.add(batch)),
    /** Writes a read model with all that it tells, from the newest entry. */
    async remake(newest: Appended): Promise<void> {
      await conversations.saveAll((await make([[newest]])).documents);
    },
    /** Resolves when all that was asked for so far was tried; nothing of it waits any longer. */
    async settled(): Promise<void> {
      gathering.hurry();
      await Promise.all(underWay);
    },
  };
}

/** The entries of each conversation. */
function byConversation(batch: readonly Appended[]): Appended[][] {
  const found = new Map<string, Appended[]>();
  for (const appended of batch) {
    const { conversationId } = appended.entry;
    const known = found.get(conversationId);
    if (known) known.push(appended);
    else found.set(conversationId, [appended]);
  }
  return [...found.values()];
}

/** What is to be written where the contact has only written on to the assistant; else null. */
function moveOf(appended: readonly Appended[]): Moved | null {
  const conversation = appended.at(-1)?.conversation;
  if (!conversation) return null;
  const from = conversation.seq - appended.length;
  const isNext = ({ entry }: Appended, index: number): boolean =>
    isWritingOn(entry, conversation) && entry.seq === from + index + 1;
  if (!appended.every(isNext)) return null;
  const { conversationId: id, seq: to } = conversation;
  return { id, from, to, ...movedByMessages(conversation) };
}

const later = (one: Appended, other: Appended): Appended =>
  other.conversation.seq >= one.conversation.seq ? other : one;

function ignore(): void {}
