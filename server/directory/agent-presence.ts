import type { PresenceStatus } from '../../core/values/people.ts';
import type { UserDocument } from '../store/users.ts';

/** A presence that is not renewed for this long has ended: a lease, not a flag. */
const LEASE_MS = 45_000;

/** How often the leases of connected agents are renewed. */
export const RENEW_MS = 15_000;

/** Whether an agent is there at a moment (ms): what they said last, for as long as the lease runs. */
export function statusAt({ status, seenAt }: UserDocument['presence'], now: number): PresenceStatus {
  return now - seenAt.getTime() < LEASE_MS ? status : 'offline';
}
