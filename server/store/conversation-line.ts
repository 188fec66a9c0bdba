import type { ConversationDocument, ConversationModel } from './conversation-model.ts';
import {
  type HeldFields,
  heldFields,
  type LineDigest,
  type LineWait,
  SINCES_MODULUS,
  waitFields,
  waitIn,
} from './line-wait.ts';

/** The longest line that offers are made along; whoever stands behind has waited least. */
const MAX_WAITS = 10_000;
/** So many at once keep a process that reads a long line free for others in between. */
const LINE_BATCH = 1_000;
/** What is asked of read models about those who wait for a person. */
export function lineQuestions(model: ConversationModel) {
  return {
    /** Who waits in a workspace as routing sees it, the most urgent and oldest first; `lineUp` puts them in line. */
    async waits(workspaceId: string): Promise<LineWait[]> {
      const found = await model
        .find({ workspaceId, state: 'waiting' }, waitFields)
        .sort({ priority: 1, waitingSince: 1, _id: 1 })
        .limit(MAX_WAITS)
        .lean();
      return found.map(waitIn);
    },
    /** Who waits in a workspace, in no order: what a line in memory is made of. */
    async inLine(workspaceId: string): Promise<HeldFields[]> {
      return model.find({ workspaceId, state: 'waiting' }, heldFields).batchSize(LINE_BATCH).lean();
    },
    /** The same of these conversations, whether they wait or not. */
    async inLineByIds(ids: string[]): Promise<HeldFields[]> {
      return model.find({ _id: { $in: ids } }, heldFields).lean();
    },
    /** What tells whether a line in memory is the one of the read models. */
    async lineDigest(workspaceId: string): Promise<LineDigest> {
      const since = { $mod: [{ $toLong: { $ifNull: ['$waitingSince', new Date(0)] } }, SINCES_MODULUS] };
      const [found] = await model.aggregate<LineDigest>([
        { $match: { workspaceId, state: 'waiting' } },
        {
          $group: {
            _id: null,
            waiting: { $sum: 1 },
            seqs: { $sum: '$lastSeq' },
            sinces: { $sum: since },
          },
        },
      ]);
      return found ?? { waiting: 0, seqs: 0, sinces: 0 };
    },
    /** How far each conversation is that waits in a workspace. */
    async seqsInLine(workspaceId: string): Promise<Pick<ConversationDocument, '_id' | 'lastSeq'>[]> {
      return model.find({ workspaceId, state: 'waiting' }, { lastSeq: 1 }).batchSize(LINE_BATCH).lean();
    },
    /** How many wait, and since when the first of them does. */
    async lengthOfLine(workspaceId: string): Promise<{ waiting: number; since: Date | null }> {
      const [found] = await model.aggregate<{ waiting: number; since: Date | null }>([
        { $match: { workspaceId, state: 'waiting' } },
        { $group: { _id: null, waiting: { $sum: 1 }, since: { $min: '$waitingSince' } } },
      ]);
      return found ?? { waiting: 0, since: null };
    },
  };
}
