import { randomUUID } from 'node:crypto';
import { type Connection, createConnection } from 'mongoose';
import type { Visitor } from '../../scripts/replay/clients/visitor.ts';
import { good } from '../support/answers.ts';
import { startApp, type TestApp } from '../support/app.ts';
import { type FakeProvider, startFakeProvider } from '../support/fake-provider.ts';
import { apiAnswer } from '../support/judgements.ts';
import { watchStatements } from '../support/statements.ts';

jest.setTimeout(90_000);

describe('a round of question and answer', () => {
  let provider: FakeProvider;
  let app: TestApp;
  let store: Connection;

  beforeAll(async () => {
    provider = await startFakeProvider();
    provider.play({ kind: 'say', text: apiAnswer() });
    app = await startApp({
      watched: true,
      env: { OPENAI_BASE_URL: provider.url, OPENAI_API_KEY: 'only-for-tests' },
    });
    // What the test asks is none of it.
    const uri = new URL(app.mongoUri);
    uri.searchParams.delete('monitorCommands');
    store = await createConnection(uri.href).asPromise();
  });

  afterAll(async () => {
    await store?.close();
    await app?.stop();
    await provider?.close();
  });

  async function start(visitor: Visitor): Promise<string> {
    const input = { clientId: randomUUID() };
    const { conversationId } = good(await visitor.send('conversation:start', input));
    await untilAllIsWritten(conversationId);
    return conversationId;
  }

  async function ask(visitor: Visitor, conversationId: string): Promise<void> {
    const text = 'The nightly export fails with NWX-502, what can we do?';
    good(await visitor.send('message:send', { conversationId, clientId: randomUUID(), text }));
    await visitor.nextEntry(
      conversationId,
      ({ type, actor }) => type === 'message.posted' && actor.kind === 'assistant',
      { what: 'the answer' },
    );
    await untilAllIsWritten(conversationId);
  }

  /** Resolves when every entry is marked and the read model has come as far. */
  async function untilAllIsWritten(conversationId: string): Promise<void> {
    const entries = store.collection('entries');
    const conversations = store.collection<{ _id: string; lastSeq: number }>('conversations');
    for (let isWritten = false; !isWritten; ) {
      const [owed, newest, model] = await Promise.all([
        entries.countDocuments({ conversationId, relayed: false }),
        entries.countDocuments({ conversationId }),
        conversations.findOne({ _id: conversationId }),
      ]);
      isWritten = owed === 0 && model?.lastSeq === newest;
    }
  }

  it('takes two inserts, one look at the store, and few commands of the queue', async () => {
    const visitor = await app.visitor();
    // What is read once in a while, such as the workspace, is known from here on.
    await ask(visitor, await start(visitor));
    const conversationId = await start(visitor);
    const statements = await watchStatements(app);
    try {
      await ask(visitor, conversationId);
      const { store: stored } = statements.since([conversationId]);
      expect([...stored].sort()).toEqual([
        'find entries',
        // The message; the decision and the reply.
        'insert entries',
        'insert entries',
        // The read model, by the server and by the worker, and their marks.
        'update conversations',
        'update conversations',
        'update entries',
        'update entries',
      ]);
      const { queue } = statements.since([conversationId, ':turns:']);
      // BullMQ's own commands are its affair, and a sign of typing comes only where an answer takes its time.
      const ours = queue.filter((text) => !text.includes(':triage:') && !text.includes('"typing"'));
      // The notices of the message and of the answer, its pieces, a subscription and the budgets; a slow machine may
      // hear the pieces in two turns.
      expect(ours.filter((text) => text.includes(':turns:'))).toHaveLength(1);
      expect(ours.length).toBeLessThanOrEqual(7);
    } finally {
      statements.stop();
    }
  });
});
