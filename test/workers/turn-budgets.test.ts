import { randomUUID } from 'node:crypto';
import { Redis } from 'ioredis';
import { createTurnBudgets } from '../../workers/engines/turn-budgets.ts';
import { good } from '../support/answers.ts';
import { startApp } from '../support/app.ts';
import { required } from '../support/store.ts';

jest.setTimeout(90_000);

describe("the assistant's budgets", () => {
  let redis: Redis;

  beforeAll(() => {
    redis = new Redis(required('HANDRAIL_TEST_REDIS_URL'));
  });

  afterAll(() => {
    redis.disconnect();
  });

  const budgets = (client = redis) =>
    createTurnBudgets(client, {
      HANDRAIL_AI_TURNS_PER_CONTACT: 2,
      HANDRAIL_AI_TURNS_PER_ADDRESS: 3,
      HANDRAIL_AI_TURNS_PER_WORKSPACE: 4,
    });
  const turn = (workspaceId: string, contact: string, origin: string | null) => ({
    workspaceId,
    origin,
    contact: { id: contact, name: null, email: null, verified: false },
  });

  it('are counted by contact, address and workspace, by all workers together', async () => {
    const [one, other] = [budgets(), budgets()];
    const [workspace, ann, bob, cid, there, elsewhere] = Array.from({ length: 6 }, () => randomUUID()) as [
      string,
      string,
      string,
      string,
      string,
      string,
    ];
    expect(await one.take(turn(workspace, ann, there))).toBeNull();
    expect(await other.take(turn(workspace, ann, there))).toBeNull();
    expect(await one.take(turn(workspace, ann, there))).toBe('this contact');
    expect(await one.take(turn(workspace, bob, there))).toBeNull();
    expect(await other.take(turn(workspace, bob, there))).toBe('this address');
    expect(await one.take(turn(workspace, cid, elsewhere))).toBeNull();
    expect(await one.take(turn(workspace, cid, null))).toBe('this workspace');
  });

  it('are kept by the process alone while the queue is away', async () => {
    const nowhere = new Redis('redis://127.0.0.1:1', { enableOfflineQueue: false, lazyConnect: true });
    nowhere.on('error', () => undefined);
    const alone = budgets(nowhere);
    const own = turn(randomUUID(), randomUUID(), null);
    expect([await alone.take(own), await alone.take(own), await alone.take(own)]).toEqual([
      null,
      null,
      'this contact',
    ]);
    nowhere.disconnect();
  });

  it('lead to a person once they are used up, and never stop a press', async () => {
    const app = await startApp({ env: { HANDRAIL_AI_TURNS_PER_CONTACT: '1' } });
    try {
      const visitor = await app.visitor();
      const ana = await app.agent();
      const ask = async () => {
        const input = { clientId: randomUUID(), text: 'How do I schedule an export?' };
        return good(await visitor.send('conversation:start', input)).conversationId;
      };
      const answered = await ask();
      const wait = { what: 'what follows', timeoutMs: 30_000 };
      await visitor.nextEntry(
        answered,
        ({ type, data }) => type === 'message.posted' && 'reply' in data,
        wait,
      );
      const unanswered = await ask();
      await visitor.nextEntry(unanswered, ({ type }) => type === 'escalation.requested', wait);
      const opened = good(await ana.send('conversation:open', { conversationId: unanswered }));
      expect(opened.conversation.reason?.code).toBe('engine_budget_exhausted');
      const press = { conversationId: answered, clientId: randomUUID() };
      expect(good(await visitor.send('human:request', press)).access.waiting).toBe(true);
    } finally {
      await app.stop();
    }
  });
});
