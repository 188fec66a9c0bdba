import { type Connection, type Model, Schema } from 'mongoose';
import type { ErasureReason } from '../../core/values/erasure.ts';
import type { Account, Actor } from '../../core/values/people.ts';
import { duplicatesIn, isDuplicateKey } from './duplicate-key.ts';
import { inRounds } from './in-rounds.ts';

/** The record of an erasure: who asked for it, when, why, and how far it is. Nothing personal of the contact. */
export type Erasure = {
  by: Actor;
  reason: ErasureReason;
  requestedAt: Date;
  /** When all that was found was erased. */
  finishedAt: Date | null;
  /** When a later look found that nothing had come after. */
  confirmedAt: Date | null;
  conversations: number;
  entries: number;
};

export type ContactDocument = {
  _id: string;
  workspaceId: string;
  name: string | null;
  email: string | null;
  verified: boolean;
  account: Account | null;
  seenAt: Date;
  /** Set where the contact was erased: the id is used up, so that nothing late can bring the contact back. */
  erasure?: Erasure | null;
  /** When the host's back end last signed the contact out: what began before is over. */
  signedOutAt?: Date | null;
};

const schema = new Schema<ContactDocument>(
  {
    _id: { type: String, required: true },
    workspaceId: { type: String, required: true },
    name: { type: String, default: null },
    email: { type: String, default: null },
    verified: { type: Boolean, required: true },
    account: { type: Schema.Types.Mixed, default: null },
    seenAt: { type: Date, required: true },
    erasure: { type: Schema.Types.Mixed, default: null },
    signedOutAt: { type: Date },
  },
  { collection: 'contacts', versionKey: false, minimize: false },
);
// Nothing but the missing erasure is looked for: who was erased does not stand before who is to be.
schema.index({ erasure: 1, seenAt: 1 }, { name: 'idle' });
schema.index({ 'erasure.confirmedAt': 1, 'erasure.requestedAt': 1 }, { name: 'open_erasures' });
schema.index({ 'erasure.finishedAt': 1 }, { sparse: true, name: 'finished_erasures' });
schema.index({ workspaceId: 1, email: 1 });
schema.index({ signedOutAt: 1 }, { sparse: true });

const MAX_FOUND = 50;
/** Who was seen so lately need not be noted again: a lease is two minutes. */
const SEEN_STEP_MS = 10_000;
const unknown = { name: null, email: null, verified: false, account: null };

export type Contacts = ReturnType<typeof contactsStore>;

export function contactsStore(connection: Connection) {
  const model = connection.model<ContactDocument>('Contact', schema);
  const ensureInRounds = inRounds((wanted: Wanted[]) => ensureAll(model, wanted));
  return {
    async byId(id: string): Promise<ContactDocument | null> {
      return model.findById(id).lean();
    },
    /** The contact, made on the first word: a session alone leaves no trace. Null for an erased one. */
    ensure: (id: string, workspaceId: string, seenAt: Date): Promise<ContactDocument | null> =>
      ensureInRounds({ id, workspaceId, seenAt }),
    /** Keeps what the host's own back end says of a signed-in contact; null, and nothing is kept, of an erased one. */
    async saveVerified({
      _id,
      workspaceId,
      ...known
    }: Omit<ContactDocument, 'verified'>): Promise<string | null> {
      const saved = model.updateOne(
        { _id, erasure: null },
        { $set: { ...known, verified: true }, $setOnInsert: { workspaceId } },
        { upsert: true },
      );
      return (await unlessErased(saved)) && _id;
    },
    /** Notes that all sessions of a contact are over. */
    async signOut(id: string, signedOutAt: Date): Promise<void> {
      await model.updateOne({ _id: id }, { $set: { signedOutAt } });
    },
    /** Who was signed out since a moment, and when last. */
    async signedOutSince(since: Date): Promise<{ id: string; at: Date }[]> {
      const found = await model.find({ signedOutAt: { $gte: since } }, { signedOutAt: 1 }).lean();
      return found.flatMap(({ _id, signedOutAt }) => (signedOutAt ? [{ id: _id, at: signedOutAt }] : []));
    },
    /** Contacts of a workspace with this address or id. */
    async find(
      workspaceId: string,
      { email, id }: { email?: string | undefined; id?: string | undefined },
    ): Promise<ContactDocument[]> {
      const wanted = { ...(email ? { email } : {}), ...(id ? { _id: id } : {}) };
      return model
        .find({ workspaceId, ...wanted })
        .limit(MAX_FOUND)
        .lean();
    },
    /** Takes away who the contact is and uses the id up. An erasure that stands already stays as it is. */
    async beginErasure(id: string, workspaceId: string, erasure: Erasure): Promise<Erasure | null> {
      await model.updateOne({ _id: id, workspaceId, erasure: null }, { $set: { ...unknown, erasure } });
      const found = await model.findOne({ _id: id, workspaceId }).lean();
      return found?.erasure ?? null;
    },
    async noteErasure(id: string, change: Partial<Erasure>): Promise<void> {
      const fields = Object.entries(change).map(([name, value]) => [`erasure.${name}`, value]);
      await model.updateOne({ _id: id }, { $set: Object.fromEntries(fields) });
    },
    /** Contacts whose erasure is not known to be complete. */
    async openErasures(limit: number): Promise<string[]> {
      const found = await model
        .find({ 'erasure.confirmedAt': null, 'erasure.requestedAt': { $gt: new Date(0) } }, { _id: 1 })
        .limit(limit)
        .lean();
      return found.map(({ _id }) => _id);
    },
    /** Contacts whose erasure was finished since a moment. */
    async erasedSince(since: Date): Promise<string[]> {
      const found = await model.find({ 'erasure.finishedAt': { $gte: since } }, { _id: 1 }).lean();
      return found.map(({ _id }) => _id);
    },
    /** Contacts that nobody has seen since a moment and that are not erased yet, the longest gone first. */
    idleSince(before: Date): AsyncIterable<Pick<ContactDocument, '_id' | 'workspaceId'>> {
      return model
        .find({ seenAt: { $lt: before }, erasure: null }, { workspaceId: 1 })
        .sort({ seenAt: 1 })
        .lean()
        .cursor({ batchSize: 50 });
    },
    async noteSeen(ids: string[], seenAt: Date): Promise<void> {
      await model.updateMany({ _id: { $in: ids }, erasure: null }, { $set: { seenAt } });
    },
    /** Which of these contacts were erased. */
    async erasedAmong(ids: string[]): Promise<Set<string>> {
      const found = await model.find({ _id: { $in: ids }, erasure: { $ne: null } }, { _id: 1 }).lean();
      return new Set(found.map(({ _id }) => _id));
    },
    /** Which of these contacts were last seen before a moment. */
    async notSeenSince(ids: string[], before: Date): Promise<Set<string>> {
      const found = await model.find({ _id: { $in: ids }, seenAt: { $lt: before } }, { _id: 1 }).lean();
      return new Set(found.map(({ _id }) => _id));
    },
  };
}

