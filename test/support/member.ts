import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import mongoose from 'mongoose';

const { BSON } = mongoose.mongo;
type Document = Record<string, unknown>;

/** A command as it came over the wire, the documents of an insert with it. */
export type Asked = Document & { lsid?: unknown; txnNumber?: unknown };

/** What the member does with a command: answers, or breaks the connection as if it had died meanwhile. */
export type Answer = Document | 'breaks';

export type Member = { uri: string; asked: Asked[]; close: () => Promise<void> };

const OP_REPLY = 1;
const OP_QUERY = 2004;
const OP_MSG = 2013;

/**
 * The primary of a replica set, as far as a driver needs one to write to it. The embedded engine is a standalone, to which
 * no driver repeats a write; this one shows what is repeated, and how. It stores nothing.
 * @param answer to the commands named `insert` and `update`; everything else is answered with `ok`
 */
export async function openMember(answer: (asked: Asked, attempt: number) => Answer): Promise<Member> {
  const asked: Asked[] = [];
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined).on('close', () => sockets.delete(socket));
    let rest = Buffer.alloc(0);
    socket.on('data', (data) => {
      rest = Buffer.concat([rest, data]);
      while (rest.length >= 4 && rest.length >= rest.readInt32LE(0)) {
        const length = rest.readInt32LE(0);
        serve(socket, rest.subarray(0, length));
        rest = rest.subarray(length);
      }
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;

  function serve(socket: Socket, message: Buffer): void {
    const [requestId, opCode] = [message.readInt32LE(4), message.readInt32LE(12)];
    const command = opCode === OP_QUERY ? readQuery(message) : readMessage(message);
    const reply = 'insert' in command || 'update' in command ? write(command) : other(command);
    if (reply === 'breaks') socket.destroy();
    else socket.write(opCode === OP_QUERY ? asReply(requestId, reply) : asMessage(requestId, reply));
  }

  function write(command: Document): Answer {
    asked.push(command);
    return answer(command, asked.length);
  }

  const other = (command: Document): Document =>
    'hello' in command || 'ismaster' in command || 'isMaster' in command ? hello(host) : { ok: 1 };

  return {
    uri: `mongodb://${host}/handrail?replicaSet=rs0`,
    asked,
    async close() {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}

const hello = (host: string): Document => ({
  ...{ ok: 1, helloOk: true, isWritablePrimary: true, ismaster: true, setName: 'rs0', setVersion: 1 },
  ...{ hosts: [host], primary: host, me: host, logicalSessionTimeoutMinutes: 30 },
  ...{ maxBsonObjectSize: 16_777_216, maxMessageSizeBytes: 48_000_000, maxWriteBatchSize: 100_000 },
  ...{ minWireVersion: 0, maxWireVersion: 25 },
});

/** Flags, then sections: the command itself, or a list of documents under a name. */
function readMessage(message: Buffer): Document {
  const command: Document = {};
  for (let at = 20; at < message.length; ) {
    const kind = message.readUInt8(at);
    const size = message.readInt32LE(at + 1);
    const section = message.subarray(at + 1, at + 1 + size);
    if (kind === 0) Object.assign(command, BSON.deserialize(section));
    else Object.assign(command, readList(section));
    at += 1 + size;
  }
  return command;
}

function readList(section: Buffer): Document {
  const end = section.indexOf(0, 4);
  const documents: Document[] = [];
  for (let at = end + 1; at < section.length; at += section.readInt32LE(at))
    documents.push(BSON.deserialize(section.subarray(at, at + section.readInt32LE(at))));
  return { [section.toString('utf8', 4, end)]: documents };
}

/** The older form, in which a driver asks for the first time who is there. */
function readQuery(message: Buffer): Document {
  const name = message.indexOf(0, 20) + 1;
  return BSON.deserialize(message.subarray(name + 8));
}

function asMessage(requestId: number, reply: Document): Buffer {
  return framed(OP_MSG, requestId, Buffer.alloc(5), reply);
}

function asReply(requestId: number, reply: Document): Buffer {
  const head = Buffer.alloc(20);
  head.writeInt32LE(1, 16);
  return framed(OP_REPLY, requestId, head, reply);
}

function framed(opCode: number, requestId: number, head: Buffer, reply: Document): Buffer {
  const body = Buffer.from(BSON.serialize(reply));
  const header = Buffer.alloc(16);
  header.writeInt32LE(16 + head.length + body.length, 0);
  header.writeInt32LE(requestId, 8);
  header.writeInt32LE(opCode, 12);
  return Buffer.concat([header, head, body]);
}
