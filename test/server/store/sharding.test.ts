import { readFileSync } from 'node:fs';
import path from 'node:path';
import { createContext, runInContext } from 'node:vm';
import type { mongo } from 'mongoose';
import { createLog } from '../../../server/log.ts';
import { isStoreUnavailable } from '../../../server/store/connect.ts';
import type { ConversationDocument } from '../../../server/store/conversations.ts';
import { lasting } from '../../../server/store/lasting.ts';
import { openStore, type Store } from '../../../server/store/store.ts';
import { command, timelineOf } from '../../core/timeline/commands.ts';
import { databaseOfItsOwn, dropTestStore } from '../../support/store.ts';

jest.setTimeout(60_000);

type CommandStartedEvent = mongo.CommandStartedEvent;

const ROOT = path.resolve(__dirname, '../../..');
const read = (file: string) => readFileSync(path.join(ROOT, file), 'utf8');

/** What docs/samples/shard-store.js does on a cluster of three: the key of each collection, and where its ranges go. */
function runSample() {
  const keys = new Map<string, string>();
  const moves: { moveRange: string; min: Record<string, unknown>; max: Record<string, unknown> }[] = [];
  const shards = { find: () => ({ toArray: () => ['a', 'b', 'c'].map((_id) => ({ _id })) }) };
  runInContext(
    read('docs/samples/shard-store.js'),
    createContext({
      db: {
        getName: () => 'handrail',
        getSiblingDB: () => ({ shards }),
        adminCommand: (move: (typeof moves)[number]) => moves.push(move),
      },
      sh: {
        shardCollection(namespace: string, key: Record<string, 1>) {
          keys.set(namespace.replace('handrail.', ''), Object.keys(key).join());
        },
      },
      MinKey: 'least',
      MaxKey: 'most',
    }),
  );
  return { keys, moves };
}

const sample = runSample();
const story = timelineOf(command.start(), command.post('m1'), command.press('p'));
const [first] = story;
if (!first) throw new Error('a story has a beginning');
const id = first.conversationId;
const now = new Date('2026-03-02T09:00:00.000Z');
const model = {
  ...{ _id: id, workspaceId: 'w', contactId: 'c1', state: 'waiting', lastSeq: 9, passedBy: [] },
  ...{ updatedAt: now, startedAt: now, summary: {} },
} as unknown as ConversationDocument;

