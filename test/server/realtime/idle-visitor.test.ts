import { randomUUID } from 'node:crypto';
import { createServer, type Server as HttpServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { io, type Socket } from 'socket.io-client';
import { createOriginOf } from '../../../server/auth/origin.ts';
import { createVisitorTokens, type VisitorTokens } from '../../../server/auth/visitor-tokens.ts';
import { createSocketServer } from '../../../server/realtime/realtime.ts';
import { serveVisitors } from '../../../server/realtime/visitors.ts';

const SECRET = 'a secret that is only good for tests and trials';

describe('an idle visitor', () => {
  const life = { visitorDays: 1, signedInMinutes: 1 };
  const real = createVisitorTokens(SECRET, life, { now: () => new Date(), hasEnded: () => false });
  const verify = jest.fn<ReturnType<VisitorTokens['verify']>, [string]>(real.verify);
  const ran: string[] = [];
  const clients: Socket[] = [];
  let http: HttpServer;
  let server: ReturnType<typeof createSocketServer>;
  let stop: () => void;
  let url: string;

  beforeAll(async () => {
    http = createServer();
    server = createSocketServer(http);
    stop = serveVisitors({
      visitors: server.visitors,
      tokens: { ...real, verify },
      originOf: createOriginOf(SECRET, 0),
      executor: {
        runVisitor: async (name: string, _input: unknown, who: { contactId: string }) => {
          ran.push(`${name} by ${who.contactId}`);
          return { ok: true };
        },
      } as never,
      presence: { seen: async () => undefined, keepRenewing: () => () => undefined } as never,
      bus: { untilHeard: () => undefined },
      isErased: async () => false,
    });
    await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
    url = `http://127.0.0.1:${(http.address() as AddressInfo).port}`;
  });

  afterAll(async () => {
    for (const client of clients) client.disconnect();
    stop?.();
    await server?.io.close();
  });

  async function connect(contactId: string) {
    const { token } = await real.issue({ contactId, workspaceId: 'w' }, false);
    const client = io(`${url}/visitor`, {
      transports: ['websocket'],
      forceNew: true,
      reconnection: false,
      auth: { token },
      extraHeaders: { 'user-agent': 'a browser with much to say of itself', 'x-forwarded-for': '192.0.2.7' },
    });
    clients.push(client);
    await next(client, 'connect');
    const socket = [...server.visitors.sockets.values()].find(({ data }) => data.who.contactId === contactId);
    if (!socket) throw new Error('not connected');
    return { client, socket };
  }

  it('keeps of its request what is read later, and nothing of its token', async () => {
    const { socket } = await connect(randomUUID());
    expect(socket.request.headers).toEqual({
      host: new URL(url).host,
      'x-forwarded-for': '192.0.2.7',
    });
    expect(socket.handshake.headers).toBe(socket.request.headers);
    expect(socket.handshake.auth).toEqual({});
    expect(socket.request.rawHeaders).toBeUndefined();
  });

  it('has no functions of its own', async () => {
    const [first, second] = [await connect(randomUUID()), await connect(randomUUID())];
    expect(first.socket.listenersAny()).toEqual([expect.any(Function)]);
    expect(first.socket.listenersAny()).toEqual(second.socket.listenersAny());
    expect(first.socket.listenersAny()[0]).toBe(second.socket.listenersAny()[0]);
    const ours = (socket: typeof first.socket) =>
      (['packetCreate', 'drain'] as const).flatMap((name) => socket.conn.listeners(name));
    expect(ours(first.socket)).toHaveLength(2);
    for (const [index, listener] of ours(first.socket).entries())
      expect(listener).toBe(ours(second.socket)[index]);
  });

  it('is answered as whom its token named, and joins the namespace again over the same connection', async () => {
    const [one, other] = [randomUUID(), randomUUID()];
    const [first, second] = [await connect(one), await connect(other)];
    await second.client.timeout(10_000).emitWithAck('message:send', {});
    await first.client.timeout(10_000).emitWithAck('message:send', {});
    expect(ran.slice(-2)).toEqual([`message:send by ${other}`, `message:send by ${one}`]);
    const { origin } = first.socket.data.who;
    // The connection stays, as another namespace uses it.
    const beside = first.client.io.socket('/agent');
    clients.push(beside);
    await next(beside, 'connect');
    const before = first.socket.conn;
    const again = new Promise<typeof first.socket>((resolve) => {
      server.visitors.once('connection', resolve);
    });
    const gone = next(first.client, 'disconnect');
    first.socket.disconnect(false);
    await gone;
    first.client.connect();
    const socket = await again;
    expect(socket.conn === before).toBe(true);
    expect(socket.data.who.origin).toBe(origin);
  });

  it('is cut off when its token ends', async () => {
    const expiresAt = new Date(Date.now() + 1_500);
    verify.mockImplementationOnce(async (token) => {
      const pass = await real.verify(token);
      return pass && { ...pass, expiresAt };
    });
    const { client } = await connect(randomUUID());
    const { client: stays } = await connect(randomUUID());
    await next(client, 'disconnect');
    expect(Date.now()).toBeGreaterThanOrEqual(expiresAt.getTime());
    expect(stays.connected).toBe(true);
  });
});

function next(socket: Socket, name: 'connect' | 'disconnect'): Promise<void> {
  return new Promise((resolve) => void socket.once(name, () => resolve()));
}
