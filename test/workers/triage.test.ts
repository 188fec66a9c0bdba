import { randomUUID } from 'node:crypto';
import { decisionSchema } from '../../core/triage/explanation/decision.ts';
import type { Agent } from '../../scripts/replay/clients/agent.ts';
import type { Visitor } from '../../scripts/replay/clients/visitor.ts';
import { good } from '../support/answers.ts';
import { startApp, type TestApp } from '../support/app.ts';
import { type Act, type FakeProvider, startFakeProvider } from '../support/fake-provider.ts';
import { apiAnswer } from '../support/judgements.ts';
import { faultsOfPushes } from '../support/reference.ts';

jest.setTimeout(90_000);

const QUESTION = 'The nightly export fails with NWX-502, what can we do?';
const SENTENCES = Array.from(
  { length: 30 },
  () => 'Lower the read batch size to 10,000 rows and run the export again.',
);

describe('triage with a model provider', () => {
  let provider: FakeProvider;
  let app: TestApp;
  let agent: Agent;

  beforeAll(async () => {
    provider = await startFakeProvider();
    app = await startApp({
      env: {
        OPENAI_BASE_URL: provider.url,
        OPENAI_API_KEY: 'only-for-tests',
        HANDRAIL_MODEL_PRICES: '2,1,10',
        HANDRAIL_ENGINE_TIMEOUT_MS: '8000',
        HANDRAIL_ENGINE_FIRST_TOKEN_MS: '2000',
      },
    });
    agent = await app.agent();
  });

  afterAll(async () => {
    await app?.stop();
    await provider?.close();
  });

  async function ask(visitor: Visitor, text = QUESTION): Promise<string> {
    return good(await visitor.send('conversation:start', { clientId: randomUUID(), text })).conversationId;
  }

  const firstDelta = (visitor: Visitor, conversationId: string) =>
    visitor.pushes.first(
      ({ name, payload }) => name === 'reply:delta' && payload.conversationId === conversationId,
      { what: 'a piece of the reply' },
    );

  const assistantMessages = async (visitor: Visitor, conversationId: string) => {
    const { entries } = good(await visitor.send('entries:after', { conversationId, seq: 0 }));
    return entries.filter(({ type, actor }) => type === 'message.posted' && actor.kind === 'assistant');
  };

  async function decisionsOf(conversationId: string): Promise<Record<string, unknown>[]> {
    const { body } = await agent.get(`/api/v1/conversations/${conversationId}/decisions`);
    return body.decisions as Record<string, unknown>[];
  }

  it('streams a reply whose pieces are exactly the text of the entry that ends it', async () => {
    provider.play({ kind: 'say', text: apiAnswer(), chunkChars: 12 });
    const visitor = await app.visitor();
    const conversationId = await ask(visitor);
    const entry = await visitor.nextEntry(
      conversationId,
      ({ type, actor }) => type === 'message.posted' && actor.kind === 'assistant',
      { what: 'the answer' },
    );
    const pieces = visitor.pushes.all.filter(
      ({ name, payload }) => name === 'reply:delta' && payload.conversationId === conversationId,
    );
    expect(pieces.map(({ payload }) => payload.index)).toEqual(pieces.map((_, index) => index));
    expect(entry.data).toMatchObject({ text: pieces.map(({ payload }) => payload.text).join('') });
    expect(faultsOfPushes('visitor', visitor)).toEqual([]);
    const decisions = await decisionsOf(conversationId);
    expect(decisions).toHaveLength(1);
    expect(decisionSchema.parse(decisions[0])).toMatchObject({
      action: 'reply',
      engine: 'openai',
      tokens: { input: 1_200, cachedInput: 1_000, output: 80, costUsd: 0.0022 },
    });
  });

  it('says nothing that the articles it names do not, and calls a person instead', async () => {
    const text =
      'Lower the read batch size to 10,000 rows. Our engineers refund every failed run on Fridays.';
    provider.play({ kind: 'say', text: apiAnswer({ text }), chunkChars: 12 });
    const visitor = await app.visitor();
    const conversationId = await ask(visitor, `${QUESTION} My address is ann@customer.example.`);
    await visitor.nextEntry(conversationId, ({ type }) => type === 'escalation.requested', {
      what: 'the request for a person',
    });
    expect(JSON.stringify(visitor.pushes.all)).not.toContain('Fridays');
    expect(await assistantMessages(visitor, conversationId)).toEqual([]);
    const sent = JSON.stringify(provider.asked.at(-1)?.body);
    expect(sent).toContain('My address is [EMAIL_1].');
    expect(sent).not.toContain('ann@customer.example');
  });

  it('stops and withdraws a reply that is overtaken by a press, and never says anything again', async () => {
    const text = SENTENCES.join(' ');
    provider.play({ kind: 'say', text: apiAnswer({ text }), chunkChars: 20, pauseMs: 60 });
    const visitor = await app.visitor();
    const conversationId = await ask(visitor);
    await firstDelta(visitor, conversationId);
    const press = good(await visitor.send('human:request', { conversationId, clientId: randomUUID() }));
    expect(press.access.waiting).toBe(true);
    await visitor.pushes.first(
      ({ name, payload }) => name === 'reply:withdrawn' && payload.conversationId === conversationId,
      { what: 'the withdrawal' },
    );
    expect(faultsOfPushes('visitor', visitor)).toEqual([]);
    expect(await provider.asked.at(-1)?.aborted).toBe(true);
    expect(await assistantMessages(visitor, conversationId)).toEqual([]);
    expect(await decisionsOf(conversationId)).toEqual([]);
  });

  it('answers once, and the newest message, when the contact writes again meanwhile', async () => {
    provider.play(
      { kind: 'say', text: apiAnswer({ text: SENTENCES.join(' ') }), chunkChars: 20, pauseMs: 60 },
      { kind: 'say', text: apiAnswer(), chunkChars: 50 },
    );
    const visitor = await app.visitor();
    const conversationId = await ask(visitor);
    await firstDelta(visitor, conversationId);
    const { seq } = good(
      await visitor.send('message:send', {
        conversationId,
        clientId: randomUUID(),
        text: 'It is NWX-502 with the Snowflake connector.',
      }),
    );
    await visitor.nextEntry(
      conversationId,
      ({ type, actor }) => type === 'message.posted' && actor.kind === 'assistant',
      { what: 'the answer' },
    );
    expect(await assistantMessages(visitor, conversationId)).toHaveLength(1);
    const { entries } = good(await agent.send('conversation:open', { conversationId }));
    const answer = entries.find(({ type, actor }) => type === 'message.posted' && actor.kind === 'assistant');
    expect(answer?.data).toMatchObject({ reply: { answersSeq: seq } });
  });

  const failures: [what: string, act: Act, reason: string][] = [
    ['that answers 500', { kind: 'status', status: 500 }, 'engine_unavailable'],
    ['whose stream breaks', { kind: 'cut', text: apiAnswer().slice(0, 40) }, 'engine_cut_off'],
    ['that answers no JSON', { kind: 'say', text: 'Sure!' }, 'engine_invalid_output'],
    ['that refuses', { kind: 'refuse', text: 'I cannot help with that.' }, 'engine_refused'],
  ];

  it.each(failures)('leads to a person after a provider %s, with the reason', async (_what, act, reason) => {
    provider.play(act);
    const visitor = await app.visitor();
    const conversationId = await ask(visitor);
    await visitor.nextEntry(conversationId, ({ type }) => type === 'escalation.requested', {
      what: 'the request for a person',
      timeoutMs: 20_000,
    });
    const [decision] = await decisionsOf(conversationId);
    expect(decisionSchema.parse(decision)).toMatchObject({ action: 'escalate', reason: { code: reason } });
    expect(await assistantMessages(visitor, conversationId)).toEqual([]);
  });

  it('says on /readyz that a provider is no longer called, after it failed time and again', async () => {
    provider.play({ kind: 'status', status: 503 });
    const visitor = await app.visitor();
    for (let run = 0; run < 5; run += 1) {
      const conversationId = await ask(visitor);
      await visitor.nextEntry(conversationId, ({ type }) => type === 'escalation.requested', {
        what: 'the request for a person',
        timeoutMs: 20_000,
      });
    }
    const deadline = Date.now() + 20_000;
    let ready: { checks?: { ai?: string } } = {};
    while (Date.now() < deadline && ready.checks?.ai !== 'down') ready = (await agent.get('/readyz')).body;
    expect(ready).toMatchObject({ status: 'degraded', checks: { ai: 'down', store: 'up' } });
  });
});
