import type { mongo } from 'mongoose';
import { fillStore } from '../../../scripts/bench/fill.ts';
import { createLog } from '../../../server/log.ts';
import { openStore, type Store } from '../../../server/store/store.ts';
import { command, timelineOf } from '../../core/timeline/commands.ts';
import { databaseOfItsOwn, dropTestStore } from '../../support/store.ts';
import { storeCalls } from '../../support/store-calls.ts';

jest.setTimeout(120_000);

const CONVERSATIONS = 3_000;
const CONTACT = 'filled-1-contact';
const now = new Date();

/** Of what they return they may look at twice as much, and a little. */
const MAY_EXAMINE = 2;
const A_LITTLE = 12;

/** What looks at more, and why it may. */
const EXCEPTIONS: Record<string, string> = {
  'entries.lastBefore': 'erasing only: back to the last of a kind, along one conversation',
  'entries.contactOf': 'exports only: back to the last entry that says who it is, along one conversation',
  'entries.timelinesBetween': 'a report reads what it reports',
  'conversations.removeWithoutTimeline': 'a rebuild goes along all',
  'entries.timelinesAfter': 'a rebuild reads all',
  'conversations.contactsAway': 'looks through the conversations of the contacts who came back, no others',
  'conversations.lengthOfLine': 'counts the line, from the index alone, at a scrape',
  'conversations.lineDigest': 'compares the line with the one in memory',
  'conversations.activeCounts': 'counts what agents hold: no more than their capacity each',
  'conversations.openOffers': 'counts offers: one for each agent at most',
};

type Examined = { keys: number; docs: number; returned: number };
type Stats = {
  totalKeysExamined?: number;
  totalDocsExamined?: number;
  nReturned?: number;
  executionStages?: { nMatched?: number; nWouldDelete?: number; nWouldModify?: number };
};

const EXPLAINED = new Set(['find', 'aggregate', 'update', 'delete', 'findAndModify', 'distinct', 'count']);
const OF_THE_CALL = [
  'lsid',
  '$db',
  'txnNumber',
  '$clusterTime',
  'readConcern',
  'writeConcern',
  '$readPreference',
];

