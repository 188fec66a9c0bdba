import { type LinePlace, lineUp } from '../../core/routing/line.ts';
import type { Conversation } from '../../core/timeline/conversation.ts';
import type { ConversationDocument, Conversations, LineWait } from '../store/conversations.ts';
import { shareRounds } from './shared-rounds.ts';

/** How many conversations of the line are shown; who stands behind them is counted all the same. */
const SHOWN = 500;

/** A press on a slow store does not wait for a reading that began before it as well. */
const READS_AT_ONCE = 3;

export type Line = ReturnType<typeof createLine>;

/** The line of a workspace: who waits for a person, in order. */
export function createLine(conversations: Pick<Conversations, 'waits' | 'byIds'>, originShare?: number) {
  const read = shareRounds((workspaceId) => conversations.waits(workspaceId), READS_AT_ONCE);
  const inOrder = async (workspaceId: string): Promise<LineWait[]> =>
    lineUp(await read(workspaceId), originShare);

  return {
    /** Who waits, in order, without what they wrote. */
    inOrder,
    /** The first of the line, whole. */
    async shown(workspaceId: string): Promise<ConversationDocument[]> {
      const ids = (await inOrder(workspaceId)).slice(0, SHOWN).map(({ id }) => id);
      const found = new Map((await conversations.byIds(ids)).map((document) => [document._id, document]));
      return ids.flatMap((id) => found.get(id) ?? []);
    },
    /** The place of a waiting conversation: 1 is next. Null where it does not wait. */
    async placeOf(conversation: Conversation): Promise<number | null> {
      const own = placeIn(conversation);
      if (!own) return null;
      const others = (await read(conversation.workspaceId)).filter(({ id }) => id !== own.id);
      return 1 + lineUp<LinePlace>([...others, own], originShare).indexOf(own);
    },
  };
}

function placeIn({ conversationId, contact, origin, state }: Conversation): LinePlace | null {
  if (state.kind !== 'waiting') return null;
  return {
    id: conversationId,
    contactId: contact.id,
    origin,
    priority: state.priority,
    since: state.since,
  };
}
