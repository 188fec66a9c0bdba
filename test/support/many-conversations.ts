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