describe('the questions to the store', () => {
  let store: Store;
  let asked: mongo.CommandStartedEvent[] = [];

  beforeAll(async () => {
    const uri = databaseOfItsOwn();
    store = await openStore(
      `${uri}${uri.includes('?') ? '&' : '?'}monitorCommands=true`,
      createLog('silent', 'test'),
    );
    await fillStore({ mongoUri: uri, conversations: CONVERSATIONS, entries: 4, workspaceId: 'w' });
    await makeVaried();
    store.connection
      .getClient()
      .on('commandStarted', (event) => asked.push(event as mongo.CommandStartedEvent));
  });

  afterAll(() => dropTestStore(store));

  /** All states, waits with and without offers, one contact with a thousand conversations, erased contacts. */
  async function makeVaried(): Promise<void> {
    const conversations = store.connection.collection<{ _id: string }>('conversations');
    const contacts = store.connection.collection<{ _id: string }>('contacts');
    const ids = (from: number, to: number) =>
      ({ $in: Array.from({ length: to - from }, (_, index) => `filled-${from + index}`) }) as never;
    const set = (from: number, to: number, change: object) =>
      conversations.updateMany({ _id: ids(from, to) }, { $set: change });
    const offer = (ms: number) => ({
      agent: { id: 'a', name: 'A' },
      expiresAt: new Date(now.getTime() + ms),
      seq: 3,
    });
    const waiting = { state: 'waiting', waitingSince: now, priority: 3, contactPresent: false };
    await set(1_000, 2_000, { contactId: CONTACT });
    await set(2_000, 2_400, waiting);
    await set(2_400, 2_410, { ...waiting, offer: offer(60_000), contactPresent: true });
    await set(2_410, 2_415, { ...waiting, offer: offer(-60_000) });
    await set(2_500, 2_504, { state: 'active', assigneeId: 'a' });
    await set(2_600, 2_900, { state: 'resolved' });
    await set(2_900, 2_910, { state: 'triage', isUnanswered: true, updatedAt: new Date(0) });
    await set(2_910, 2_990, { state: 'triage', isUnanswered: false, updatedAt: new Date(0) });
    const day = 86_400_000;
    const some = <T>(make: (index: number) => T) => Array.from({ length: 300 }, (_, index) => make(index));
    await store.connection.collection('sessions').insertMany(
      some((index) => ({
        ...{ _id: `s-${index}` as never, userId: `u-${index % 100}`, kind: 'session' },
        ...{ expiresAt: new Date(now.getTime() + day), usedAt: now },
      })),
    );
    await store.connection
      .collection('quarantine')
      .insertMany(some((index) => ({ at: now, source: 'x', raw: '', errors: [], contactId: `c-${index}` })));
    const erasure = { requestedAt: new Date(0), finishedAt: new Date(0), confirmedAt: new Date(0) };
    const erased = {
      $in: Array.from({ length: 500 }, (_, index) => `filled-${index + 100}-contact`),
    } as never;
    await contacts.updateMany({ _id: erased }, { $set: { erasure, seenAt: new Date(0) } });
  }

  async function examinedBy(event: mongo.CommandStartedEvent): Promise<Examined> {
    const wanted = Object.fromEntries(
      Object.entries(event.command).filter(([name]) => !OF_THE_CALL.includes(name)),
    );
    const explained = await store.connection.db?.command({ explain: wanted, verbosity: 'executionStats' });
    const stats: Stats =
      explained?.executionStats ?? explained?.stages?.[0]?.$cursor?.executionStats ?? ({} as Stats);
    const { nMatched = 0, nWouldDelete = 0 } = stats.executionStages ?? {};
    return {
      keys: stats.totalKeysExamined ?? Number.NaN,
      docs: stats.totalDocsExamined ?? Number.NaN,
      returned: Math.max(stats.nReturned ?? 0, nMatched, nWouldDelete),
    };
  }

  const hour = 3_600_000;
  const calls = storeCalls({
    id: 'filled-7',
    contactId: CONTACT,
    workspaceId: 'w',
    agentId: 'a',
    now: new Date(now.getTime() - hour),
    story: timelineOf(command.start(), command.post('m1'), command.press('p')),
  });
  /** Of the other collections that grow. */
  const others = {
    sessions: {
      add: ({ sessions }) =>
        sessions.add({ _id: 'new', userId: 'u-1', kind: 'session', expiresAt: now, usedAt: now }),
      remove: ({ sessions }) => sessions.remove('s-1'),
      removeOf: ({ sessions }) => sessions.removeOf('u-2', 'session'),
      valid: ({ sessions }) => sessions.valid(['s-3', 's-4'], now, now),
      noteUsed: ({ sessions }) => sessions.noteUsed(['s-3'], now),
      removeExpired: ({ sessions }) => sessions.removeExpired(new Date(now.getTime() - hour)),
    },
    quarantine: {
      keep: ({ quarantine }) => quarantine.keep('human:request', {}, [], 'c-1'),
      ofContact: ({ quarantine }) => quarantine.ofContact('c-1'),
      removeOfContact: ({ quarantine }) => quarantine.removeOfContact('c-1'),
      removeBefore: ({ quarantine }) => quarantine.removeBefore(new Date(0)),
    },
  } satisfies Partial<Record<keyof Store, Record<string, (store: Store) => Promise<unknown>>>>;
  /** Some documents each, however many conversations there are. */
  const small = [
    ...['workspaces', 'users', 'articles', 'sentenceVectors', 'libraries', 'misheard'],
    ...['seedings', 'workers', 'rebuilds'],
  ];
  const pages = {
    'conversations.list of a state': (store: Store) =>
      store.conversations.list({ workspaceId: 'w', state: 'resolved' }, 50),
    'conversations.list of an agent': (store: Store) =>
      store.conversations.list({ workspaceId: 'w', assigneeId: 'a', state: 'active' }, 50),
    'conversations.list by ids': (store: Store) =>
      store.conversations.list({ workspaceId: 'w', ids: ['filled-1', 'filled-2'] }, 50),
    'conversations.list, a later page': (store: Store) =>
      store.conversations.list(
        { workspaceId: 'w', below: { updatedAt: new Date(0), id: 'filled-2905' } },
        50,
      ),
  };
  const all = [
    ...Object.entries({ ...calls, ...others }).flatMap(([name, methods]) =>
      Object.entries(methods).map(([method, call]) => [`${name}.${method}`, call] as const),
    ),
    ...Object.entries(pages),
  ];

  it('are all listed here, or their collection is small', () => {
    const known = [...Object.keys(calls), ...Object.keys(others), ...small];
    const notCollections = ['connection', 'clock', 'isUp', 'isReady', 'close', 'shutOut'];
    expect(Object.keys(store).filter((name) => ![...known, ...notCollections].includes(name))).toEqual([]);
    for (const [name, methods] of Object.entries(others))
      expect(Object.keys(methods).sort()).toEqual(Object.keys(store[name as keyof typeof others]).sort());
  });

  it('look at little more than what they return, however many conversations there are', async () => {
    const tooMuch: string[] = [];
    for (const [name, call] of all) {
      asked = [];
      await call(store);
      // The store's clock asks as well, of no collection.
      const own = asked.filter((event) => Object.values(event.command)[0] === name.split('.')[0]);
      for (const event of own.filter(({ commandName }) => EXPLAINED.has(commandName))) {
        const { keys, docs, returned } = await examinedBy(event);
        const isLittle = Math.max(keys, docs) <= MAY_EXAMINE * returned + A_LITTLE;
        if (!isLittle && !(name in EXCEPTIONS))
          tooMuch.push(`${name}: ${keys} keys, ${docs} documents, ${returned} returned`);
      }
    }
    expect(tooMuch).toEqual([]);
  });
});
