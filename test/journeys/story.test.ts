import { randomUUID } from 'node:crypto';
import type { Refusal } from '../../core/contract/problems.ts';
import type { Visitor } from '../../scripts/replay/clients/visitor.ts';
import { good } from '../support/answers.ts';
import { startApp, type TestApp } from '../support/app.ts';

jest.setTimeout(60_000);

describe('a conversation from the widget to a person and back', () => {
  let app: TestApp;

  beforeAll(async () => {
    app = await startApp();
  });

  afterAll(async () => {
    await app?.stop();
  });

  it('is answered by the assistant, handed over with a brief, answered by a person and resolved', async () => {
    const visitor = await app.visitor();
    const ana = await app.agent('agent');
    const ben = await app.agent('agent2');
    good(await ana.send('queue:watch', {}));

    const started = good(
      await visitor.send('conversation:start', {
        clientId: randomUUID(),
        text: 'How do I schedule an export every night?',
      }),
    );
    const { conversationId } = started;
    expect(started.entries.map(({ type }) => type)).toEqual(['conversation.started', 'message.posted']);

    const reply = await visitor.nextEntry(conversationId, ({ actor }) => actor.kind === 'assistant', {
      what: "the assistant's answer",
      timeoutMs: 30_000,
    });
    expect(reply).toMatchObject({
      type: 'message.posted',
      data: {
        text: expect.stringMatching(/^I am Nora, an AI assistant/),
        reply: { articles: [expect.objectContaining({ id: expect.any(String) })] },
      },
    });

    good(
      await visitor.send('message:send', {
        conversationId,
        clientId: randomUUID(),
        text: 'I restarted it, did not help. Job EXP-48213 fails with NWX-502 since 14:20.',
      }),
    );
    const press = good(await visitor.send('human:request', { conversationId, clientId: randomUUID() }));
    expect(press).toMatchObject({ conversationId, access: { open: true, waiting: true, position: 1 } });
    expect(press.access.owner.name).toMatch(/\w/);

    const items = await ana.line.first((all) => all.some((item) => item.conversationId === conversationId), {
      what: 'the queue',
    });
    expect(items.find((item) => item.conversationId === conversationId)).toMatchObject({
      state: 'waiting',
      reason: { code: 'asked_by_press' },
      headline: expect.stringMatching(/\w/),
    });

    const [first, second] = await Promise.all([
      ana.send('conversation:take', { conversationId, clientId: randomUUID() }),
      ben.send('conversation:take', { conversationId, clientId: randomUUID() }),
    ]);
    const [holder, other, lost] = first.ok ? [ana, ben, second] : [ben, ana, first];
    expect([first.ok, second.ok].sort()).toEqual([false, true]);
    expect(lost).toMatchObject({
      ok: false,
      error: { code: 'taken', retryable: false, assignee: { name: holder.user.name } },
    });

    const opened = good(await holder.send('conversation:open', { conversationId }));
    expect(opened.conversation).toMatchObject({ state: 'active', assignee: { name: holder.user.name } });
    expect(opened.brief.upToSeq).toBe(opened.entries.at(-1)?.seq);
    expect(opened.brief.reason?.code).toBe('asked_by_press');
    expect(opened.brief.facts.map(({ value }) => value)).toEqual(
      expect.arrayContaining(['EXP-48213', 'NWX-502']),
    );
    expect(opened.brief.attemptedFixes).toEqual(
      expect.arrayContaining([expect.objectContaining({ by: 'contact', outcome: expect.anything() })]),
    );
    expect(opened.entries.map(({ seq }) => seq)).toEqual(opened.entries.map((_, index) => index + 1));

    const note = good(
      await holder.send('note:add', {
        conversationId,
        clientId: randomUUID(),
        text: 'smells like the proxy',
      }),
    );
    const sent = good(
      await holder.send('message:send', {
        conversationId,
        clientId: randomUUID(),
        text: 'I have it now and look at the job.',
      }),
    );
    const seen = await visitor.nextEntry(conversationId, ({ id }) => id === sent.entryId, {
      what: "the person's answer",
    });
    expect(seen).toMatchObject({ actor: { kind: 'agent', name: holder.user.name } });
    expect(seen.prevSeq).toBeLessThan(note.seq);

    good(
      await holder.send('conversation:transfer', {
        conversationId,
        clientId: randomUUID(),
        to: { agentId: other.user.id },
        reason: 'knows the proxy',
      }),
    );
    const moved = await visitor.nextEntry(conversationId, ({ type }) => type === 'conversation.transferred', {
      what: 'the transfer',
    });
    expect(moved.data).toEqual({ toName: other.user.name });
    good(await other.send('conversation:take', { conversationId, clientId: randomUUID() }));
    good(
      await other.send('message:send', { conversationId, clientId: randomUUID(), text: 'It runs again.' }),
    );
    good(await other.send('conversation:resolve', { conversationId, clientId: randomUUID() }));
    await visitor.nextEntry(conversationId, ({ type }) => type === 'conversation.resolved', {
      what: 'the end',
    });

    good(
      await visitor.send('resolution:answer', {
        conversationId,
        clientId: randomUUID(),
        solved: false,
        comment: 'still fails',
      }),
    );
    const again = await readAll(visitor, conversationId);
    expect(again.slice(-3).map(({ type }) => type)).toEqual([
      'resolution.answered',
      'conversation.reopened',
      'escalation.requested',
    ]);
    expect(again.map(({ type }) => type)).not.toContain('note.added');
    expect(again.some(({ seq }) => seq === note.seq)).toBe(false);
    expect(JSON.stringify(again)).not.toContain('smells like');
    expect(JSON.stringify(visitor.pushes.all)).not.toContain('smells like');
    expect(JSON.stringify(again)).not.toContain('knows the proxy');
    // Each visible entry names the visible one before it, so a client notices what it has missed.
    expect(again.map(({ prevSeq }) => prevSeq)).toEqual([0, ...again.map(({ seq }) => seq)].slice(0, -1));
    visitor.close();
    ana.close();
    ben.close();
  });

  it('reopens what the contact writes into after a person has resolved it, and gives it to people', async () => {
    const visitor = await app.visitor();
    const ana = await app.agent();
    const { conversationId } = good(await visitor.send('human:request', { clientId: randomUUID() }));
    good(await ana.send('conversation:take', { conversationId, clientId: randomUUID() }));
    good(await ana.send('conversation:resolve', { conversationId, clientId: randomUUID() }));
    good(
      await visitor.send('message:send', {
        conversationId,
        clientId: randomUUID(),
        text: 'It happens again, same error NWX-502.',
      }),
    );
    const { conversation } = good(await ana.send('conversation:open', { conversationId }));
    expect(conversation).toMatchObject({ state: 'waiting', reason: { code: 'reopened' } });
    visitor.close();
    ana.close();
  });

  it('acknowledges the same command twice with the same answer and writes it once', async () => {
    const visitor = await app.visitor();
    const { conversationId } = good(await visitor.send('conversation:start', { clientId: randomUUID() }));
    const input = { conversationId, clientId: randomUUID(), text: 'Only once, please' };
    const first = good(await visitor.send('message:send', input));
    const second = good(await visitor.send('message:send', input));
    const third = good(await visitor.overHttp('message:send', input));
    expect([second, third]).toEqual([first, first]);
    const press = { conversationId, clientId: randomUUID() };
    const [one, two] = [
      good(await visitor.send('human:request', press)),
      good(await visitor.overHttp('human:request', press)),
    ];
    expect(two.entryId).toBe(one.entryId);
    const entries = await readAll(visitor, conversationId);
    expect(entries.filter(({ clientId }) => clientId === input.clientId)).toHaveLength(1);
    expect(entries.filter(({ type }) => type === 'escalation.requested')).toHaveLength(1);
    visitor.close();
  });

  it('gives over HTTP what it gives over the socket', async () => {
    const visitor = await app.visitor();
    const ana = await app.agent();
    const start = { clientId: randomUUID(), text: 'Does this work without sockets?' };
    const started = good(await visitor.overHttp('conversation:start', start));
    expect(good(await visitor.send('conversation:start', start))).toMatchObject({
      conversationId: started.conversationId,
    });
    const { conversationId } = started;
    const press = good(await visitor.overHttp('human:request', { conversationId, clientId: randomUUID() }));
    expect(press.access.waiting).toBe(true);
    const [bySocket, byHttp] = [
      good(await visitor.send('entries:after', { conversationId, seq: 0 })),
      good(await visitor.overHttp('entries:after', { conversationId, seq: 0 })),
    ];
    expect(byHttp.entries).toEqual(bySocket.entries);
    expect(byHttp.more).toBe(bySocket.more);
    good(await ana.overHttp('conversation:take', { conversationId, clientId: randomUUID() }));
    const opened = good(await ana.send('conversation:open', { conversationId }));
    expect(good(await ana.overHttp('conversation:open', { conversationId }))).toEqual(opened);
    const { body } = await ana.get(`/api/v1/conversations/${conversationId}`);
    expect(body).toEqual({ conversation: opened.conversation, brief: opened.brief });
    const refused = {
      socket: await visitor.send('message:send', { conversationId, clientId: 'no', text: 'x' }),
      http: await visitor.overHttp('message:send', { conversationId, clientId: 'no', text: 'x' }),
    };
    const { error } = refused.socket as Refusal;
    expect(refused.http).toEqual({ ok: false, error: { ...error, requestId: expect.any(String) } });
    visitor.close();
    ana.close();
  });

  it('fills exactly the gap after a lost connection', async () => {
    const visitor = await app.visitor();
    const ana = await app.agent();
    const { conversationId, seq } = good(await visitor.send('human:request', { clientId: randomUUID() }));
    good(await ana.send('conversation:take', { conversationId, clientId: randomUUID() }));
    visitor.socket.disconnect();
    const missed = [];
    for (const text of ['one', 'two', 'three']) {
      missed.push(
        good(await ana.send('message:send', { conversationId, clientId: randomUUID(), text })).entryId,
      );
    }
    visitor.socket.connect();
    const gap = good(await visitor.send('entries:after', { conversationId, seq }));
    expect(gap.entries.map(({ type }) => type)).toEqual([
      'assignment.accepted',
      ...missed.map(() => 'message.posted'),
    ]);
    expect(gap.entries.slice(1).map(({ id }) => id)).toEqual(missed);
    expect(gap.more).toBe(false);
    visitor.close();
    ana.close();
  });

  it('tells both sides who types', async () => {
    const visitor = await app.visitor();
    const ana = await app.agent();
    const { conversationId } = good(await visitor.send('human:request', { clientId: randomUUID() }));
    good(await ana.send('conversation:take', { conversationId, clientId: randomUUID() }));
    good(await ana.send('conversation:open', { conversationId }));
    good(await visitor.send('typing:set', { conversationId, typing: true }));
    const toAgent = await ana.pushes.first(({ name }) => name === 'typing', { what: 'typing' });
    expect(toAgent.payload).toMatchObject({ conversationId, who: { kind: 'contact' }, typing: true });
    good(await ana.send('typing:set', { conversationId, typing: true }));
    const toContact = await visitor.pushes.first(
      ({ name, payload }) => name === 'typing' && (payload.who as { kind: string }).kind === 'agent',
      { what: 'typing' },
    );
    expect(toContact.payload).toMatchObject({ who: { name: ana.user.name } });
    visitor.close();
    ana.close();
  });
});

async function readAll(visitor: Visitor, conversationId: string) {
  return good(await visitor.send('entries:after', { conversationId, seq: 0 })).entries;
}
