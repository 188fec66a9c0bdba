import { type Conversation, evolve } from '../../core/timeline/conversation.ts';
import type { Entry } from '../../core/timeline/entry.ts';
import type { Entries } from '../store/entries.ts';
import { type Folding, foldFromStore, foldNewest } from './fold-from-store.ts';
import { createLru } from './lru.ts';

const DEFAULT_BYTES = 64 * 1024 * 1024;

export type FoldsDeps = {
  entries: Pick<Entries, 'after' | 'before'>;
  /** What a snapshot says of a conversation, if there is one. */
  kept?: Folding<Conversation>['kept'];
  /** Told a conversation that took many entries to read. */
  onLong?: Folding<Conversation>['onLong'];
  /** How much memory they may take, in bytes. */
  maxBytes?: number;
};

/** The conversations that this process has to do with, as it knows them. */
export function createFolds({ entries, kept, onLong, maxBytes = DEFAULT_BYTES }: FoldsDeps) {
  const folds = createLru<Conversation>(maxBytes);
  const folding: Folding<Conversation> = {
    step: evolveLoose,
    seqOf: ({ seq }) => seq,
    kept: kept ?? (async () => null),
    onLong: onLong ?? (() => undefined),
  };

  /** The newest conversation that the store has; null for an unknown conversation. */
  async function refresh(conversationId: string): Promise<Conversation | null> {
    const known = folds.get(conversationId) ?? null;
    const conversation = await foldFromStore(entries, folding, conversationId, known);
    if (conversation) remember(conversation);
    return conversation;
  }

  /** The same from its newest entries, which have been read. */
  async function refreshBy(conversationId: string, newest: readonly Entry[]): Promise<Conversation | null> {
    const known = folds.get(conversationId) ?? null;
    const conversation = await foldNewest(entries, folding, conversationId, known, newest);
    if (conversation) remember(conversation);
    return conversation;
  }

  function remember(conversation: Conversation): void {
    const known = folds.get(conversation.conversationId);
    if (!known || known.seq < conversation.seq) folds.set(conversation.conversationId, conversation);
  }

  return {
    refresh,
    refreshBy,
    remember,
    /** The conversation as this process knows it: cheap, and possibly a moment behind. */
    load: async (conversationId: string): Promise<Conversation | null> =>
      folds.get(conversationId) ?? refresh(conversationId),
    /** Takes note of an entry that another process appended. */
    observe(entry: Entry): void {
      const known = folds.get(entry.conversationId);
      if (!known || entry.seq <= known.seq) return;
      if (entry.seq === known.seq + 1) folds.set(entry.conversationId, evolve(known, entry));
      else folds.delete(entry.conversationId);
    },
    /** Lets go of what is in memory of a conversation. */
    forget: (conversationId: string) => void folds.delete(conversationId),
    /** The conversation where it is in memory already. */
    peek: (conversationId: string): Conversation | null => folds.get(conversationId) ?? null,
    /** How much memory they take, in bytes, by estimate. */
    bytes: folds.bytes,
  };
}

/** Folds entries that may overlap what is known already. */
function evolveLoose(conversation: Conversation | null, entry: Entry): Conversation {
  return conversation && entry.seq <= conversation.seq ? conversation : evolve(conversation, entry);
}