/** Each method of the sharded collections, called as the product calls it. */
const calls = {
  entries: {
    insertBatch: ({ entries }) => entries.insertBatch(story.slice(0, 1)),
    insertInOrder: ({ entries }) => entries.insertInOrder(story.slice(1)),
    after: ({ entries }) => entries.after(id, 0),
    before: ({ entries }) => entries.before(id, 9, 5),
    lastBefore: ({ entries }) => entries.lastBefore(id, 9, ['message.posted']),
    conversationsOf: ({ entries }) => entries.conversationsOf('c1'),
    contactOf: ({ entries }) => entries.contactOf(id),
    erasedSince: ({ entries }) => entries.erasedSince(now),
    forgetPages: ({ entries }) => entries.forgetPages(now, 5),
    rewrite: ({ entries }) => entries.rewrite([first]),
    timelinesAfter: ({ entries }) => all(entries.timelinesAfter('')),
    byClientId: ({ entries }) => entries.byClientId(id, 'm1'),
    bySeq: ({ entries }) => entries.bySeq(id, 1),
    timelinesBetween: ({ entries }) => all(entries.timelinesBetween('w', now, now)),
    appendedSince: ({ entries }) => all(entries.appendedSince(['w'], now)),
    notRelayed: ({ entries }) => entries.notRelayed(now, 5),
    oldestNotRelayed: ({ entries }) => entries.oldestNotRelayed(),
    markRelayed: ({ entries }) => entries.markRelayed(story),
  },
  conversations: {
    saveAll: ({ conversations }) => conversations.saveAll([model]),
    replaceAll: ({ conversations }) => conversations.replaceAll([model]),
    moveOn: ({ conversations }) =>
      conversations.moveOn([{ id, from: 9, to: 10, changed: { lastSeq: 10 }, summary: {} }]),
    behind: ({ conversations }) => conversations.behind('w', 5),
    removeWithoutTimeline: ({ conversations }) =>
      conversations.removeWithoutTimeline({ from: '', to: id, ids: [id], before: now }),
    waits: ({ conversations }) => conversations.waits('w'),
    inLine: ({ conversations }) => conversations.inLine('w'),
    inLineByIds: ({ conversations }) => conversations.inLineByIds([id]),
    lineDigest: ({ conversations }) => conversations.lineDigest('w'),
    seqsInLine: ({ conversations }) => conversations.seqsInLine('w'),
    lengthOfLine: ({ conversations }) => conversations.lengthOfLine('w'),
    recentWaits: ({ conversations }) => conversations.recentWaits('w', now, 5),
    activeCounts: ({ conversations }) => conversations.activeCounts(['a']),
    openOffers: ({ conversations }) => conversations.openOffers(['a'], now),
    ofContact: ({ conversations }) => conversations.ofContact('c1'),
    newestOfContacts: ({ conversations }) => conversations.newestOfContacts(['c1'], now),
    newestForAgents: ({ conversations }) => conversations.newestForAgents([id], ['a']),
    recentOf: ({ conversations }) => conversations.recentOf('c1', now),
    list: ({ conversations }) => conversations.list({ workspaceId: 'w' }, 5),
    unanswered: ({ conversations }) => conversations.unanswered(now, 5),
    waitingWithoutOffer: ({ conversations }) => conversations.waitingWithoutOffer(),
    standingOffers: ({ conversations }) => conversations.standingOffers(),
    waitingWithContactPresent: ({ conversations }) => conversations.waitingWithContactPresent(5),
    closedWithWords: ({ conversations }) => conversations.closedWithWords(now, 5),
    isWithPeople: ({ conversations }) => conversations.isWithPeople('c1'),
    resolvedAndIdle: ({ conversations }) => conversations.resolvedAndIdle(now, 5),
  },
  snapshots: {
    find: ({ snapshots }) => snapshots.find(id, 'm', 'brief'),
    put: ({ snapshots }) => snapshots.put({ _id: id, mark: 'm', seq: 1, conversation: '', brief: '' }),
    remake: ({ snapshots }) => snapshots.remake({ _id: id, mark: 'm', seq: 1, conversation: '', brief: '' }),
  },
  acknowledgements: {
    note: ({ acknowledgements }) => acknowledgements.note(id, 'again', 1, now),
    find: ({ acknowledgements }) => acknowledgements.find(id, 'again'),
    forgetBefore: ({ acknowledgements }) => acknowledgements.forgetBefore(now),
  },
  contacts: {
    ensure: ({ contacts }) => contacts.ensure('c1', 'w', now),
    byId: ({ contacts }) => contacts.byId('c1'),
    saveVerified: ({ contacts }) =>
      contacts.saveVerified({
        _id: 'c1',
        workspaceId: 'w',
        name: 'M',
        email: null,
        account: null,
        seenAt: now,
      }),
    find: ({ contacts }) => contacts.find('w', { email: 'm@acme.test' }),
    noteSeen: ({ contacts }) => contacts.noteSeen(['c1'], now),
    notSeenSince: ({ contacts }) => contacts.notSeenSince(['c1'], now),
    signOut: ({ contacts }) => contacts.signOut('c1', now),
    signedOutSince: ({ contacts }) => contacts.signedOutSince(now),
    openErasures: ({ contacts }) => contacts.openErasures(5),
    erasedSince: ({ contacts }) => contacts.erasedSince(now),
    idleSince: ({ contacts }) => all(contacts.idleSince(now)),
    beginErasure: ({ contacts }) =>
      contacts.beginErasure('c1', 'w', { by: first.actor, reason: 'request', requestedAt: now } as never),
    noteErasure: ({ contacts }) => contacts.noteErasure('c1', { finishedAt: now }),
  },
} satisfies Record<string, Record<string, (store: Store) => Promise<unknown>>>;

/** Read once at a start, or no question to the store at all. */
const LEFT_OUT: Record<string, string[]> = { conversations: ['upgrade', 'estimatedCount'] };
type Sharded = keyof typeof calls;

async function all(found: AsyncIterable<unknown>): Promise<unknown[]> {
  const gathered: unknown[] = [];
  for await (const one of found) gathered.push(one);
  return gathered;
}

/** Whom a command asks of a sharded collection: the conditions that a mongos can choose shards by. */
function conditionsOf({ commandName, command: asked }: CommandStartedEvent): Record<string, unknown>[] {
  switch (commandName) {
    case 'insert':
      return asked.documents;
    case 'update':
      return asked.updates.map(({ q }: { q: object }) => q);
    case 'delete':
      return asked.deletes.map(({ q }: { q: object }) => q);
    case 'find':
      return [asked.filter];
    case 'aggregate':
      return [asked.pipeline[0]?.$match ?? {}];
    case 'distinct':
    case 'findAndModify':
      return [asked.query];
    default:
      return [];
  }
}

