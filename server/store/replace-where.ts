import type { ConversationDocument, ConversationModel } from './conversation-model.ts';

/** Writes read models where those that stand are older (or, with `$lte`, as old): the order of arrival does not matter. */
export async function replaceWhere(
  model: ConversationModel,
  documents: ConversationDocument[],
  older: '$lt' | '$lte',
): Promise<void> {
  if (documents.length === 0) return;
  const operations = documents.map((document) => ({
    replaceOne: {
      filter: { _id: document._id, lastSeq: { [older]: document.lastSeq } },
      replacement: document,
      upsert: true,
    },
  }));
  try {
    await model.collection.bulkWrite(operations as never[], { ordered: false });
  } catch (error) {
    // An upsert whose filter missed because a newer one stands ends in a duplicate key: nothing to do.
    if (!isOnlyDuplicateKeys(error)) throw error;
  }
}

function isOnlyDuplicateKeys(error: unknown): boolean {
  const { writeErrors, code } = error as { writeErrors?: { code?: number }[]; code?: number };
  return code === 11000 && (writeErrors ?? []).every((one) => one.code === 11000);
}

/** What changes in a read model when a contact writes, and at which entry it must stand for that to be all. */
export type Moved = {
  id: string;
  from: number;
  to: number;
  changed: Partial<ConversationDocument>;
  summary: Partial<ConversationDocument['summary']>;
};

/** Writes what changed; returns the conversations whose read models stand elsewhere and are older. */
export async function moveOn(
  model: ConversationModel,
  moves: readonly Moved[],
): Promise<ReadonlySet<string>> {
  if (moves.length === 0) return new Set();
  const _id = { $in: moves.map(({ id }) => id) };
  const { modifiedCount } = await model.collection.updateMany({ _id } as never, [moved(moves)]);
  if (modifiedCount === moves.length) return new Set();
  const found = await model.find({ _id }, { lastSeq: 1 }).lean();
  const stands = new Map(found.map((one) => [one._id, one.lastSeq]));
  return new Set(moves.flatMap(({ id, to }) => ((stands.get(id) ?? 0) < to ? [id] : [])));
}

/**
 * One update for all: each document looks up its own change. As many updates with a condition each cost the store twice
 * as much, and the driver half as much again (docs/hot-path.md).
 */
function moved(moves: readonly Moved[]) {
  const changes = { $literal: Object.fromEntries(moves.map((move) => [move.id, move])) };
  const summary = { $mergeObjects: ['$summary', '$$own.summary'] };
  return {
    $replaceWith: {
      $let: {
        vars: { own: { $getField: { input: changes, field: '$_id' } } },
        in: {
          $cond: [
            { $eq: ['$lastSeq', '$$own.from'] },
            { $mergeObjects: ['$$ROOT', '$$own.changed', { summary }] },
            '$$ROOT',
          ],
        },
      },
    },
  };
}
