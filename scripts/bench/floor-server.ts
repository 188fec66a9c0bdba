// The floors of the bench, as a process: a Socket.IO relay that stores a message before it tells the room (docs/benchmarks.md).
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Queue, Worker } from 'bullmq';
import { Redis } from 'ioredis';
import mongoose, { type Model } from 'mongoose';
import { Server } from 'socket.io';
import type { FloorKind } from './load.ts';

type Message = { conversationId: string; clientId: string; text: string };
type Document = Message & { at: Date };
type Store = (document: Document) => Promise<string>;

const kind = process.env.FLOOR as FloorKind;
const store = await createStore();
const work = kind === 'rounds' ? startRounds() : null;

const http = createServer();
const io = new Server(http, { serveClient: false });
io.on('connection', (socket) => {
  const { conversationId } = socket.handshake.auth as { conversationId: string };
  void socket.join(conversationId);
  socket.on('message:send', async (input: Message, acknowledge: (answer: object) => void) => {
    const id = await storeAndTell(input);
    acknowledge({ ok: true, entryId: id });
    work?.(input);
  });
});
http.listen(0, '127.0.0.1', () => {
  process.send?.({ url: `http://127.0.0.1:${(http.address() as AddressInfo).port}` });
});
process.on('disconnect', () => process.exit(0));

async function storeAndTell(message: Message, from = 'contact'): Promise<string> {
  const at = new Date();
  const id = await store({ ...message, at });
  io.to(message.conversationId).emit('entry', { id, at, from, ...message });
  return id;
}

async function createStore(): Promise<Store> {
  if (kind === 'bare') return () => Promise.resolve('');
  const connection = await mongoose
    .createConnection(process.env.MONGODB_URI ?? '', { autoIndex: false })
    .asPromise();
  const schema = new mongoose.Schema<Document>(
    { conversationId: String, clientId: String, text: String, at: Date },
    { collection: `floor_${kind}`, versionKey: false },
  );
  const model = connection.model<Document>('Message', schema);
  return kind === 'create' ? createPlainStore(model) : createBatchedStore(model);
}

/** One `create` of mongoose a message, as tutorials do it. */
function createPlainStore(model: Model<Document>): Store {
  return async (document) => (await model.create(document))._id.toString();
}

/** One journalled `insertMany` for all messages of a turn of the event loop. */
function createBatchedStore(model: Model<Document>): Store {
  return inBatches<Document, string>(async (documents) => {
    const { insertedIds } = await model.collection.insertMany(
      documents.map((document) => ({ ...document })) as never[],
      { ordered: false, writeConcern: { w: 1, j: true } },
    );
    return documents.map((_, index) => String(insertedIds[index]));
  });
}

/** A job for each message, added in batches; its work is a second insert and a second broadcast. */
function startRounds(): (message: Message) => void {
  const connect = () => new Redis(process.env.REDIS_URL ?? '', { maxRetriesPerRequest: null });
  const name = `floor-${process.pid}`;
  const queue = new Queue<Message>(name, { connection: connect() });
  const worker = new Worker<Message>(name, ({ data }) => storeAndTell(data, 'answer'), {
    connection: connect(),
    concurrency: 50,
  });
  queue.on('error', () => undefined);
  worker.on('error', () => undefined);
  const add = inBatches<Message, void>(async (messages) => {
    const options = { removeOnComplete: true };
    await queue.addBulk(messages.map((data) => ({ name: 'round', data, opts: options })));
    return messages.map(() => undefined);
  });
  return (message) => void add(message);
}

/** Gathers what comes in one turn of the event loop. */
function inBatches<I, O>(run: (inputs: I[]) => Promise<O[]>): (input: I) => Promise<O> {
  type Pending = { input: I; resolve: (output: O) => void; reject: (error: unknown) => void };
  let pending: Pending[] = [];
  const flush = async () => {
    const batch = pending;
    pending = [];
    try {
      const outputs = await run(batch.map(({ input }) => input));
      for (const [index, { resolve }] of batch.entries()) resolve(outputs[index] as O);
    } catch (error) {
      for (const { reject } of batch) reject(error);
    }
  };
  return (input) =>
    new Promise<O>((resolve, reject) => {
      if (pending.length === 0) setImmediate(() => void flush());
      pending.push({ input, resolve, reject });
    });
}
