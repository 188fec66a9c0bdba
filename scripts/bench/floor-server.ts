// The two floors of the bench, as a process: a Socket.IO relay that stores a message before it tells the room.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import mongoose from 'mongoose';
import { Server } from 'socket.io';

type Message = { conversationId: string; clientId: string; text: string };
type Document = Message & { at: Date };

const isBatched = process.env.FLOOR === 'batched';
const connection = await mongoose
  .createConnection(process.env.MONGODB_URI ?? '', { autoIndex: false })
  .asPromise();
const schema = new mongoose.Schema<Document>(
  { conversationId: String, clientId: String, text: String, at: Date },
  { collection: `floor_${isBatched ? 'batched' : 'create'}`, versionKey: false },
);
const model = connection.model<Document>('Message', schema);
const store = isBatched ? createBatchedStore() : createPlainStore();

const http = createServer();
const io = new Server(http, { serveClient: false });
io.on('connection', (socket) => {
  const { conversationId } = socket.handshake.auth as { conversationId: string };
  void socket.join(conversationId);
  socket.on('message:send', async (input: Message, acknowledge: (answer: object) => void) => {
    const at = new Date();
    const id = await store({ ...input, at });
    io.to(input.conversationId).emit('entry', { id, at, ...input });
    acknowledge({ ok: true, entryId: id, at });
  });
});
http.listen(0, '127.0.0.1', () => {
  process.send?.({ url: `http://127.0.0.1:${(http.address() as AddressInfo).port}` });
});
process.on('disconnect', () => process.exit(0));

/** One `create` of mongoose a message, as tutorials do it. */
function createPlainStore() {
  return async (document: Document): Promise<string> => (await model.create(document))._id.toString();
}

/** One journalled `insertMany` for all messages of a turn of the event loop. */
function createBatchedStore() {
  let pending: { document: Document; resolve: (id: string) => void; reject: (error: unknown) => void }[] = [];
  const flush = async () => {
    const batch = pending;
    pending = [];
    try {
      const { insertedIds } = await model.collection.insertMany(
        batch.map(({ document }) => ({ ...document })) as never[],
        { ordered: false, writeConcern: { w: 1, j: true } },
      );
      for (const [index, { resolve }] of batch.entries()) resolve(String(insertedIds[index]));
    } catch (error) {
      for (const { reject } of batch) reject(error);
    }
  };
  return (document: Document) =>
    new Promise<string>((resolve, reject) => {
      if (pending.length === 0) setImmediate(() => void flush());
      pending.push({ document, resolve, reject });
    });
}
