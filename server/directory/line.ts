import { lineUp } from '../../core/routing/line.ts';
import type { Conversations, LineWait } from '../store/conversations.ts';

/**
 * The line of a workspace as the store has it, for routing: a round of offers runs in some worker, now and then and one
 * at a time for each workspace. A worker that held lines would have to hear of every workspace's. Servers hold them
 * (`lines.ts`).
 */
export function createLine(conversations: Pick<Conversations, 'waits'>, originShare?: number) {
  return {
    /** Who waits, in order, without what they wrote. */
    inOrder: async (workspaceId: string): Promise<LineWait[]> =>
      lineUp(await conversations.waits(workspaceId), originShare),
  };
}
