import mongoose, { type Connection } from 'mongoose';
import { type MadeUp, makeUp } from './made-up.ts';

export type Filling = {
  mongoUri: string;
  conversations: number;
  /** Of each conversation. */
  entries: number;
  workspaceId: string;
  /** Begins every id, so that two fillings do not meet. */
  prefix?: string;
  onProgress?: (done: number) => void;
};

type Raw = Record<string, unknown>;

/** Documents that go to the store at once. */
const AT_ONCE = 5_000;
const DAY_MS = 86_400_000;
/** Over how many days the conversations began; one in a hundred is of today and has not ended. */
const DAYS = 365;

/**
 * Fills a store with conversations and their read models and contacts, as they are a while after: told, answered, nearly
 * all ended. No snapshots: they appear as the product uses the conversations.
 * @returns the ids of the conversations, those that have not ended first; at most a thousand
 */
export async function fillStore(filling: Filling): Promise<string[]> {
  const { mongoUri, conversations, entries, workspaceId, prefix = 'filled', onProgress } = filling;
  const connection = await mongoose
    .createConnection(mongoUri, { writeConcern: { w: 1, journal: false } })
    .asPromise();
  const now = new Date();
  const ended = makeUp(entries, now, { workspaceId, hasEnded: true });
  const open = makeUp(entries, now, { workspaceId, hasEnded: false });
  const step = Math.max(1, Math.floor(AT_ONCE / entries));
  const known: string[] = [];
  for (let first = 0; first < conversations; first += step) {
    const numbers = Array.from(
      { length: Math.min(step, conversations - first) },
      (_, index) => first + index,
    );
    const copies = numbers.map((number) => {
      const isOpen = number % 100 === 0;
      const daysAgo = isOpen ? 0 : 1 + ((number * 7_919) % DAYS);
      return copyOf(isOpen ? open : ended, `${prefix}-${number}`, -daysAgo * DAY_MS);
    });
    for (const { id, isOpen } of copies) if (isOpen && known.length < 1_000) known.push(id);
    await write(connection, copies);
    onProgress?.(first + numbers.length);
  }
  await connection.close();
  return known;
}

type Copy = { id: string; isOpen: boolean; entries: Raw[]; readModel: Raw; contact: Raw };

function copyOf(template: MadeUp, id: string, shiftMs: number): Copy {
  const contactId = `${id}-contact`;
  const shifted = (at: string | Date) => new Date(new Date(at).getTime() + shiftMs);
  const { readModel } = template;
  const entries = template.entries.map(({ id: entryId, at, data, ...entry }) => ({
    ...entry,
    _id: `${id}-${entryId}`,
    conversationId: id,
    at: shifted(at),
    actor: entry.actor.kind === 'contact' ? { ...entry.actor, id: contactId } : entry.actor,
    data: 'contact' in data ? { ...data, contact: { ...data.contact, id: contactId } } : data,
    relayed: true,
  }));
  const startedAt = shifted(readModel.startedAt);
  const updatedAt = shifted(readModel.updatedAt);
  return {
    id,
    isOpen: readModel.state === 'triage',
    entries,
    readModel: {
      ...readModel,
      _id: id,
      contactId,
      startedAt,
      updatedAt,
      summary: {
        ...readModel.summary,
        id,
        contact: { id: contactId, name: readModel.summary.contact.name },
        startedAt: startedAt.toISOString(),
        updatedAt: updatedAt.toISOString(),
      },
    },
    contact: {
      _id: contactId,
      workspaceId: readModel.workspaceId,
      ...{ name: null, email: null, verified: false, account: null, erasure: null },
      seenAt: updatedAt,
    },
  };
}

async function write(connection: Connection, copies: Copy[]): Promise<void> {
  const put = (name: string, documents: Raw[]) =>
    connection.collection<Raw>(name).insertMany(documents, { ordered: false });
  await Promise.all([
    put(
      'entries',
      copies.flatMap(({ entries }) => entries),
    ),
    put(
      'conversations',
      copies.map(({ readModel }) => readModel),
    ),
    put(
      'contacts',
      copies.map(({ contact }) => contact),
    ),
  ]);
}
