import type { Log } from '../log.ts';
import { isStoreUnavailable } from '../store/connect.ts';
import type { ConversationDocument, Conversations } from '../store/conversations.ts';
import type { Briefs } from './briefs.ts';
import { createGathering } from './gathering.ts';
import { readModelOf } from './read-model.ts';
import type { Appended } from './timeline.ts';

type Deps = { conversations: Pick<Conversations, 'saveAll'>; briefs: Briefs; log: Log };

export type ReadModels = ReturnType<typeof createReadModels>;

/** Keeps the read models up to date: one write for many conversations, and one document each however many entries. */
export function createReadModels({ conversations, briefs, log }: Deps) {
  const gathering = createGathering((batch: Appended[]) => save(batch));
  const underWay = new Set<Promise<unknown>>();

  /** @returns the conversations that have no read model, because something in them cannot be read; the others have */
  async function save(
    batch: Appended[],
    onMade: (documents: ConversationDocument[]) => void = ignore,
  ): Promise<ReadonlySet<string>> {
    const unreadable = new Set<string>();
    const documents: ConversationDocument[] = [];
    for (const [conversationId, appended] of byConversation(batch)) {
      try {
        documents.push(await readModelAfter(appended));
      } catch (error) {
        if (isStoreUnavailable(error)) throw error;
        log.error({ err: error, conversationId }, 'relay: cannot be read');
        unreadable.add(conversationId);
      }
    }
    onMade(documents);
    await conversations.saveAll(documents);
    return unreadable;
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
    /** Resolves when all that was asked for so far was tried; nothing of it waits any longer. */
    async settled(): Promise<void> {
      gathering.hurry();
      await Promise.all(underWay);
    },
  };
}

function byConversation(batch: readonly Appended[]): Map<string, Appended[]> {
  const found = new Map<string, Appended[]>();
  for (const appended of batch) {
    const { conversationId } = appended.entry;
    const known = found.get(conversationId);
    if (known) known.push(appended);
    else found.set(conversationId, [appended]);
  }
  return found;
}

const later = (one: Appended, other: Appended): Appended =>
  other.conversation.seq >= one.conversation.seq ? other : one;

function ignore(): void {}
