import type { ErasureView } from '../../core/contract/personal-data.ts';
import type { ErasureReason, ErasureScope } from '../../core/values/erasure.ts';
import type { Actor } from '../../core/values/people.ts';
import type { Bus } from '../bus/bus.ts';
import { channels } from '../bus/channels.ts';
import type { Log } from '../log.ts';
import type { Producer } from '../queue/producer.ts';
import type { Contacts, Erasure } from '../store/contacts.ts';
import type { Entries } from '../store/entries.ts';
import type { Quarantine } from '../store/quarantine.ts';
import type { Relay } from '../timeline/relay.ts';
import type { Snapshots } from '../timeline/snapshots.ts';
import type { Timeline } from '../timeline/timeline.ts';
import { type Erased, eraseEntries } from './erase-entries.ts';

/** What was under way when the erasure began has ended by then: a write gives up after 10 seconds. */
const LATE_WRITES_MS = 60_000;

/** Whom to erase. */
export type Erasee = { contactId: string; workspaceId: string };
/** Who asked for it, and why. */
export type ErasureCause = { by: Actor; reason: ErasureReason };

type RequestDeps = {
  contacts: Pick<Contacts, 'beginErasure'>;
  producer: Pick<Producer, 'addAll'>;
  bus: Pick<Bus, 'tell'>;
  log: Log;
  now: () => Date;
};

/**
 * Begins the erasure of a contact: who it is goes at once, its sessions end, its tokens open nothing any more. A job
 * does the rest; without a queue the workers find it by themselves. Asked again it says how far it is.
 * @returns the record; null where the workspace has no such contact
 */
export async function requestErasure(
  { contacts, producer, bus, log, now }: RequestDeps,
  { contactId, workspaceId }: Erasee,
  { by, reason }: ErasureCause,
): Promise<Erasure | null> {
  const erasure = await contacts.beginErasure(contactId, workspaceId, {
    by,
    reason,
    requestedAt: now(),
    finishedAt: null,
    confirmedAt: null,
    conversations: 0,
    entries: 0,
  });
  if (!erasure) return null;
  log.info({ contactId, reason: erasure.reason, by: erasure.by.id }, 'erasure of a contact');
  bus.tell({ kind: 'contact-erased', contactId }, channels.everybody);
  if (erasure.confirmedAt === null) {
    await producer
      .addAll([{ name: 'erase-contact', payload: { contactId }, id: `erase-contact:${contactId}` }])
      .catch((error: Error) => log.debug({ err: error.message }, 'erasure: a worker will find it'));
  }
  return erasure;
}

/** The record as its readers see it. */
export function erasureViewOf(contactId: string, erasure: Erasure): ErasureView {
  const { by, reason, requestedAt, finishedAt, confirmedAt, conversations, entries } = erasure;
  return {
    contactId,
    by,
    reason,
    requestedAt: requestedAt.toISOString(),
    finishedAt: finishedAt?.toISOString() ?? null,
    confirmedAt: confirmedAt?.toISOString() ?? null,
    conversations,
    entries,
  };
}

export type EraseDeps = {
  store: {
    contacts: Pick<Contacts, 'byId' | 'noteErasure'>;
    entries: Pick<Entries, 'conversationsOf' | 'before' | 'after' | 'lastBefore' | 'rewrite'>;
    quarantine: Pick<Quarantine, 'removeOfContact'>;
  };
  timeline: Pick<Timeline, 'execute' | 'refresh'>;
  relay: Pick<Relay, 'rebuild'>;
  snapshots: Pick<Snapshots, 'write'>;
  producer: Pick<Producer, 'forgetFailed'>;
  bus: Pick<Bus, 'tell'>;
  log: Log;
  now: () => Date;
};

/**
 * Erases what is held of a contact whose erasure was requested. Harmless when it is run twice, taken up again where it
 * was cut short, or run while somebody writes: the entry that says so stands first, so that a later writer loses.
 */
export async function eraseContact(deps: EraseDeps, contactId: string): Promise<void> {
  const { store, producer, bus, log, now } = deps;
  const erasure = (await store.contacts.byId(contactId))?.erasure;
  if (!erasure || erasure.confirmedAt) return;
  const sum = { conversations: 0, rewritten: 0, unreadable: 0 };
  const ids = await store.entries.conversationsOf(contactId);
  for (const conversationId of ids) {
    const done = await eraseConversation(deps, conversationId, { ...erasure, scope: 'contact', contactId });
    sum.conversations += done ? 1 : 0;
    sum.rewritten += done?.rewritten ?? 0;
    sum.unreadable += done?.unreadable ?? 0;
  }
  await store.quarantine.removeOfContact(contactId);
  // Why a job failed may quote what it worked on.
  await producer.forgetFailed(new Set(ids));
  bus.tell({ kind: 'contact-erased', contactId }, channels.everybody);
  if (sum.unreadable > 0) {
    log.warn({ contactId, entries: sum.unreadable }, 'erasure: a newer build has to erase what it wrote');
    return;
  }
  await store.contacts.noteErasure(contactId, progressOf(erasure, sum, now()));
  log.info({ contactId, conversations: sum.conversations, entries: sum.rewritten }, 'contact erased');
}

/** Finished once all was looked through; confirmed by a look that found nothing more, late enough. */
function progressOf(
  { requestedAt, finishedAt, entries }: Erasure,
  sum: { conversations: number; rewritten: number },
  now: Date,
): Partial<Erasure> {
  const isLate = now.getTime() - requestedAt.getTime() >= LATE_WRITES_MS;
  const isConfirmed = finishedAt !== null && sum.rewritten === 0 && isLate;
  return {
    finishedAt: finishedAt ?? now,
    conversations: sum.conversations,
    entries: entries + sum.rewritten,
    ...(isConfirmed ? { confirmedAt: now } : {}),
  };
}

export type ConversationErasure = {
  scope: ErasureScope;
  by: Actor;
  reason: ErasureReason;
  /** Only while it is this contact's: a conversation may have gone over to somebody who signed in. */
  contactId?: string;
};

/** Erases one conversation; null where there was nothing to erase for this reason. */
export async function eraseConversation(
  deps: Pick<EraseDeps, 'store' | 'timeline' | 'relay' | 'snapshots' | 'now'>,
  conversationId: string,
  { scope, by, reason, contactId }: ConversationErasure,
): Promise<Erased | null> {
  const { store, timeline, relay, snapshots, now } = deps;
  const known = await timeline.refresh(conversationId);
  if (!known || (contactId !== undefined && known.contact.id !== contactId)) return null;
  const executed = await timeline.execute(conversationId, known.workspaceId, {
    kind: 'erase',
    clientId: scope === 'contact' ? 'erase:contact' : `erase:${known.seq}`,
    now: now().toISOString(),
    actor: by,
    scope,
    reason,
  });
  if (!executed.ok) throw new Error(`conversation ${conversationId}: ${executed.message}`);
  const { conversation } = executed;
  if (conversation.erased === null) return null;
  const entry = await lastEntry(store.entries, conversationId, conversation.seq);
  if (entry) await relay.rebuild({ entry, conversation });
  // In the place of one that has words: an older one that comes later is passed over.
  await snapshots.write(conversation);
  // An older build beside this one may still have written after the end.
  const below = scope === 'contact' ? Number.MAX_SAFE_INTEGER : conversation.erased.seq;
  return eraseEntries(store.entries, conversationId, { below, scope });
}

async function lastEntry(entries: Pick<Entries, 'before'>, conversationId: string, seq: number) {
  const [last] = await entries.before(conversationId, seq + 1, 1);
  return last;
}
