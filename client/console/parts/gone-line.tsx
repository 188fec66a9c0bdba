import { useConversation } from '../api/queries.ts';
import { texts } from '../texts.ts';

/** What became of a conversation whose row keeps its room: who has it, or how it stands. */
export function GoneLine({ conversationId }: { conversationId: string }) {
  const conversation = useConversation(conversationId).data;
  const { assignee, state } = conversation ?? { assignee: null, state: null };
  return (
    <div className="hr-row-gone" role="status">
      {assignee
        ? texts.conversation.assignee(assignee.name)
        : state
          ? (texts.states[state] ?? state)
          : texts.lists.gone}
    </div>
  );
}
