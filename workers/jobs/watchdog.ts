import type { Log } from '../../server/log.ts';
import type { Parts } from '../../server/parts.ts';
import type { JobRequest } from '../../server/queue/jobs.ts';

type Deps = Pick<Parts, 'timeline' | 'store' | 'producer' | 'bus'> & { now: () => Date; log: Log };

export const WATCHDOG_EVERY_MS = 5_000;
/** A message that nobody judged for this long has lost its job. */
const UNANSWERED_MS = 10_000;
/** A waiting contact who was not seen for this long has left (and returns when seen again). */
const CONTACT_LEASE_MS = 120_000;
const IDLE_CLOSE_MS = 72 * 3_600_000;
const BATCH = 200;

/** Finds what fell through and starts it again from the timeline: losing every job of the queue costs seconds. */
export async function watch(deps: Deps): Promise<void> {
  const requests = [
    ...(await unjudgedMessages(deps)),
    ...(await waitsWithoutOffer(deps)),
    ...(await overdueOffers(deps)),
  ];
  if (requests.length > 0) await deps.producer.addAll(requests);
  await noteWhoLeft(deps);
  await closeIdle(deps);
}

async function unjudgedMessages({ store, now }: Deps): Promise<JobRequest[]> {
  const found = await store.conversations.model
    .find(
      {
        status: 'triage',
        updatedAt: { $lt: new Date(now().getTime() - UNANSWERED_MS) },
        $expr: { $gt: ['$lastContactSeq', '$judgedSeq'] },
      },
      { _id: 1 },
    )
    .limit(BATCH)
    .lean();
  return found.map(({ _id }) => ({
    name: 'triage',
    payload: { conversationId: _id },
    id: `triage:${_id}`,
  }));
}

async function waitsWithoutOffer({ store }: Deps): Promise<JobRequest[]> {
  const found = await store.conversations.model
    .find({ status: 'waiting', offer: null }, { _id: 1 })
    .sort({ priority: 1, waitingSince: 1 })
    .limit(BATCH)
    .lean();
  return found.map(({ _id }) => ({ name: 'route', payload: { conversationId: _id }, id: `route:${_id}` }));
}

async function overdueOffers({ store, now }: Deps): Promise<JobRequest[]> {
  const found = await store.conversations.model
    .find({ status: 'waiting', 'offer.expiresAt': { $lt: now() } }, { offer: 1 })
    .limit(BATCH)
    .lean();
  return found.flatMap(({ _id, offer }) =>
    offer
      ? [
          {
            name: 'expire-offer' as const,
            payload: { conversationId: _id, offerSeq: offer.seq },
            id: `overdue:${_id}:${offer.seq}`,
          },
        ]
      : [],
  );
}

/** A contact who was not seen for a while has left the line; the request stands all the same. */
async function noteWhoLeft({ store, timeline, now }: Deps): Promise<void> {
  const waiting = await store.conversations.model
    .find({ status: 'waiting', contactPresent: true }, { contactId: 1, workspaceId: 1, lastSeq: 1 })
    .limit(BATCH)
    .lean();
  if (waiting.length === 0) return;
  const gone = await store.directory.contacts
    .find(
      {
        _id: { $in: waiting.map(({ contactId }) => contactId) },
        seenAt: { $lt: new Date(now().getTime() - CONTACT_LEASE_MS) },
      },
      { _id: 1 },
    )
    .lean();
  const goneIds = new Set(gone.map(({ _id }) => _id));
  for (const { _id, contactId, workspaceId, lastSeq } of waiting) {
    if (!goneIds.has(contactId)) continue;
    const command = { kind: 'contact-left', clientId: `left:${lastSeq}`, now: now().toISOString() } as const;
    await timeline.execute(_id, workspaceId, command);
  }
}

/** What was resolved and left alone closes; what waits never does. */
async function closeIdle({ store, timeline, now }: Deps): Promise<void> {
  const idle = await store.conversations.model
    .find(
      { status: 'resolved', updatedAt: { $lt: new Date(now().getTime() - IDLE_CLOSE_MS) } },
      { workspaceId: 1, lastSeq: 1 },
    )
    .limit(BATCH)
    .lean();
  for (const { _id, workspaceId, lastSeq } of idle) {
    await timeline.execute(_id, workspaceId, {
      kind: 'close-idle',
      clientId: `close:${lastSeq}`,
      now: now().toISOString(),
      reason: 'idle',
    });
  }
}
