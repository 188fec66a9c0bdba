import { Redis } from 'ioredis';
import mongoose, { type mongo } from 'mongoose';

/** What reached the stores: `insert entries`, `find conversations`, and the commands of the queue as they are. */
export type Statements = { store: string[]; queue: string[] };

/**
 * Notes every statement that an app in this process sends from now on, until `stop`: to the store as the driver tells
 * it, for which the app is started `watched`, to the queue as Redis tells it. `since` gives those in which one of the
 * words stands.
 */
export async function watchStatements({ mongoUri, redisUrl }: { mongoUri: string; redisUrl: string }) {
  const database = new URL(mongoUri).pathname.slice(1);
  const number = new URL(redisUrl).pathname.slice(1);
  const stored: mongo.CommandStartedEvent[] = [];
  const queued: string[][] = [];
  const note = (event: mongo.CommandStartedEvent) => {
    if (event.databaseName === database) stored.push(event);
  };
  // Mongoose has one connection of its own that nobody opened.
  const clients = mongoose.connections.flatMap((connection) => connection.getClient() ?? []);
  for (const client of clients) client.on('commandStarted', note);
  const redis = new Redis(redisUrl);
  const monitor = await redis.monitor();
  monitor.on('monitor', (_at: string, command: string[], source: string, of: string) => {
    // What a script of ours does is part of its one command.
    if (of === number && source !== 'lua') queued.push(command);
  });
  return {
    since(words: readonly string[]): Statements {
      const isOurs = (text: string) => words.some((word) => text.includes(word));
      return {
        store: stored
          .filter(({ command }) => isOurs(JSON.stringify(command)))
          .map(({ commandName, command }) => `${commandName} ${command[commandName]}`),
        queue: queued.map((command) => command.join(' ')).filter(isOurs),
      };
    },
    stop(): void {
      for (const client of clients) client.off('commandStarted', note);
      monitor.disconnect();
      redis.disconnect();
    },
  };
}
