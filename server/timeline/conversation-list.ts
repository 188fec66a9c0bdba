import type { Log } from '../log.ts';
import { isStoreUnavailable } from '../store/connect.ts';
import type {
  Behind,
  ConversationDocument,
  Conversations,
  Listed,
  ListFilter,
} from '../store/conversations.ts';
import type { Briefs } from './briefs.ts';
import { readModelOf } from './read-model.ts';
import type { Timeline } from './timeline.ts';

type Deps = {
  conversations: Pick<Conversations, 'list' | 'behind' | 'replaceAll'>;
  timeline: Pick<Timeline, 'peek' | 'refresh'>;
  briefs: Pick<Briefs, 'upTo'>;
  log: Pick<Log, 'error'>;
};

export type ConversationList = ReturnType<typeof createConversationList>;

const AT_ONCE = 200;
/** So many times that many are caught up with before a search; where more are behind, the assistant was long away. */
const MAX_ROUNDS = 10;

/**
 * Conversations for a list. While the assistant has not answered, a read model lacks what the brief says of the newest
 * messages: here somebody looks, so it is made.
 */
export function createConversationList({ conversations, timeline, briefs, log }: Deps) {
  /** Makes read models again; what cannot be read is left out. */
  async function catchUp(behind: readonly Behind[]): Promise<Map<string, ConversationDocument>> {
    const made = (await Promise.all(behind.map(madeAgain))).filter((document) => document !== null);
    if (made.length > 0) await conversations.replaceAll(made);
    return new Map(made.map((document) => [document._id, document]));
  }

  async function madeAgain({ _id, lastSeq }: Behind): Promise<ConversationDocument | null> {
    try {
      const known = timeline.peek(_id);
      const conversation = known && known.seq >= lastSeq ? known : await timeline.refresh(_id);
      return conversation && readModelOf(conversation, await briefs.upTo(_id, conversation.seq));
    } catch (error) {
      if (isStoreUnavailable(error)) throw error;
      log.error({ err: error, conversationId: _id }, 'list: cannot be read');
      return null;
    }
  }

  async function catchUpAll(workspaceId: string): Promise<void> {
    for (let round = 0; round < MAX_ROUNDS; round++) {
      const made = await catchUp(await conversations.behind(workspaceId, AT_ONCE));
      if (made.size < AT_ONCE) return;
    }
  }

  return {
    /** The last changed first, at most `limit`. */
    async list(filter: ListFilter, limit: number): Promise<Listed[]> {
      if (filter.text) await catchUpAll(filter.workspaceId);
      const found = await conversations.list(filter, limit);
      const made = await catchUp(found.filter(({ isBehind }) => isBehind));
      return found.map((one) => ({ ...one, summary: made.get(one._id)?.summary ?? one.summary }));
    },
  };
}
