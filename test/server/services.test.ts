import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Redis } from 'ioredis';
import { createConnection } from 'mongoose';
import { type PrivateServices, startPrivateServices } from '../support/services.ts';

describe('embedded services', () => {
  let services: PrivateServices;

  beforeEach(async () => {
    services = await startPrivateServices();
  }, 90_000);

  afterEach(async () => {
    await services.stop();
  });

  it('refuses a second start on the same folder and says which process has it', async () => {
    await expect(startPrivateServices({ dataDir: services.dataDir })).rejects.toThrow(
      `in use by process ${services.ownerPid}`,
    );
  });

  it('takes the folder over from an owner that was killed, on the same ports and with its data', async () => {
    const acknowledged = await writeUntil(services.mongoUri, 50);
    await services.killOwner();
    const next = await startPrivateServices({ dataDir: services.dataDir });
    try {
      expect(next.mongoUri).toBe(services.mongoUri);
      expect(next.redisUrl).toBe(services.redisUrl);
      expect(await readNumbers(next.mongoUri)).toEqual(acknowledged);
    } finally {
      await next.stop({ keepData: true });
    }
  }, 60_000);

  it('goes on with the program that wrote the files of the queue, whatever was installed since', async () => {
    const path = process.env.PATH;
    const redis = new Redis(services.redisUrl);
    await redis.set('kept', 'yes');
    redis.disconnect();
    await services.stop({ keepData: true });
    const installed = await mkdtemp(join(tmpdir(), 'handrail-installed-'));
    for (const name of ['valkey-server', 'redis-server'])
      await writeFile(join(installed, name), '#!/bin/sh\nexit 1\n', { mode: 0o755 });
    process.env.PATH = `${installed}:${path}`;
    try {
      services = await startPrivateServices({ dataDir: services.dataDir });
      const again = new Redis(services.redisUrl);
      expect(await again.get('kept')).toBe('yes');
      again.disconnect();
    } finally {
      process.env.PATH = path;
      await rm(installed, { recursive: true });
    }
  }, 60_000);

  it('keeps every acknowledged write when the MongoDB engine is killed amid writes', async () => {
    const connection = await connect(services.mongoUri);
    const acknowledged: number[] = [];
    let wasKilled = false;
    for (let number = 0; number < 10_000 && !wasKilled; number += 1) {
      if (number === 200) void services.kill('mongo').catch(() => {});
      try {
        await connection.collection('numbers').insertOne({ number });
        acknowledged.push(number);
      } catch {
        wasKilled = true;
      }
    }
    await connection.destroy();
    expect(wasKilled).toBe(true);
    expect(acknowledged.length).toBeGreaterThanOrEqual(200);
    await services.restart('mongo');
    const found = await readNumbers(services.mongoUri);
    expect(found.filter((number) => acknowledged.includes(number))).toEqual(acknowledged);
  }, 60_000);

  it('keeps what the queue store acknowledged when it is killed', async () => {
    const redis = new Redis(services.redisUrl);
    redis.on('error', () => {});
    for (let number = 0; number < 200; number += 1) await redis.rpush('numbers', number);
    await services.kill('redis');
    await services.restart('redis');
    expect(await redis.llen('numbers')).toBe(200);
    expect(await redis.config('GET', 'maxmemory-policy')).toContain('noeviction');
    redis.disconnect();
  }, 60_000);
});

async function connect(uri: string) {
  return createConnection(uri, { serverSelectionTimeoutMS: 3_000 }).asPromise();
}

async function writeUntil(uri: string, count: number): Promise<number[]> {
  const connection = await connect(uri);
  const numbers = Array.from({ length: count }, (_, number) => number);
  for (const number of numbers) await connection.collection('numbers').insertOne({ number });
  await connection.destroy();
  return numbers;
}

async function readNumbers(uri: string): Promise<number[]> {
  const connection = await connect(uri);
  const found = await connection.collection('numbers').find().sort({ number: 1 }).toArray();
  await connection.destroy();
  return found.map((document) => document.number as number);
}
