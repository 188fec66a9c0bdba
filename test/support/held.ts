import { Redis } from 'ioredis';
import { createConnection } from 'mongoose';

/** The collections of a store, and the keys of a queue, in which a text occurs anywhere. */
export async function whereHeld(
  text: string,
  { mongoUri, redisUrl }: { mongoUri: string; redisUrl: string },
): Promise<string[]> {
  return [...(await inStore(text, mongoUri)), ...(await inQueue(text, redisUrl))];
}

async function inStore(text: string, mongoUri: string): Promise<string[]> {
  const connection = await createConnection(mongoUri).asPromise();
  const found: string[] = [];
  for (const { name } of await connection.listCollections())
    for await (const document of connection.collection(name).find())
      if (JSON.stringify(document).toLowerCase().includes(text.toLowerCase())) found.push(name);
  await connection.close();
  return [...new Set(found)];
}

async function inQueue(text: string, redisUrl: string): Promise<string[]> {
  const redis = new Redis(redisUrl);
  const found: string[] = [];
  for (const key of await redis.keys('handrail:*:*')) {
    const held = await contentOf(redis, key);
    if (JSON.stringify(held).toLowerCase().includes(text.toLowerCase())) found.push(key);
  }
  redis.disconnect();
  return found;
}

async function contentOf(redis: Redis, key: string): Promise<unknown> {
  switch (await redis.type(key)) {
    case 'hash':
      return redis.hgetall(key);
    case 'list':
      return redis.lrange(key, 0, -1);
    case 'set':
      return redis.smembers(key);
    case 'zset':
      return redis.zrange(key, '0', '-1');
    case 'stream':
      return redis.xrange(key, '-', '+');
    default:
      return redis.get(key);
  }
}
