import type { Log } from '../../server/log.ts';
import type { Parts } from '../../server/parts.ts';
import type { JobRequest } from '../../server/queue/jobs.ts';
import { isStoreUnavailable } from '../../server/store/connect.ts';

type Deps = Pick<Parts, 'timeline' | 'store' | 'people' | 'producer' | 'bus'> & { now: () => Date; log: Log };

export const WATCHDOG_EVERY_MS = 5_000;
/** A message without an answer for this long has lost its job, before it was judged or after. */
const UNANSWERED_MS = 10_000;
/** A waiting contact who was not seen for this long has left (and returns when seen again). */
const CONTACT_LEASE_MS = 120_000;
const IDLE_CLOSE_MS = 72 * 3_600_000;
/** No client sends again what is older than this. */
const RESENT_MS = 30 * 86_400_000;
const BATCH = 200;

/** Finds what fell through and starts it again from the timeline: losing every job of the queue costs seconds. */
export async function watch(deps: Deps): Promise<void> {
  const requests = [
    ...(await unansweredMessages(deps)),
    ...(await waitsWithoutOffer(deps)),
    ...(await offersInVain(deps)),
  ];
  if (requests.length > 0) await deps.producer.addAll(requests);
  await noteWhoLeft(deps);
  await closeIdle(deps);
  await deps.store.acknowledgements.forgetBefore(new Date(deps.now().getTime() - RESENT_MS));
}

async function unansweredMessages({ store, now }: Deps): Promise<JobRequest[]> {
  const before = new Date(now().getTime() - UNANSWERED_MS);
  return (await store.conversations.unanswered(before, BATCH)).map((conversationId) => ({
    name: 'triage',
    payload: { conversationId },
    id: `triage:${conversationId}`,
  }));
}

async function waitsWithoutOffer({ store }: Deps): Promise<JobRequest[]> {
  return (await store.conversations.waitingWithoutOffer()).map((conversationId) => ({
    name: 'route',
    payload: { conversationId },
    id: `route:${conversationId}`,
  }));
}

/** Offers whose time is over, and those that ring for an agent who is not there any more. */
async function offersInVain({ store, people, now }: Deps): Promise<JobRequest[]> {
  const standing = await store.conversations.standingOffers();
  if (standing.length === 0) return [];
  const gone = await people.goneAmong(standing.map(({ agentId }) => agentId));
  return standing
    .filter(({ agentId, expiresAt }) => gone.has(agentId) || expiresAt < now())
    .map(({ conversationId, offerSeq }) => ({
      name: 'expire-offer',
      payload: { conversationId, offerSeq },
      id: `in-vain:${conversationId}:${offerSeq}`,
    }));
}

/** Goes through conversations one by one; one that fails keeps nothing from the others. */
async function each<T extends { _id: string }>(log: Log, all: T[], act: (one: T) => Promise<unknown>) {
  for (const one of all) {
    try {
      await act(one);
    } catch (error) {
      if (isStoreUnavailable(error)) throw error;
      log.error({ err: error, conversationId: one._id }, 'watchdog');
    }
  }
}

/** A contact who was not seen for a while has left the line; the request stands all the same. */
async function noteWhoLeft({ store, timeline, now, log }: Deps): Promise<void> {
  const waiting = await store.conversations.waitingWithContactPresent(BATCH);
  if (waiting.length === 0) return;
  const gone = await store.contacts.notSeenSince(
    waiting.map(({ contactId }) => contactId),
    new Date(now().getTime() - CONTACT_LEASE_MS),
  );
  const left = waiting.filter(({ contactId }) => gone.has(contactId));
  await each(log, left, ({ _id, workspaceId, lastSeq }) =>
    timeline.execute(_id, workspaceId, {
      kind: 'contact-left',
      clientId: `left:${lastSeq}`,
      now: now().toISOString(),
    }),
  );
}

/** What was resolved and left alone closes; what waits never does. */
async function closeIdle({ store, timeline, now, log }: Deps): Promise<void> {
  const before = new Date(now().getTime() - IDLE_CLOSE_MS);
  const idle = await store.conversations.resolvedAndIdle(before, BATCH);
  await each(log, idle, ({ _id, workspaceId, lastSeq }) =>
    timeline.execute(_id, workspaceId, {
      kind: 'close-idle',
      clientId: `close:${lastSeq}`,
      now: now().toISOString(),
      reason: 'idle',
    }),
  );
}
