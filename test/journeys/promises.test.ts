import { randomUUID } from 'node:crypto';
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

  it('reads an event whose name is a number as an unknown command', async () => {
    expect(codeOf(await visitor.send(5 as never, {} as never))).toBe('unknown_command');
    expect(codeOf(await ana.send(5 as never, {} as never))).toBe('unknown_command');
  });

  it.each([1_000, 100_000, 1_000_000])('counts a press that carries JSON %i levels deep', async (depth) => {
    const note = '['.repeat(depth) + ']'.repeat(depth);
    const { status } = await visitor.raw('human:request', `{"clientId":"${randomUUID()}","note":${note}}`);
    expect(status).toBe(200);
  });
});