describe('a store that is spread over shards', () => {
  let store: Store;
  let asked: CommandStartedEvent[] = [];

  beforeAll(async () => {
    const uri = databaseOfItsOwn();
    store = await openStore(
      `${uri}${uri.includes('?') ? '&' : '?'}monitorCommands=true`,
      createLog('silent', 'test'),
    );
    store.connection.getClient().on('commandStarted', (event) => asked.push(event as CommandStartedEvent));
  });

  afterAll(async () => {
    await dropTestStore(store);
  });

  it('can be told its keys while it is empty: each range of each collection gets its shard', () => {
    expect([...sample.keys]).toEqual([
      ['entries', 'conversationId'],
      ['conversations', '_id'],
      ['snapshots', '_id'],
      ['acknowledgements', '_id'],
      ['contacts', '_id'],
    ]);
    const ofEntries = sample.moves.filter(({ moveRange }) => moveRange === 'handrail.entries');
    expect(ofEntries.map(({ min, max }) => [min.conversationId, max.conversationId])).toEqual([
      ['least', '55555555'],
      ['55555555', 'aaaaaaaa'],
      ['aaaaaaaa', 'most'],
    ]);
  });

  it('has a place for every collection: under a key, or on the primary shard', () => {
    const page = read('docs/scale.md');
    const keyed = [...page.matchAll(/^\| `(\w+)` \| `(\w+)` \|/gm)].map(([, name, key]) => [name, key]);
    expect(new Map(keyed as [string, string][])).toEqual(sample.keys);
    const rest = /The rest stays where it is[^.]*?:([\s\S]*?)\. None grows/.exec(page)?.[1] ?? '';
    const unkeyed = [...rest.matchAll(/`(\w+)`/g)].map(([, name]) => name ?? '');
    const all = Object.values(store.connection.models).map(({ collection }) => collection.name);
    expect([...sample.keys.keys(), ...unkeyed].sort()).toEqual(all.sort());
  });

  it('keeps every unique index: each begins with the key of its collection', () => {
    const unique = Object.values(store.connection.models).flatMap(({ collection, schema }) =>
      schema.indexes().flatMap(([fields, options]) => (options?.unique ? [[collection.name, fields]] : [])),
    ) as [string, Record<string, 1>][];
    const sharded = unique.filter(([name]) => sample.keys.has(name));
    expect(sharded).toHaveLength(2);
    for (const [name, fields] of sharded) expect(Object.keys(fields)[0]).toBe(sample.keys.get(name));
  });

  it.each(Object.keys(calls) as Sharded[])('knows every method of %s', (name) => {
    const own = Object.keys(store[name]).filter((method) => !LEFT_OUT[name]?.includes(method));
    expect(own.sort()).toEqual(Object.keys(calls[name]).sort());
  });

  it('is asked by the key, or the question is listed in docs/scale.md with its cost', async () => {
    const everywhere: string[] = [];
    for (const [name, methods] of Object.entries(calls)) {
      const key = sample.keys.get(name) ?? '';
      for (const [method, call] of Object.entries(methods)) {
        asked = [];
        await call(store);
        const conditions = asked
          .filter((event) => Object.values(event.command)[0] === name)
          .flatMap(conditionsOf);
        expect([`${name}.${method}`, conditions.length]).not.toEqual([`${name}.${method}`, 0]);
        if (conditions.some((condition) => !(key in condition))) everywhere.push(`${name}.${method}`);
      }
    }
    const listed = [...read('docs/scale.md').matchAll(/^\| `(\w+\.\w+)` \|/gm)].map(([, one]) => one ?? '');
    expect(listed.sort()).toEqual(everywhere.sort());
  });

  it('takes what a retried batch finds of its own for written', async () => {
    const story = timelineOf(command.start(), command.post('m1'), command.post('m2')).map((entry) => ({
      ...entry,
      id: `own-${entry.id}`,
      conversationId: 'own',
    }));
    const [one, two, three] = story as [(typeof story)[0], (typeof story)[0], (typeof story)[0]];
    expect(await store.entries.insertBatch([one, two])).toEqual(['inserted', 'inserted']);
    expect(await store.entries.insertBatch([one, two, three])).toEqual(['inserted', 'inserted', 'inserted']);
    const others = [
      { ...two, id: 'another', clientId: 'other' },
      { ...three, id: 'yet another', seq: 99 },
    ];
    expect(await store.entries.insertBatch([one, ...others])).toEqual([
      'inserted',
      'seq_taken',
      'client_id_known',
    ]);
    // In order nothing after the first known one was tried, so nothing is said of it.
    expect(await store.entries.insertInOrder([one, two])).toEqual(['inserted', 'seq_taken']);
  });

  it('is asked a second time, of a majority, before a resent command is told that it stands', async () => {
    asked = [];
    expect(await store.entries.byClientId(id, 'nobody')).toBeNull();
    expect(await store.entries.bySeq(id, 1)).not.toBeNull();
    const levels = asked
      .filter(({ commandName }) => commandName === 'find')
      .map((event) => event.command.readConcern?.level ?? 'local');
    expect(levels).toEqual(['local', 'local', 'majority']);
  });
});

describe('what one member alone has', () => {
  it('is acknowledged to nobody: the client is to ask again', async () => {
    const onOneMember = (level: string) => Promise.resolve(level === 'local' ? 'entry' : null);
    const refusal = await lasting(onOneMember).catch((error: unknown) => error);
    expect(isStoreUnavailable(refusal)).toBe(true);
  });
});
