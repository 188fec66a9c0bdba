import { setTimeout as pause } from 'node:timers/promises';
import type { Connection } from 'mongoose';
import type { Log } from '../log.ts';
import { acknowledgementsStore } from './acknowledgements.ts';
import { articlesStore } from './articles.ts';
import { startStoreClock } from './clock.ts';
import { connectStore, isStoreUnavailable, watchStore } from './connect.ts';
import { contactsStore } from './contacts.ts';
import { conversationsStore } from './conversations.ts';
import { entriesStore } from './entries.ts';
import { ensureIndexes } from './indexes.ts';
import { librariesStore } from './libraries.ts';
import { misheardStore } from './misheard.ts';
import { quarantineStore } from './quarantine.ts';
import { rebuildsStore } from './rebuilds.ts';
import { seedingsStore } from './seedings.ts';
import { sentenceVectorsStore } from './sentence-vectors.ts';
import { sessionsStore } from './sessions.ts';
import { snapshotsStore } from './snapshots.ts';
import { admitBuild, watchForm } from './store-form.ts';
import { usersStore } from './users.ts';
import { workersStore } from './workers.ts';
import { workspacesStore } from './workspaces.ts';

const LOOK_AGAIN_MS = 1_000;

/**
 * Opens the store as soon as it is there. A store that starts slowly, or after us, is waited for, and the log says so
 * when the waiting begins and ends; what else goes wrong is thrown.
 */
export async function openStoreWhenThere(uri: string, log: Log): Promise<Store> {
  for (let tries = 1; ; tries += 1) {
    try {
      const store = await openStore(uri, log);
      if (tries > 1) log.info('the conversation store is there');
      return store;
    } catch (error) {
      if (!isStoreUnavailable(error)) throw error;
      if (tries === 1) log.warn({ err: (error as Error).message }, 'waiting for the conversation store');
      await pause(LOOK_AGAIN_MS);
    }
  }
}

/** All collections over one connection, with their indexes in place. */
export async function openStore(uri: string, log: Log) {
  const connection = await connectStore(uri, log);
  const isUp = watchStore(connection);
  const clock = await startStoreClock(connection, log);
  await admitBuild(connection, log).catch(async (error) => {
    await connection.close();
    throw error;
  });
  const form = watchForm(connection, log);
  const store = {
    connection,
    clock,
    entries: entriesStore(connection),
    conversations: conversationsStore(connection),
    workspaces: workspacesStore(connection),
    users: usersStore(connection),
    contacts: contactsStore(connection),
    sessions: sessionsStore(connection),
    articles: articlesStore(connection),
    sentenceVectors: sentenceVectorsStore(connection),
    libraries: librariesStore(connection),
    misheard: misheardStore(connection),
    seedings: seedingsStore(connection),
    workers: workersStore(connection),
    snapshots: snapshotsStore(connection),
    rebuilds: rebuildsStore(connection),
    quarantine: quarantineStore(connection),
    acknowledgements: acknowledgementsStore(connection),
    isUp,
    /** Resolves when a newer build has come beside which this process would do harm: it has to end. */
    shutOut: form.shutOut,
    /** Asks the store. */
    async isReady(): Promise<boolean> {
      return (await ping(connection)) && isUp();
    },
    async close(): Promise<void> {
      clock.stop();
      form.stop();
      await connection.close();
    },
  };
  await store.conversations.upgrade();
  await ensureIndexes(connection, log);
  return store;
}
export type Store = Awaited<ReturnType<typeof openStore>>;

async function ping(connection: Connection): Promise<boolean> {
  try {
    await connection.db?.command({ ping: 1 }, { timeoutMS: 1_500 });
    return true;
  } catch {
    return false;
  }
}
