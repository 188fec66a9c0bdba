import type { Log } from '../../server/log.ts';
import type { Parts } from '../../server/parts.ts';
import { eraseContact, eraseConversation, requestErasure } from '../../server/privacy/erase-contact.ts';
import type { KeptDays, RemovedKind } from '../../server/privacy/kept-days.ts';

type Deps = Pick<Parts, 'store' | 'timeline' | 'relay' | 'snapshots' | 'producer' | 'bus'> & {
  keep: KeptDays;
  /** Told what was removed, and how many. */
  removed: (what: RemovedKind, count: number) => void;
  now: () => Date;
  log: Log;
};

export const RETENTION_EVERY_MS = 60_000;
const DAY_MS = 86_400_000;
/** What one run does at most: it comes back soon, and nothing waits long for the store. */
const AT_MOST = { erasures: 100, texts: 100, pages: 1_000, contacts: 20 };

const bySystem = { by: { kind: 'system' }, reason: 'retention' } as const;

/** Takes up erasures that are not complete, and removes what was kept long enough, a piece at a time. */
export async function retention(deps: Deps): Promise<void> {
  const { store, keep, removed, now, log } = deps;
  for (const contactId of await store.contacts.openErasures(AT_MOST.erasures))
    await eraseContact(deps, contactId);
  const done = {
    texts: await olderThan(keep.texts, now, (before) => eraseTexts(deps, before)),
    pages: await olderThan(keep.pages, now, (before) => store.entries.forgetPages(before, AT_MOST.pages)),
    contacts: await olderThan(keep.contacts, now, (before) => eraseIdle(deps, before)),
  };
  for (const [what, count] of Object.entries(done)) if (count > 0) removed(what as RemovedKind, count);
  if (Object.values(done).some((count) => count > 0)) log.info(done, 'removed what was kept long enough');
}

async function olderThan(
  days: number | undefined,
  now: () => Date,
  remove: (before: Date) => Promise<number>,
): Promise<number> {
  return days === undefined ? 0 : remove(new Date(now().getTime() - days * DAY_MS));
}

async function eraseTexts(deps: Deps, before: Date): Promise<number> {
  const ids = await deps.store.conversations.closedWithWords(before, AT_MOST.texts);
  for (const id of ids) await eraseConversation(deps, id, { ...bySystem, scope: 'texts' });
  return ids.length;
}

/** Contacts who have not come back, unless somebody still owes them an answer. */
async function eraseIdle(deps: Deps, before: Date): Promise<number> {
  const { store } = deps;
  let count = 0;
  for await (const { _id, workspaceId } of store.contacts.idleSince(before)) {
    if (await store.conversations.isWithPeople(_id)) continue;
    await requestErasure({ ...deps, contacts: store.contacts }, { contactId: _id, workspaceId }, bySystem);
    count += 1;
    if (count === AT_MOST.contacts) break;
  }
  return count;
}
