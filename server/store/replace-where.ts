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
