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

/** What changes when a contact writes, and at which entry the read model must stand for it to be all that changes. */
export type Moved = { id: string; from: number; to: number; changed: Record<string, unknown> };

/** Writes what changed; returns the conversations whose read models stand elsewhere and are older. */
export async function moveOn(
  model: ConversationModel,
  moves: readonly Moved[],
): Promise<ReadonlySet<string>> {
  if (moves.length === 0) return new Set();
  const operations = moves.map(({ id, from, changed }) => ({
    updateOne: { filter: { _id: id, lastSeq: from }, update: { $set: changed } },
  }));
  const { matchedCount } = await model.collection.bulkWrite(operations as never[], { ordered: false });
  if (matchedCount === moves.length) return new Set();
  const found = await model.find({ _id: { $in: moves.map(({ id }) => id) } }, { lastSeq: 1 }).lean();
  const stands = new Map(found.map(({ _id, lastSeq }) => [_id, lastSeq]));
  return new Set(moves.flatMap(({ id, to }) => ((stands.get(id) ?? 0) < to ? [id] : [])));
}
