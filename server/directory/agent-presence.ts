import type { PresenceStatus } from '../../core/values/people.ts';
import type { UserDocument } from '../store/users.ts';

type StoredPresence = UserDocument['presence'];

/** A presence that is not renewed for this long has ended: a lease, not a flag. All its times are the store's. */
const LEASE_MS = 25_000;

/** How often the leases of connected agents are renewed. */
export const RENEW_MS = 5_000;

/** How long an agent counts as there whose last connection has closed: a page that is loaded again takes a moment. */
const GRACE_MS = 5_000;

/** Whether an agent is there at a moment (ms): what they said last, for as long as the lease runs. */
export function statusAt(presence: StoredPresence, now: number): PresenceStatus {
  return now < leaseEndOf(presence) ? presence.status : 'offline';
}

/** When a lease ends that nobody renews, in ms. */
export function leaseEndOf({ seenAt }: StoredPresence): number {
  return seenAt.getTime() + LEASE_MS;
}

/** What `seenAt` has to be for a lease that ends after the grace of a closed connection. */
export function seenAtOfLeaving(now: number): Date {
  return new Date(now - LEASE_MS + GRACE_MS);
}
