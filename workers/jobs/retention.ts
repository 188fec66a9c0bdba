import type { Log } from '../../server/log.ts';
import type { Parts } from '../../server/parts.ts';
import { eraseContact } from '../../server/privacy/erase-contact.ts';

type Deps = Pick<Parts, 'store' | 'timeline' | 'relay' | 'producer' | 'bus'> & { now: () => Date; log: Log };

export const RETENTION_EVERY_MS = 60_000;
const BATCH = 100;

/** Takes up erasures that were cut short, and looks once more after those that are done. */
export async function retention(deps: Deps): Promise<void> {
  for (const contactId of await deps.store.contacts.openErasures(BATCH)) await eraseContact(deps, contactId);
}
