import { createConnection } from 'mongoose';

type Document = Record<string, unknown> & { _id: string; conversationId: string };

/** Writes copies of a conversation's timeline into the store, as if it had been had so many times. */
export async function copyConversation(mongoUri: string, conversationId: string, times: number) {
  const connection = await createConnection(mongoUri).asPromise();
  const entries = connection.collection<Document>('entries');
  const timeline = await entries.find({ conversationId }).sort({ seq: 1 }).toArray();
  const copyOf = (number: number) =>
    timeline.map((entry) => ({
      ...entry,
      _id: `${entry._id}-${number}`,
      conversationId: `${conversationId}-${number}`,
      relayed: true,
    }));
  for (let first = 0; first < times; first += 500) {
    const numbers = Array.from({ length: Math.min(500, times - first) }, (_, index) => first + index);
    await entries.insertMany(numbers.flatMap(copyOf));
  }
  await connection.close();
}

type Waiting = { _id: string; waitingSince: Date; summary: Record<string, unknown> } & Record<
  string,
  unknown
>;

/** Writes read models of customers who wait behind one who does, each a second later than the one before. */
export async function lineUpBehind(mongoUri: string, conversationId: string, times: number): Promise<void> {
  const connection = await createConnection(mongoUri).asPromise();
  const conversations = connection.collection<Waiting>('conversations');
  const first = await conversations.findOne({ _id: conversationId });
  if (!first) throw new Error('there is nobody to stand behind');
  const waitOf = (number: number): Waiting => {
    const _id = `${conversationId}-${number}`;
    const since = new Date(first.waitingSince.getTime() + number * 1_000);
    const contact = { id: `contact-${number}`, name: `Customer ${number}` };
    const summary = { ...first.summary, id: _id, contact, waitingSince: since.toISOString() };
    return { ...first, _id, contactId: contact.id, origin: null, waitingSince: since, summary };
  };
  for (let from = 1; from <= times; from += 500)
    await conversations.insertMany(
      Array.from({ length: Math.min(500, times - from + 1) }, (_, index) => waitOf(from + index)),
    );
  await connection.close();
}
