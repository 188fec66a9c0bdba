import { randomUUID } from 'node:crypto';
import { createConnection } from 'mongoose';
import { io } from 'socket.io-client';
import type { Agent } from '../../scripts/replay/clients/agent.ts';
import { asAnswer, get, post } from '../../scripts/replay/clients/wire.ts';
import { runAdmin } from '../../server/admin-commands.ts';
import { codeOf, good } from '../support/answers.ts';
import { startApp, TEST_SECRET, type TestApp } from '../support/app.ts';

jest.setTimeout(90_000);

const NEW_PASSWORD = 'lantern quarry otter mistletoe';

describe('access is taken away', () => {
  let app: TestApp;

  beforeAll(async () => {
    app = await startApp({ worker: false });
  });

  afterAll(async () => {
    delete process.env.HANDRAIL_NEW_PASSWORD;
    await app?.stop();
  });

  const admin = (...argv: string[]) =>
    runAdmin(argv, { MONGODB_URI: app.mongoUri, REDIS_URL: app.redisUrl, HANDRAIL_SECRET: TEST_SECRET });
  const signIn = (email: string, password: string, headers = {}) =>
    post(`${app.url}/api/v1/auth/login`, { email, password }, headers);
  const cutOff = (agent: Agent) => new Promise((resolve) => agent.socket.once('disconnect', resolve));
  /** Opened once its first command is answered. */
  const opened = async (name: 'agent' | 'agent2' | 'manager' | 'admin') => {
    const agent = await app.agent(name);
    good(await agent.send('queue:watch', {}));
    return agent;
  };

  it('ends the sessions of a person at once, on open sockets too', async () => {
    const ana = await opened('agent');
    const gone = cutOff(ana);
    expect(await admin('end-sessions', '--email', 'agent@demo.test')).toContain('ended');
    await gone;
    expect((await ana.get('/api/v1/auth/me')).status).toBe(401);
  });

  it('revokes API tokens and leaves sessions alone', async () => {
    const ana = await opened('agent');
    const token = await admin('api-token', '--email', 'agent@demo.test');
    const bearer = { authorization: `Bearer ${token}` };
    expect((await get(`${app.url}/api/v1/auth/me`, bearer)).status).toBe(200);
    const bot = io(`${app.url}/agent`, { transports: ['websocket'], auth: { token }, forceNew: true });
    await new Promise<void>((resolve) => bot.once('connect', resolve));
    const gone = new Promise((resolve) => bot.once('disconnect', resolve));
    await admin('revoke-tokens', '--email', 'agent@demo.test');
    await gone;
    bot.close();
    expect((await get(`${app.url}/api/v1/auth/me`, bearer)).status).toBe(401);
    good(await ana.send('queue:watch', {}));
  });

  it('changes a password, refuses an easy one, and ends what the old one began', async () => {
    const ben = await opened('agent2');
    process.env.HANDRAIL_NEW_PASSWORD = 'passwordpassword';
    await expect(admin('change-password', '--email', 'agent2@demo.test')).rejects.toThrow('easily guessed');
    process.env.HANDRAIL_NEW_PASSWORD = NEW_PASSWORD;
    const gone = cutOff(ben);
    await admin('change-password', '--email', 'agent2@demo.test');
    await gone;
    expect((await signIn('agent2@demo.test', app.password)).status).toBe(401);
    expect((await signIn('agent2@demo.test', NEW_PASSWORD)).status).toBe(200);
  });

  it('takes a role away at once', async () => {
    const email = 'spare@demo.test';
    process.env.HANDRAIL_NEW_PASSWORD = NEW_PASSWORD;
    const who = ['--workspace', 'demo', '--email', email, '--name', 'Spare'];
    await admin('add-user', ...who, '--role', 'manager');
    const cookie = (await signIn(email, NEW_PASSWORD)).headers.get('set-cookie')?.split(';')[0] ?? '';
    const report = () => get(`${app.url}/api/v1/metrics/escalation`, { cookie });
    expect((await report()).status).toBe(200);
    await admin('set-role', '--email', email, '--role', 'agent');
    expect((await report()).status).toBe(403);
  });

  it('finds within seconds what nobody told, and goes on with a removed person no more', async () => {
    const mara = await opened('manager');
    const gone = cutOff(mara);
    const connection = await createConnection(app.mongoUri).asPromise();
    await connection.collection('users').deleteOne({ email: 'manager@demo.test' });
    await connection.close();
    await gone;
  }, 40_000);

  it('removes a person, whose conversations go to somebody who is named', async () => {
    const ana = await opened('agent');
    const root = await opened('admin');
    const visitor = await app.visitor();
    const { conversationId } = good(await visitor.send('human:request', { clientId: randomUUID() }));
    good(await ana.send('conversation:take', { conversationId, clientId: randomUUID() }));
    const removal = ['remove-user', '--email', 'agent@demo.test'];
    await root.line.first((items) => items.length === 0, { what: 'the empty line' });
    await expect(admin(...removal)).rejects.toThrow('--to');
    const gone = cutOff(ana);
    await admin(...removal, '--to', 'admin@demo.test');
    await gone;
    expect((await signIn('agent@demo.test', app.password)).status).toBe(401);
    const { conversation } = good(await root.send('conversation:open', { conversationId }));
    expect(conversation.state).toBe('waiting');
  });

  it('ends a session that nobody uses', async () => {
    const root = await app.agent('admin');
    const connection = await createConnection(app.mongoUri).asPromise();
    const old = new Date(Date.now() - 13 * 3_600_000);
    await connection.collection('sessions').updateMany({ kind: 'session' }, { $set: { usedAt: old } });
    await connection.close();
    expect((await root.get('/api/v1/auth/me')).status).toBe(401);
  });

  it('signs in behind TLS with a cookie that no other host can set', async () => {
    const tls = { 'x-forwarded-proto': 'https' };
    const { headers } = await signIn('admin@demo.test', app.password, tls);
    const set = headers.get('set-cookie') ?? '';
    expect(set).toMatch(/^__Host-handrail_session=/);
    expect(set).toContain('Secure');
    const cookie = set.split(';')[0] ?? '';
    const me = (sent: string) => get(`${app.url}/api/v1/auth/me`, { ...tls, cookie: sent });
    const found = await me(cookie);
    expect(found.status).toBe(200);
    expect(found.headers.get('cache-control')).toBe('no-store');
    expect((await me(cookie.replace('__Host-', ''))).status).toBe(401);
    const extraHeaders = { ...tls, cookie };
    const socket = io(`${app.url}/agent`, { transports: ['websocket'], extraHeaders, forceNew: true });
    await new Promise<void>((resolve, reject) => {
      socket.once('connect', resolve).once('connect_error', reject);
    });
    socket.close();
  });

  it('lets an account rest after wrong passwords from anywhere, and not its own person', async () => {
    const email = 'agent2@demo.test';
    const from = (address: string) => ({ 'x-forwarded-for': address });
    expect((await signIn(email, NEW_PASSWORD, from('192.0.2.1'))).status).toBe(200);
    const statuses: number[] = [];
    for (let guess = 0; guess < 8; guess += 1) {
      statuses.push((await signIn(email, `guess ${guess}`, from(`198.51.100.${guess}`))).status);
    }
    expect(statuses.slice(0, 5)).toEqual([401, 401, 401, 401, 401]);
    expect(statuses).toContain(429);
    expect((await signIn(email, NEW_PASSWORD, from('192.0.2.1'))).status).toBe(200);
  });

  it('does not label a decision that was never made', async () => {
    const root = await app.agent('admin');
    const visitor = await app.visitor();
    const { conversationId } = good(await visitor.send('human:request', { clientId: randomUUID() }));
    const label = {
      conversationId,
      clientId: randomUUID(),
      decisionId: 'made up',
      verdict: 'right',
    } as const;
    expect(codeOf(await root.send('decision:label', label))).toBe('not_found');
    expect(codeOf(asAnswer(await root.raw('decision:label', label)))).toBe('not_found');
  });
});
