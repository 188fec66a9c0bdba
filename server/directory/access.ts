import type { Access } from '../../core/contract/views.ts';
import { honestWait, WAIT_HISTORY } from '../../core/routing/honest-wait.ts';
import { isOpen, nextOpening } from '../../core/routing/hours.ts';
import { assigneeOf, type Conversation } from '../../core/timeline/conversation.ts';
import type { Conversations } from '../store/conversations.ts';
import { createKeptBriefly } from './kept-briefly.ts';
import type { Lines } from './lines.ts';
import type { People } from './people.ts';

const CACHE_MS = 15_000;

export type AccessTeller = ReturnType<typeof createAccessTeller>;

/** Tells a contact the truth about the way to a person: open or not, place in line, measured wait, who has it. */
export function createAccessTeller(
  people: Pick<People, 'workspace' | 'ownerFor'>,
  conversations: Pick<Conversations, 'recentWaits'>,
  lines: Pick<Lines, 'placeOf' | 'prepare'>,
  now: () => number,
) {
  const { get: recentWaits } = createKeptBriefly(
    (workspaceId) => {
      const since = new Date(now() - WAIT_HISTORY.days * 86_400_000);
      return conversations.recentWaits(workspaceId, since, WAIT_HISTORY.count);
    },
    CACHE_MS,
    now,
  );

  async function general(workspaceId: string): Promise<Pick<Access, 'open' | 'opensAt'>> {
    const hours = (await people.workspace(workspaceId))?.hours ?? null;
    const at = new Date(now());
    return { open: isOpen(hours, at), opensAt: nextOpening(hours, at)?.toISOString() ?? null };
  }

  async function ofConversation(conversation: Conversation): Promise<Access> {
    const { state, workspaceId } = conversation;
    const isWaiting = state.kind === 'waiting';
    // Side by side: a press waits for this, also where the store is slow.
    const [position, waits, hours] = await Promise.all([
      isWaiting ? lines.placeOf(conversation) : null,
      isWaiting ? recentWaits(workspaceId) : [],
      general(workspaceId),
    ]);
    const assignee = assigneeOf(conversation);
    const isPending = isWaiting || state.kind === 'active';
    return {
      ...hours,
      position,
      waiting: isWaiting,
      estimatedWaitSeconds: position === null ? null : honestWait(waits, position),
      owner: { name: conversation.owner.name },
      assignee: assignee ? { name: assignee.name } : null,
      requestedAt: isPending ? (conversation.lastEscalation?.requestedAt ?? null) : null,
    };
  }

  return {
    ofConversation,
    /** Tells those who wait in a workspace, as of now: what all have in common is found once. */
    async ofWaits(workspaceId: string) {
      const [waits, hours] = await Promise.all([recentWaits(workspaceId), general(workspaceId)]);
      return (ownerName: string, requestedAt: string | null, position: number): Access => ({
        ...hours,
        position,
        waiting: true,
        estimatedWaitSeconds: honestWait(waits, position),
        owner: { name: ownerName },
        assignee: null,
        requestedAt,
      });
    },
    /** Before any conversation: what a press would lead to. */
    async ofVisitor(workspaceId: string, contactId: string): Promise<Access> {
      lines.prepare(workspaceId);
      const owner = await people.ownerFor(workspaceId, contactId);
      return {
        ...(await general(workspaceId)),
        position: null,
        waiting: false,
        estimatedWaitSeconds: honestWait(await recentWaits(workspaceId), 1),
        owner: { name: owner.name },
        assignee: null,
        requestedAt: null,
      };
    },
  };
}
