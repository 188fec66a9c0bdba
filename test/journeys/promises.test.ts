import { createHmac, randomUUID } from 'node:crypto';
import { SignJWT } from 'jose';
import { io } from 'socket.io-client';
import type { Agent } from '../../scripts/replay/clients/agent.ts';
import type { Visitor } from '../../scripts/replay/clients/visitor.ts';
import { get, post } from '../../scripts/replay/clients/wire.ts';
import { codeOf, good } from '../support/answers.ts';
import { startApp, type TestApp } from '../support/app.ts';

jest.setTimeout(60_000);

/** What a third party who knows only the protocol tried, and what once broke a promise. */
describe('promises under attack', () => {
  let app: TestApp;
  let visitor: Visitor;
  let ana: Agent;

  beforeAll(async () => {
    app = await startApp({ worker: false });
    visitor = await app.visitor();
    ana = await app.agent();
  });

  afterAll(async () => {
    await app?.stop();
  });

  describe('odd cookies', () => {
    const cookies = ['%', '%E0%A4%A', '"x"', ''].map((value) => `handrail_session=${value}`);

    it.each([...cookies, '__proto__=1; handrail_session=x'])(
      'says "sign in" over HTTP to %s',
      async (cookie) => {
        const { status, body } = await get(`${app.url}/api/v1/conversations`, { cookie });
        expect({ status, code: body.code }).toEqual({ status: 401, code: 'unauthenticated' });
      },
    );

    it.each(cookies)('says "sign in" to a socket with %s, and lives on', async (cookie) => {
      const socket = io(`${app.url}/agent`, {
        transports: ['websocket'],
        extraHeaders: { cookie },
        forceNew: true,
        reconnection: false,
      });
      const refusal = await new Promise((resolve) => {
        socket.once('connect_error', (error: Error & { data?: unknown }) => resolve(error.data));
        socket.once('connect', () => resolve('connected'));
      });
      socket.disconnect();
      expect(refusal).toMatchObject({ code: 'unauthenticated' });
      expect((await get(`${app.url}/healthz`)).status).toBe(200);
    });
  });

  it('takes a press that is sent again after the end for the one that it is: nobody is asked a second time', async () => {
    const first = good(await visitor.send('human:request', { clientId: randomUUID() }));
    const { conversationId } = first;
    const again = { conversationId, clientId: randomUUID() };
    // A person is on the way already: acknowledged, and nothing is written.
    const noted = good(await visitor.send('human:request', again));
    good(await ana.send('conversation:take', { conversationId, clientId: randomUUID() }));
    good(await ana.send('conversation:resolve', { conversationId, clientId: randomUUID() }));
    const resent = good(await visitor.send('human:request', again));
    expect(resent.seq).toBe(noted.seq);
    const { entries } = good(await visitor.send('entries:after', { conversationId, seq: 0 }));
    expect(entries.at(-1)?.type).toBe('conversation.resolved');
    // A new press is a new one.
    good(await visitor.send('human:request', { conversationId, clientId: randomUUID() }));
    const after = good(await visitor.send('entries:after', { conversationId, seq: 0 })).entries;
    expect(after.at(-1)?.type).toBe('escalation.requested');
  });

  it('reads an event whose name is a number as an unknown command', async () => {
    expect(codeOf(await visitor.send(5 as never, {} as never))).toBe('unknown_command');
    expect(codeOf(await ana.send(5 as never, {} as never))).toBe('unknown_command');
  });

  it.each([1_000, 100_000, 1_000_000])('counts a press that carries JSON %i levels deep', async (depth) => {
    const note = '['.repeat(depth) + ']'.repeat(depth);
    const { status } = await visitor.raw('human:request', `{"clientId":"${randomUUID()}","note":${note}}`);
    expect(status).toBe(200);
  });

  describe('a press that cannot be read', () => {
    const headers = () => ({ authorization: `Bearer ${visitor.token}` });

    it.each([
      ['in an unknown charset', { 'content-type': 'text/plain; charset=klingon' }, '{}'],
      ['with a compression that it does not have', { 'content-encoding': 'gzip' }, '{}'],
      ['of 5 MB', {}, JSON.stringify({ note: 'x'.repeat(5_000_000) })],
    ])('counts, %s', async (_, more, body) => {
      const url = `${app.url}/api/v1/visitor/commands`;
      const press = await post(`${url}/human:request`, body, { ...headers(), ...more } as never);
      expect({ status: press.status, waiting: (press.body.access as { waiting: boolean }).waiting }).toEqual({
        status: 200,
        waiting: true,
      });
      const message = await post(`${url}/message:send`, body, { ...headers(), ...more } as never);
      expect([400, 413]).toContain(message.status);
    });
  });

  it('refuses binary and a flood of keys in few words', async () => {
    const keys = Object.fromEntries(Array.from({ length: 100_000 }, (_, index) => [`key${index}`, 1]));
    const bytes = Buffer.alloc(1_500_000);
    const few = Object.fromEntries(Object.entries(keys).slice(0, 10_000));
    for (const input of [keys, few, bytes, { conversationId: bytes, page: bytes }]) {
      const answer = await visitor.send('conversation:start', input as never);
      expect(codeOf(answer)).toBe(input === keys ? 'too_large' : 'invalid_input');
      expect(JSON.stringify(answer).length).toBeLessThan(5_000);
    }
    expect(good(await visitor.send('human:request', bytes as never)).access.waiting).toBe(true);
    expect(good(await visitor.send('human:request', { page: bytes } as never)).access.waiting).toBe(true);
  });

  it.each(['q=%00', 'q=(((', 'q=%5C', 'q[$gt]=', 'state[$ne]=x', 'cursor=%00', 'ids=%00', 'assignee[$gt]='])(
    'answers the list query %s without falling over',
    async (query) => {
      expect((await ana.get(`/api/v1/conversations?${query}`)).status).toBeLessThan(500);
    },
  );

  it('ends the sockets of a session with the session', async () => {
    const ben = await app.agent('agent2');
    const other = await app.agent('agent2');
    good(await ben.send('queue:watch', {}));
    good(await other.send('queue:watch', {}));
    const ended = new Promise((resolve) => ben.socket.once('disconnect', resolve));
    await post(`${app.url}/api/v1/auth/logout`, {}, { cookie: ben.cookie });
    await ended;
    good(await other.send('queue:watch', {}));
  });

  it('holds the capacity when an agent claims several at once', async () => {
    const ben = await app.agent('agent2');
    good(await ben.send('presence:set', { status: 'away', capacity: 1 }));
    const contacts = await Promise.all([app.visitor(), app.visitor(), app.visitor(), app.visitor()]);
    const presses = await Promise.all(
      contacts.map((contact) => contact.send('human:request', { clientId: randomUUID() })),
    );
    const claims = await Promise.all(
      presses.map((press) =>
        ben.send('conversation:take', {
          conversationId: good(press).conversationId,
          clientId: randomUUID(),
        }),
      ),
    );
    expect(claims.filter(({ ok }) => ok)).toHaveLength(1);
    expect(new Set(claims.filter(({ ok }) => !ok).map(codeOf))).toEqual(new Set(['at_capacity']));
  });

  it('lists every call of the protocol in its own reference', async () => {
    const { body } = await get(`${app.url}/api/openapi.json`);
    expect(Object.keys(body.paths as object)).toEqual(
      expect.arrayContaining(['/metrics', '/api/v1/metrics/escalation', '/api/v1/metrics/escalation.csv']),
    );
  });

  describe('a signed identity', () => {
    const SECRET = 'a secret that is only good for tests and trials';

    async function sessionOf(claims: Record<string, unknown>) {
      const key = createHmac('sha256', SECRET).update('identity:demo').digest('hex');
      const identity = await new SignJWT({ sub: 'customer-1', ...claims })
        .setProtectedHeader({ alg: 'HS256' })
        .setExpirationTime('1h')
        .sign(new TextEncoder().encode(key));
      return post(`${app.url}/api/v1/visitor/sessions`, { workspace: 'demo', identity });
    }

    it.each([
      [{ name: 7 }],
      [{ name: null }],
      [{ email: 'not an address' }],
      [{ account: 'acme' }],
      [{ account: { id: 'a', name: 'Acme', tier: 'gold' } }],
      [{ account: { $gt: '' } }],
    ])('opens the way to a person whatever is odd in %j', async (claims) => {
      const { status, body } = await sessionOf(claims);
      expect({ status, contact: body.contact }).toMatchObject({ status: 201, contact: { verified: true } });
    });

    it('is nobody without a subject that is a text', async () => {
      expect((await sessionOf({ sub: 5 })).status).toBe(401);
      expect((await sessionOf({ sub: '' })).status).toBe(401);
    });
  });
});
