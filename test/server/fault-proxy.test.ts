import { Redis } from 'ioredis';
import { createConnection } from 'mongoose';
import { type FaultProxy, openFaultProxy } from '../support/fault-proxy.ts';
import { databaseOfItsOwn, required } from '../support/store.ts';

let proxy: FaultProxy;
const clients: Redis[] = [];

function connectRedis(): Redis {
  const redis = new Redis(proxy.through(required('HANDRAIL_TEST_REDIS_URL')), {
    retryStrategy: () => null,
    maxRetriesPerRequest: 0,
  });
  redis.on('error', () => undefined);
  clients.push(redis);
  return redis;
}

beforeEach(async () => {
  proxy = await openFaultProxy(required('HANDRAIL_TEST_REDIS_URL'));
});

afterEach(async () => {
  for (const client of clients.splice(0)) client.disconnect();
  await proxy.close();
});

test('passes everything until told otherwise', async () => {
  expect(await connectRedis().ping()).toBe('PONG');
});

test('a cut ends what is open and refuses what is new, until it is mended', async () => {
  const before = connectRedis();
  await before.ping();
  proxy.cut();
  await expect(before.ping()).rejects.toThrow();
  await expect(connectRedis().ping()).rejects.toThrow();
  proxy.mend();
  expect(await connectRedis().ping()).toBe('PONG');
});

test('a stalled link holds what is sent, also over new connections, and lets it through when mended', async () => {
  const before = connectRedis();
  await before.ping();
  proxy.stall();
  const answers: string[] = [];
  const asked = [before, connectRedis()].map(async (redis) => answers.push(await redis.ping()));
  await untilCount(2);
  expect(answers).toEqual([]);
  proxy.mend();
  await Promise.all(asked);
  expect(answers).toEqual(['PONG', 'PONG']);
});

test('a stranded connection stays silent for good, while a new one works', async () => {
  const stranded = connectRedis();
  await stranded.ping();
  proxy.strand();
  const answer = stranded.ping().then(
    () => 'answered',
    () => 'ended',
  );
  expect(await connectRedis().ping()).toBe('PONG');
  stranded.disconnect();
  expect(await answer).toBe('ended');
});

test('a delay holds each operation back for that long', async () => {
  const redis = connectRedis();
  await redis.ping();
  proxy.delay(80);
  const began = performance.now();
  await redis.ping();
  await redis.ping();
  expect(performance.now() - began).toBeGreaterThanOrEqual(159);
});

test('it stands before MongoDB as well', async () => {
  const uri = databaseOfItsOwn();
  const mongo = await openFaultProxy(uri);
  const connection = await createConnection(mongo.through(uri)).asPromise();
  await connection.collection('things').insertOne({ name: 'one' });
  expect(await connection.collection('things').countDocuments()).toBe(1);
  await connection.dropDatabase();
  await connection.close();
  await mongo.close();
});

/** Until so many connections stand. */
async function untilCount(count: number): Promise<void> {
  while (proxy.count() < count) await new Promise((resolve) => setImmediate(resolve));
}