type Wanted = { id: string; workspaceId: string; seenAt: Date };
type ContactModel = Model<ContactDocument>;

/** Looks and makes at once: most who begin a conversation are new, and a press does not wait for one after the other. */
async function ensureAll(model: ContactModel, wanted: Wanted[]): Promise<(ContactDocument | null)[]> {
  const fresh = new Map(
    wanted.map(({ id, ...rest }): [string, ContactDocument] => [
      id,
      { _id: id, ...rest, ...unknown, erasure: null },
    ]),
  );
  const [before, met] = await Promise.all([byIds(model, [...fresh.keys()]), insertNew(model, fresh)]);
  const made = [...fresh.values()].filter(({ _id }) => !met.has(_id));
  const contacts = new Map([...before, ...made].map((contact) => [contact._id, contact]));
  // Made by another process after it was looked for.
  const missed = [...met].filter((id) => !contacts.has(id));
  if (missed.length > 0) for (const contact of await byIds(model, missed)) contacts.set(contact._id, contact);
  noteAgain(model, wanted, before);
  return wanted.map(({ id }) => {
    const contact = contacts.get(id);
    if (!contact) throw new Error(`contact ${id} was made and is not there`);
    return contact.erasure ? null : contact;
  });
}

async function byIds(model: ContactModel, ids: string[]): Promise<ContactDocument[]> {
  return model.find({ _id: { $in: ids } }).lean();
}

/** @returns the ids that are taken already */
async function insertNew(
  model: ContactModel,
  fresh: ReadonlyMap<string, ContactDocument>,
): Promise<Set<string>> {
  const all = [...fresh.values()];
  try {
    await model.collection.insertMany(all as never[], { ordered: false });
    return new Set();
  } catch (error) {
    const taken = duplicatesIn(error);
    if (!taken) throw error;
    return new Set(taken.flatMap((index) => all[index]?._id ?? []));
  }
}

/** A sign of life of who was known before. One that cannot be noted is made good by the next. */
function noteAgain(model: ContactModel, wanted: Wanted[], before: readonly ContactDocument[]): void {
  const seenAt = new Date(Math.max(...wanted.map((one) => one.seenAt.getTime())));
  const stale = seenAt.getTime() - SEEN_STEP_MS;
  const ids = before.flatMap((one) => (one.seenAt.getTime() < stale ? [one._id] : []));
  if (ids.length === 0) return;
  model.updateMany({ _id: { $in: ids }, erasure: null }, { $set: { seenAt } }).then(ignore, ignore);
}

function ignore(): void {}

/** An upsert that missed because the contact is erased ends in a duplicate key. */
async function unlessErased<T>(upsert: Promise<T>): Promise<T | null> {
  try {
    return await upsert;
  } catch (error) {
    if (isDuplicateKey(error)) return null;
    throw error;
  }
}
