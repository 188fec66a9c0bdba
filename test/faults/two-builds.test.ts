import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { openSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Redis } from 'ioredis';
import { type Connection, createConnection } from 'mongoose';
import { openAgent } from '../../scripts/replay/clients/agent.ts';
import { openVisitor } from '../../scripts/replay/clients/visitor.ts';
import { createPart, startProcesses } from '../../scripts/replay/processes.ts';
import { STORE_FORM } from '../../server/store/store-form.ts';
import { good } from '../support/answers.ts';
import { startApp, type TestApp } from '../support/app.ts';
import { makeNewerBuild, type NewerBuild } from '../support/newer-build.ts';
import { databaseOfItsOwn } from '../support/store.ts';

jest.setTimeout(180_000);

const typesOf = (entries: { type: string }[]) => entries.map(({ type }) => type);

describe('a rolling upgrade and its roll-back', () => {
  let app: TestApp;
  let newer: NewerBuild;
  let store: Connection;

  const start = (root?: string) =>
    startProcesses({
      mongoUri: app.mongoUri,
      redisUrl: app.redisUrl,
      password: app.password,
      from: 'source',
      worker: false,
      ...(root ? { root } : {}),
    });

  beforeAll(async () => {
    [app, newer] = await Promise.all([startApp({ worker: false }), makeNewerBuild()]);
    store = await createConnection(app.mongoUri).asPromise();
  });

  afterAll(async () => {
    await store?.close();
    await app?.stop();
    await newer?.remove();
  });

  it('leave every conversation in service on both builds, and a roll-back as well', async () => {
    const visitor = await app.visitor();
    const ana = await app.agent();
    const { conversationId } = good(await visitor.send('human:request', { clientId: randomUUID() }));
    good(await ana.send('conversation:take', { conversationId, clientId: randomUUID() }));
    const note = (text: string) => ({ conversationId, clientId: randomUUID(), text });
    good(await ana.send('note:add', note('by the older')));

    // The newer build comes up beside the older one and writes what that one does not know.
    const upgraded = await start(newer.root);
    const ben = await openAgent({
      url: upgraded.url,
      email: 'agent@demo.test',
      password: app.password,
    });
    good(await ben.send('note:add', note('by the newer')));
    await ana.entries.first(({ type }) => type === 'entry.opaque', { what: 'what the newer one wrote' });
    const seenByNewer = good(await ben.send('conversation:open', { conversationId })).entries;
    expect(typesOf(seenByNewer).slice(-2)).toEqual(['note.written', 'note.written']);

    // The older one goes on in that conversation.
    good(await visitor.send('message:send', note('hello?')));
    good(await ana.send('message:send', note('Here I am')));
    good(await ana.send('conversation:resolve', { conversationId, clientId: randomUUID() }));
    good(await visitor.send('human:request', { conversationId, clientId: randomUUID() }));
    const { entries, brief } = good(await ana.send('conversation:open', { conversationId }));
    expect(entries.filter(({ type }) => type === 'entry.opaque')).toMatchObject([
      { data: { type: 'note.written' } },
    ]);
    expect(brief.upToSeq).toBe(entries.at(-1)?.seq);
    await upgraded.stop();
    ben.close();

    // Rolled back: an older build starts on the store that the newer one has raised.
    expect(await store.collection('store_form').findOne()).toMatchObject({ version: STORE_FORM.version + 1 });
    const rolledBack = await start();
    const cleo = await openAgent({
      url: rolledBack.url,
      email: 'agent@demo.test',
      password: app.password,
    });
    const again = good(await cleo.send('conversation:open', { conversationId }));
    expect(again.conversation.state).toBe('waiting');
    good(await cleo.send('conversation:take', { conversationId, clientId: randomUUID() }));
    cleo.close();
    await rolledBack.stop();
  });

  it('end a running server in words, once a newer build may not run beside it', async () => {
    const dir = await mkdtemp(join(tmpdir(), 'handrail-shut-out-'));
    const logFile = join(dir, 'server.log');
    let ended = (_how: string): void => undefined;
    const death = new Promise<string>((resolve) => {
      ended = resolve;
    });
    const mongoUri = databaseOfItsOwn();
    const env = {
      ...process.env,
      PORT: '0',
      MONGODB_URI: mongoUri,
      REDIS_URL: app.redisUrl,
      HANDRAIL_SECRET: 'a secret that is only good for tests and trials',
      HANDRAIL_DEMO: '1',
      HANDRAIL_DEMO_PASSWORD: app.password,
    };
    const output = () => openSync(logFile, 'a');
    const server = createPart({ name: 'server', from: 'source', env, output, onDeath: ended });
    await server.start();
    const own = await createConnection(mongoUri).asPromise();
    const newest = STORE_FORM.version + 1;
    await own.collection('store_form').updateOne({}, { $set: { version: newest, oldestBeside: newest } });
    expect(await death).toBe('server ended by itself with 78');
    expect(await readFile(logFile, 'utf8')).toContain(
      `a newer Handrail has used this store (form ${newest}, for builds from form ${newest} on)`,
    );
    await own.dropDatabase();
    await own.close();
    await rm(dir, { recursive: true });
  });

  it('hear each other, also where the older one has one channel for all', async () => {
    const older = new Redis(app.redisUrl);
    await older.subscribe('handrail:notices');
    const told: { isBridged?: boolean; notice: { kind: string; conversationId?: string } }[] = [];
    older.on('message', (_channel, text: string) => told.push(JSON.parse(text)));
    // Looks who is there when it starts.
    const newest = await start();
    const visitor = await openVisitor({ url: newest.url });
    const { conversationId } = good(await visitor.send('conversation:start', { clientId: randomUUID() }));

    // As a server of the older release says it.
    const teller = new Redis(app.redisUrl);
    const notice = { kind: 'typing', conversationId, who: { kind: 'agent', name: 'Ana' }, typing: true };
    await teller.publish('handrail:notices', JSON.stringify({ from: 'older', notice }));
    await visitor.pushes.first(
      ({ name, payload }) => name === 'typing' && payload.conversationId === conversationId,
      {
        what: 'what the older one told',
      },
    );

    good(await visitor.send('typing:set', { conversationId, typing: true }));
    const isTold = () =>
      told.some(
        ({ isBridged, notice: { kind, conversationId: of } }) =>
          isBridged && kind === 'typing' && of === conversationId,
      );
    while (!isTold()) await once(older, 'message');
    visitor.close();
    for (const redis of [older, teller]) redis.disconnect();
    await newest.stop();
  });

  it('hold up nothing else: other conversations are told again, and reports are made', async () => {
    const [strange, plain] = [await app.visitor(), await app.visitor()];
    const first = good(await strange.send('human:request', { clientId: randomUUID() }));
    const second = good(await plain.send('human:request', { clientId: randomUUID() }));
    const entries = store.collection<{ _id: string; at: Date; relayed: boolean }>('entries');
    const last = await entries.findOne({ conversationId: first.conversationId }, { sort: { seq: -1 } });
    const aMinuteAgo = new Date(Date.now() - 60_000);
    // What a newer server appended just before it was killed; and a first entry that nobody can read.
    await entries.insertMany([
      {
        ...last,
        _id: 'of-a-newer-build',
        seq: first.seq + 1,
        clientId: 'n1',
        type: 'call.offered',
        relayed: false,
        at: aMinuteAgo,
      } as never,
      {
        ...last,
        _id: 'damaged',
        conversationId: 'damaged',
        seq: 1,
        type: 'conversation.started',
        data: {},
        relayed: false,
        at: aMinuteAgo,
      } as never,
    ]);
    const forgotten = { _id: second.entryId };
    await entries.updateOne(forgotten, { $set: { relayed: false, at: new Date() } });
    let isTold = false;
    while (!isTold) isTold = (await entries.findOne(forgotten))?.relayed === true;
    expect(await entries.findOne({ _id: 'of-a-newer-build' })).toMatchObject({ relayed: false });

    const { conversationId } = first;
    good(
      await strange.send('message:send', { conversationId, clientId: randomUUID(), text: 'still there?' }),
    );
    const manager = await app.agent('manager');
    expect((await manager.get('/api/v1/metrics/escalation')).status).toBe(200);
  });

  it('cost nobody the way to a person: a press in a conversation that cannot be read begins a new one', async () => {
    const visitor = await app.visitor();
    const { conversationId } = good(await visitor.send('conversation:start', { clientId: randomUUID() }));
    // No process has it in memory any more.
    await store.collection('entries').updateOne({ conversationId, seq: 1 }, { $set: { data: {} } });
    const restarted = await start();
    const back = await openVisitor({ url: restarted.url, token: visitor.token });
    const press = good(await back.send('human:request', { conversationId, clientId: randomUUID() }));
    expect(press.access.waiting).toBe(true);
    expect(press.conversationId).not.toBe(conversationId);
    back.close();
    await restarted.stop();
  });
});
