import { randomUUID } from 'node:crypto';
import { SignJWT } from 'jose';
import { createConnection } from 'mongoose';
import { io } from 'socket.io-client';
import type { Agent } from '../../scripts/replay/clients/agent.ts';
import type { Visitor } from '../../scripts/replay/clients/visitor.ts';
import { type Answer, asAnswer, get, post } from '../../scripts/replay/clients/wire.ts';
import { codeOf, good } from '../support/answers.ts';
import { startApp, type TestApp } from '../support/app.ts';

jest.setTimeout(60_000);

const HTML = '<img src=x onerror="alert(1)"><script>alert(document.cookie)</script>{{7*7}}';
const MEGABYTE = 'x'.repeat(1024 * 1024);

describe('bad input', () => {
  let app: TestApp;
  let visitor: Visitor;
  let other: Visitor;
  let ana: Agent;
  let conversationId: string;
  let foreign: string;

  beforeAll(async () => {
    app = await startApp({ worker: false });
    visitor = await app.visitor();
    other = await app.visitor();
    ana = await app.agent();
    ({ conversationId } = good(await visitor.send('conversation:start', { clientId: randomUUID() })));
    foreign = good(
      await other.send('conversation:start', { clientId: randomUUID(), text: 'private matter' }),
    ).conversationId;
  });

  afterAll(async () => {
    await app?.stop();
  });

  /** How many entries the store has, whoever they belong to. */
  async function countEntries(): Promise<number> {
    const connection = await createConnection(app.mongoUri).asPromise();
    const count = await connection.collection('entries').countDocuments({});
    await connection.close();
    return count;
  }

  /** Each request has an id of its own; nothing else may be different. */
  function withoutId(answer: Answer<unknown>) {
    if (answer.ok) return answer;
    const { requestId, ...error } = answer.error;
    expect(requestId).toMatch(/^[0-9a-f-]{36}$/);
    return { ok: false, error };
  }

  /** Sends the same over both transports; both must give the same refusal, and nothing may be stored. */
  async function refusedBoth(client: Visitor | Agent, name: string, input: unknown): Promise<string> {
    const before = await countEntries();
    const bySocket = await (client as Visitor).send(name as never, input as never);
    const byHttp = asAnswer(await client.raw(name, input));
    expect(withoutId(byHttp)).toEqual(withoutId(bySocket));
    expect(await countEntries()).toBe(before);
    return codeOf(bySocket);
  }

  it('refuses broken JSON with a problem that says so', async () => {
    for (const body of ['{"clientId": ', '[1,2', 'text', '{"text": "\u0000']) {
      const { status, body: problem, headers } = await visitor.raw('message:send', body);
      expect({ status, code: problem.code }).toEqual({ status: 400, code: 'invalid_json' });
      expect(headers.get('content-type')).toContain('application/problem+json');
    }
  });

  it.each(['no:such', 'constructor', '__proto__', 'toString', 'conversation:take', '<script>'])(
    'refuses the unknown command %s',
    async (name) => {
      const before = await countEntries();
      expect(codeOf(await visitor.send(name as never, {} as never))).toBe('unknown_command');
      const { status, body } = await visitor.raw(encodeURIComponent(name), {});
      expect({ status, code: body.code }).toEqual({ status: 404, code: 'unknown_command' });
      expect(await countEntries()).toBe(before);
    },
  );

  it.each([
    ['no input', {}],
    ['a list', []],
    ['a text that is a number', { text: 7 }],
    ['a text that is an object', { text: { $gt: '' } }],
    ['an empty text', { text: '  \n ' }],
    ['a clientId that is no UUID', { clientId: 'abc' }],
    ['an id that is a query', { conversationId: { $ne: null } }],
    ['a field that nobody knows', { text: 'hello', role: 'admin' }],
  ])('refuses %s and names the field', async (_, wrong) => {
    const right = { conversationId, clientId: randomUUID(), text: 'fine' };
    const isWhole = Array.isArray(wrong) || Object.keys(wrong).length === 0;
    const input = isWhole ? wrong : { ...right, ...wrong };
    expect(await refusedBoth(visitor, 'message:send', input)).toBe('invalid_input');
    const answer = await visitor.send('message:send', input as never);
    expect(answer).toMatchObject({
      error: { errors: expect.arrayContaining([expect.objectContaining({ field: expect.any(String) })]) },
    });
  });

  it.each(['null', '"text"', '7', 'true'])(
    'refuses the JSON value %s where an object belongs',
    async (body) => {
      expect((await visitor.raw('message:send', body)).body.code).toBe('invalid_input');
    },
  );

  it('refuses a text of 1 MB in words, and keeps the connection', async () => {
    const input = { conversationId, clientId: randomUUID(), text: MEGABYTE };
    expect(await refusedBoth(visitor, 'message:send', input)).toBe('too_large');
    expect(await refusedBoth(ana, 'note:add', { ...input, conversationId })).toBe('too_large');
    const { status, body } = await visitor.raw('message:send', { ...input, text: MEGABYTE.repeat(5) });
    expect({ status, code: body.code }).toEqual({ status: 413, code: 'too_large' });
    good(await visitor.send('entries:after', { conversationId, seq: 0 }));
  });

  it("answers for somebody else's conversation as for one that does not exist", async () => {
    const clientId = randomUUID();
    for (const [name, input] of [
      ['message:send', { clientId, text: 'let me in' }],
      ['entries:after', { seq: 0 }],
      ['typing:set', { typing: true }],
      ['resolution:answer', { clientId, solved: true }],
    ] as const) {
      const theirs = await visitor.send(name, { ...input, conversationId: foreign } as never);
      const nobodys = await visitor.send(name, { ...input, conversationId: 'f'.repeat(24) } as never);
      expect(codeOf(theirs)).toBe('not_found');
      expect(withoutId(theirs)).toEqual(withoutId(nobodys));
      expect(await refusedBoth(visitor, name, { ...input, conversationId: foreign })).toBe('not_found');
    }
    expect(JSON.stringify(visitor.pushes.all)).not.toContain('private matter');
  });

  it('refuses stale, forged and foreign tokens everywhere', async () => {
    const sign = (secret: string, expires: string, audience = 'handrail-visitor') =>
      new SignJWT({ ws: 'demo' })
        .setProtectedHeader({ alg: 'HS256' })
        .setSubject(visitor.session.contact.id)
        .setAudience(audience)
        .setExpirationTime(expires)
        .sign(new TextEncoder().encode(secret));
    const secret = 'a secret that is only good for tests and trials';
    const [header, payload] = visitor.token.split('.');
    const none = Buffer.from('{"alg":"none","typ":"JWT"}').toString('base64url');
    const tokens = [
      '',
      'nonsense',
      `${visitor.token}x`,
      `${header}.${payload}.`,
      `${none}.${payload}.`,
      await sign('another secret of a reasonable length', '1h'),
      await sign(secret, '-1h'),
      await sign(secret, '1h', 'somebody-else'),
    ];
    for (const token of tokens) {
      const headers = { authorization: `Bearer ${token}` };
      const { status, body } = await post(`${app.url}/api/v1/visitor/commands/human:request`, {}, headers);
      expect({ status, code: body.code }).toEqual({ status: 401, code: 'unauthenticated' });
      expect(await handshake('visitor', token)).toMatchObject({ code: 'unauthenticated', retryable: false });
      expect(await handshake('agent', token)).toMatchObject({ code: 'unauthenticated', retryable: false });
      const asAgent = await get(`${app.url}/api/v1/conversations`, headers);
      expect({ status: asAgent.status, code: asAgent.body.code }).toEqual({
        status: 401,
        code: 'unauthenticated',
      });
    }
    const resumed = await post(`${app.url}/api/v1/visitor/sessions`, { workspace: 'demo', token: 'stale' });
    expect(resumed.body.code).toBe('unauthenticated');
    // A visitor's token opens nothing of the team's.
    expect(await handshake('agent', visitor.token)).toMatchObject({ code: 'unauthenticated' });
  });

  async function handshake(namespace: 'visitor' | 'agent', token: string): Promise<unknown> {
    const socket = io(`${app.url}/${namespace}`, {
      transports: ['websocket'],
      auth: { token },
      forceNew: true,
      reconnection: false,
    });
    try {
      return await new Promise((resolve) => {
        socket.once('connect_error', (error: Error & { data?: unknown }) => resolve(error.data));
        socket.once('connect', () => resolve('connected'));
      });
    } finally {
      socket.disconnect();
    }
  }

  it('refuses what another site sends with the cookie, and a signed-out session', async () => {
    const headers = { cookie: ana.cookie, origin: 'https://evil.test' };
    const forged = await post(
      `${app.url}/api/v1/agent/commands/presence:set`,
      { status: 'offline' },
      headers,
    );
    expect(forged.body.code).toBe('cross_site');
    const ben = await app.agent('agent2');
    await post(`${app.url}/api/v1/auth/logout`, {}, { cookie: ben.cookie });
    expect((await ben.get('/api/v1/conversations')).body.code).toBe('unauthenticated');
    ben.close();
  });

  it('keeps HTML and scripts as the text that they are, in every field', async () => {
    const press = good(
      await visitor.send('human:request', {
        clientId: randomUUID(),
        note: HTML,
        page: { url: `https://acme.test/?q=${HTML}`, title: HTML },
        locale: '<b>',
      }),
    );
    const at = press.conversationId;
    const sent = good(
      await visitor.send('message:send', { conversationId: at, clientId: randomUUID(), text: HTML }),
    );
    good(await ana.send('conversation:take', { conversationId: at, clientId: randomUUID() }));
    good(await ana.send('note:add', { conversationId: at, clientId: randomUUID(), text: HTML }));
    good(await ana.send('conversation:resolve', { conversationId: at, clientId: randomUUID(), note: HTML }));
    good(
      await visitor.send('resolution:answer', {
        conversationId: at,
        clientId: randomUUID(),
        solved: true,
        comment: HTML,
      }),
    );
    const { entries } = good(await visitor.send('entries:after', { conversationId: at, seq: 0 }));
    expect(entries.find(({ id }) => id === sent.entryId)?.data).toEqual({ text: HTML });
    const opened = await ana.get(`/api/v1/conversations/${at}`);
    expect(opened.headers.get('content-type')).toContain('application/json');
    expect(opened.headers.get('x-content-type-options')).toBe('nosniff');
    // Longer than a proxy keeps its own: who closes first may lose what the other is just sending.
    expect(opened.headers.get('keep-alive')).toBe('timeout=75');
    expect(
      codeOf(
        await ana.send('conversation:transfer', {
          conversationId: at,
          clientId: randomUUID(),
          to: { agentId: HTML.slice(0, 90) },
          reason: HTML,
        }),
      ),
    ).toBe('invalid_input');
  });

  it('takes times from its own clock, whatever a client says', async () => {
    const clientId = randomUUID();
    const wrong = { conversationId, clientId, text: 'from the future', at: '2099-01-01T00:00:00.000Z' };
    expect(await refusedBoth(visitor, 'message:send', wrong)).toBe('invalid_input');
    const { at } = good(await visitor.send('message:send', { conversationId, clientId, text: 'from now' }));
    expect(Math.abs(Date.parse(at) - Date.now())).toBeLessThan(10_000);
  });

  it('writes an event that comes twice at the same time once', async () => {
    const input = { conversationId, clientId: randomUUID(), text: 'twice at once' };
    const answers = await Promise.all([
      visitor.send('message:send', input),
      visitor.overHttp('message:send', input),
      visitor.send('message:send', input),
    ]);
    expect(new Set(answers.map((answer) => good(answer).entryId)).size).toBe(1);
    const { entries } = good(await visitor.send('entries:after', { conversationId, seq: 0 }));
    expect(entries.filter((entry) => entry.clientId === input.clientId)).toHaveLength(1);
  });

  it('refuses what comes out of order, by its state', async () => {
    const { conversationId: fresh } = good(await visitor.send('human:request', { clientId: randomUUID() }));
    const clientId = randomUUID();
    const inOrder = { conversationId: fresh, clientId };
    expect(await refusedBoth(ana, 'message:send', { ...inOrder, text: 'not mine yet' })).toBe('wrong_state');
    expect(await refusedBoth(ana, 'conversation:resolve', inOrder)).toBe('wrong_state');
    expect(await refusedBoth(ana, 'conversation:close', inOrder)).toBe('wrong_state');
    expect(await refusedBoth(ana, 'offer:accept', inOrder)).toBe('overtaken');
    expect(await refusedBoth(visitor, 'entries:after', { conversationId: fresh, seq: -1 })).toBe(
      'invalid_input',
    );
    const beyond = good(await visitor.send('entries:after', { conversationId: fresh, seq: 9_999 }));
    expect(beyond).toMatchObject({ entries: [], more: false });
  });

  it('slows a flood of messages and lets the press through', async () => {
    const flooder = await app.visitor();
    const { conversationId: at } = good(await flooder.send('conversation:start', { clientId: randomUUID() }));
    const answers = await Promise.all(
      Array.from({ length: 80 }, (_, index) =>
        flooder.send('message:send', {
          conversationId: at,
          clientId: randomUUID(),
          text: `message ${index}`,
        }),
      ),
    );
    const refused = answers.filter((answer) => !answer.ok);
    expect(new Set(refused.map(codeOf))).toEqual(new Set(['rate_limited']));
    expect(refused[0]).toMatchObject({ error: { retryable: true } });
    expect(
      good(await flooder.send('human:request', { conversationId: at, clientId: randomUUID() })).access
        .waiting,
    ).toBe(true);
    flooder.close();
  });

  describe('a malformed press still gets the customer to a person', () => {
    const bodies: [string, unknown][] = [
      ['nothing', {}],
      ['a clientId that is no UUID', { clientId: 'not a uuid' }],
      ['a conversation that does not exist', { clientId: randomUUID(), conversationId: 'e'.repeat(24) }],
      [
        'fields of a wrong type',
        { clientId: 5, conversationId: ['x'], note: { a: 1 }, page: 'x', locale: 9 },
      ],
      ['a note of 1 MB', { clientId: randomUUID(), note: MEGABYTE }],
      ['fields that nobody knows', { clientId: randomUUID(), $where: 'sleep(1)', __proto__: { a: 1 } }],
      ['a list', [1, 2, 3]],
      ['a text', 'please'],
      ['null', null],
    ];

    it.each(bodies)('with %s, over the socket', async (_, body) => {
      const contact = await app.visitor();
      const press = good(await contact.send('human:request', body as never));
      expect(press.access).toMatchObject({ waiting: true });
      await expectInQueue(press.conversationId);
      contact.close();
    });

    it.each(bodies)('with %s, over HTTP', async (_, body) => {
      const contact = await app.visitor();
      const press = good(
        asAnswer<{ conversationId: string }>(await contact.raw('human:request', JSON.stringify(body))),
      );
      await expectInQueue(press.conversationId);
      contact.close();
    });

    it.each(['{"clientId": "', 'help me!!', '', '\u0000\u0001', '[[[['])(
      'with the broken body %j',
      async (body) => {
        const contact = await app.visitor();
        const press = good(asAnswer<{ conversationId: string }>(await contact.raw('human:request', body)));
        await expectInQueue(press.conversationId);
        contact.close();
      },
    );

    it('without an acknowledgement callback', async () => {
      const contact = await app.visitor();
      contact.socket.emit('human:request', {});
      const asked = await contact.entries.first(({ type }) => type === 'escalation.requested', {
        what: 'the receipt',
      });
      await expectInQueue(asked.conversationId);
      contact.close();
    });

    it("with somebody else's conversation, in a conversation of the contact's own", async () => {
      const contact = await app.visitor();
      const press = good(
        await contact.send('human:request', { clientId: randomUUID(), conversationId: foreign }),
      );
      expect(press.conversationId).not.toBe(foreign);
      const { conversation } = good(await ana.send('conversation:open', { conversationId: foreign }));
      expect(conversation.state).toBe('triage');
      contact.close();
    });

    async function expectInQueue(id: string): Promise<void> {
      const { conversation } = good(await ana.send('conversation:open', { conversationId: id }));
      expect(conversation).toMatchObject({ state: 'waiting', reason: { code: 'asked_by_press' } });
    }
  });
});
