import type { Parts } from '../../server/parts.ts';

const DAY_MS = 86_400_000;

type Deps = Pick<Parts, 'store'> & { now: () => Date; quarantineDays: number };

/** Removes what was kept for a time only: malformed input, and sessions that are over. */
export async function sweep({ store, now, quarantineDays }: Deps): Promise<void> {
  await store.quarantine.removeBefore(new Date(now().getTime() - quarantineDays * DAY_MS));
  await store.sessions.removeExpired(now());
}
