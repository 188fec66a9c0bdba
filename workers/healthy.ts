// The health check of a worker's container: whether its worker reported to the store of late. It has no port to ask.
import { hostname } from 'node:os';
import { readConfig } from '../server/config.ts';
import { createLog } from '../server/log.ts';
import { connectStore } from '../server/store/connect.ts';
import { workersStore } from '../server/store/workers.ts';

const connection = await connectStore(readConfig(process.env).MONGODB_URI, createLog('silent', 'worker'));
const isAlive = await workersStore(connection).isAliveOn(hostname());
await connection.close();
process.exit(isAlive ? 0 : 1);
