import { randomUUID } from 'node:crypto';
import { createLog } from '../../server/log.ts';
import { openStoreWhenThere, type Store } from '../../server/store/store.ts';

/** A setting that jest's project "system" makes for its suites. */
export function required(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set; run this suite with jest's project "system"`);
  return value;
}

/** The address of a database in the run's store. Not by `URL`, which knows no replica set of several hosts. */
export function databaseNamed(name: string): string {
  const [address = '', options] = required('HANDRAIL_TEST_MONGODB_URI').split('?');
  const [scheme, hosts = ''] = address.split('://');
  return `${scheme}://${hosts.split('/')[0]}/${name}${options ? `?${options}` : ''}`;
}

/** The address of a database in the run's store that nobody else uses. */
export const databaseOfItsOwn = (): string => databaseNamed(`t_${randomUUID().slice(0, 8)}`);

/** The store on a database of its own, as the product opens it. */
export function openTestStore(): Promise<Store> {
  return openStoreWhenThere(databaseOfItsOwn(), createLog('silent', 'test'));
}

/** Closes a store and leaves nothing of its database. */
export async function dropTestStore(store: Store | undefined): Promise<void> {
  await store?.connection.dropDatabase();
  await store?.close();
}
