import type { Entry, EntryType } from '../../../core/timeline/entry.ts';
import type { InsertFate } from '../../../server/store/insert-fates.ts';

export type Scheduler = ReturnType<typeof createScheduler>;

/** Lets whoever waits for a turn go on in a random order that the seed determines. */
export function createScheduler(random: () => number) {
  const waiting: (() => void)[] = [];
  return {
    turn: () =>
      new Promise<void>((resolve) => {
        waiting.push(resolve);
      }),
    /** Gives out turns until the work has settled. */
    async runUntil(work: Promise<unknown>): Promise<void> {
      let isOver = false;
      const done = work.finally(() => {
        isOver = true;
      });
      while (!isOver) {
        const index = Math.floor(random() * waiting.length);
        waiting.splice(index, 1)[0]?.();
        // Two turns of the event loop: the group commit gathers for one.
        await nextTurn();
        if (random() < 0.5) await nextTurn();
      }
      await done;
    },
  };
}

/**
 * The entries collection in memory, with its two unique indexes, shared by several processes. Each document of an
 * ordered batch has a turn of its own, as in the real store, and some writes end in a lost connection: applied or
 * not, the writer is not told.
 */
export function createRacingStore(scheduler: Scheduler, random: () => number, faultRate: number) {
  const stored: Entry[] = [];

  function insertOne(entry: Entry): InsertFate {
    const inConversation = stored.filter(({ conversationId }) => conversationId === entry.conversationId);
    if (inConversation.some(({ clientId }) => clientId === entry.clientId)) return 'client_id_known';
    if (inConversation.some(({ seq }) => seq === entry.seq)) return 'seq_taken';
    stored.push(entry);
    return 'inserted';
  }

  async function insert(entries: Entry[], ordered: boolean): Promise<InsertFate[]> {
    const fates: InsertFate[] = [];
    for (const entry of entries) {
      await scheduler.turn();
      if (random() < faultRate) throw new Error('connection lost before the write');
      const fate = insertOne(entry);
      fates.push(fate);
      if (random() < faultRate) throw new Error('connection lost after the write');
      if (ordered && fate !== 'inserted') return entries.map((_, index) => fates[index] ?? fate);
    }
    return fates;
  }

  const of = (conversationId: string) =>
    stored.filter((entry) => entry.conversationId === conversationId).sort((a, b) => a.seq - b.seq);

  const acknowledged = new Map<string, number>();
  return {
    of,
    acknowledgements: {
      async note(conversationId: string, clientId: string, seq: number): Promise<void> {
        await scheduler.turn();
        const key = `${conversationId} ${clientId}`;
        if (!acknowledged.has(key)) acknowledged.set(key, seq);
      },
      async find(conversationId: string, clientId: string): Promise<number | null> {
        await scheduler.turn();
        return acknowledged.get(`${conversationId} ${clientId}`) ?? null;
      },
    },
    /** The collection as one process reaches it. */
    entries: {
      insertBatch: (entries: Entry[]) => insert(entries, false),
      insertInOrder: (entries: Entry[]) => insert(entries, true),
      async after(
        conversationId: string,
        seq: number,
        limit = Number.POSITIVE_INFINITY,
        types?: readonly EntryType[],
      ): Promise<Entry[]> {
        await scheduler.turn();
        return of(conversationId)
          .filter((entry) => entry.seq > seq && (types?.includes(entry.type) ?? true))
          .slice(0, limit);
      },
      async before(conversationId: string, seq: number, limit: number): Promise<Entry[]> {
        await scheduler.turn();
        return of(conversationId)
          .filter((entry) => entry.seq < seq)
          .slice(-limit);
      },
      async byClientId(conversationId: string, clientId: string): Promise<Entry | null> {
        await scheduler.turn();
        return of(conversationId).find((entry) => entry.clientId === clientId) ?? null;
      },
      async bySeq(conversationId: string, seq: number): Promise<Entry | null> {
        await scheduler.turn();
        return of(conversationId).find((entry) => entry.seq === seq) ?? null;
      },
    },
  };
}

function nextTurn(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}
