import mongoose from 'mongoose';

type Raw = Record<string, unknown> & { _id: string };

const AT_ONCE = 1_000;
const ISO_TIME = /^\d{4}-\d\d-\d\dT[\d:.]+Z$/;

export type Copied = { conversationId: string; contactId: string };

/**
 * Writes a conversation that the product has made so many times into the store, each with a contact and an origin of
 * its own and begun a little earlier than the one before: entries, read model and contact, as if the product had
 * written them.
 */
export async function copyConversation(
  mongoUri: string,
  conversationId: string,
  { from = 0, to }: { from?: number; to: number },
): Promise<Copied[]> {
  const connection = await mongoose
    .createConnection(mongoUri, { writeConcern: { w: 1, journal: false } })
    .asPromise();
  try {
    const collection = (name: string) => connection.collection<Raw>(name);
    const readModel = await collection('conversations').findOne({ _id: conversationId });
    const entries = await collection('entries').find({ conversationId }).sort({ seq: 1 }).toArray();
    if (!readModel || entries.length === 0) throw new Error(`${conversationId} is not in the store`);
    const { contactId, origin } = readModel as unknown as { contactId: string; origin: string };
    const contact = await collection('contacts').findOne({ _id: contactId });
    const made: Copied[] = [];
    for (let first = from; first < to; first += AT_ONCE) {
      const copies = Array.from({ length: Math.min(AT_ONCE, to - first) }, (_, index) => first + index);
      const copyAll = (documents: Raw[]) =>
        copies.flatMap((number) => documents.map((document) => copyOf(document, number)));
      const copyOf = (document: Raw, number: number): Raw => {
        const names = new Map([
          [conversationId, `${conversationId}-${number}`],
          [contactId, `${contactId}-${number}`],
          [origin, `copy-${number}`],
        ]);
        const copy = changed(document, names, number) as Raw;
        // An entry has an id that nothing else names.
        return 'seq' in document ? { ...copy, _id: `${String(document._id)}-${number}` } : copy;
      };
      await Promise.all([
        collection('entries').insertMany(copyAll(entries), { ordered: false }),
        collection('conversations').insertMany(copyAll([readModel]), { ordered: false }),
        ...(contact ? [collection('contacts').insertMany(copyAll([contact]), { ordered: false })] : []),
      ]);
      made.push(
        ...copies.map((number) => ({
          conversationId: `${conversationId}-${number}`,
          contactId: `${contactId}-${number}`,
        })),
      );
    }
    return made;
  } finally {
    await connection.close();
  }
}

/** The same with other names, and so many milliseconds earlier. */
function changed(value: unknown, names: ReadonlyMap<string, string>, earlierMs: number): unknown {
  if (typeof value === 'string') {
    if (ISO_TIME.test(value)) return new Date(Date.parse(value) - earlierMs).toISOString();
    return names.get(value) ?? value;
  }
  if (value instanceof Date) return new Date(value.getTime() - earlierMs);
  if (Array.isArray(value)) return value.map((one) => changed(one, names, earlierMs));
  if (value === null || typeof value !== 'object' || Object.getPrototypeOf(value) !== Object.prototype)
    return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, one]) => [name, changed(one, names, earlierMs)]),
  );
}
