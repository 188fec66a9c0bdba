import { io, type Socket } from 'socket.io-client';
import type { VisitorCommandName, VisitorInput, VisitorOutput } from '../../../core/contract/commands.ts';
import type { VisitorPush } from '../../../core/contract/pushes.ts';
import type { VisitorSession } from '../../../core/contract/views.ts';
import type { ContactEntry } from '../../../core/timeline/visible.ts';
import { createHappenings, type WaitOptions } from './signal.ts';
import { type Answer, asAnswer, comeBack, type Delivery, deliver, emit, post } from './wire.ts';

export type VisitorOptions = {
  url: string;
  workspace?: string;
  /** Resumes an earlier visitor. */
  token?: string;
  identity?: string;
  /** Address to appear under, where the server trusts the caller as a proxy. */
  address?: string;
  /** Milliseconds to keep trying while the server is away. */
  deadlineMs?: number;
};

export type Visitor = Awaited<ReturnType<typeof openVisitor>>;
export type AccessPush = VisitorPush<'access'>;

/** A visitor as a browser would be one: a session, a socket, commands, and what is pushed. Public protocol only. */
export async function openVisitor(options: VisitorOptions) {
  const { url, workspace = 'demo', token, identity, deadlineMs = 60_000 } = options;
  const headers: Record<string, string> = options.address ? { 'x-forwarded-for': options.address } : {};
  const wanted = { workspace, ...(token ? { token } : {}), ...(identity ? { identity } : {}) };
  const opened = await deliver<VisitorSession>(
    async () => asAnswer(await post(`${url}/api/v1/visitor/sessions`, wanted, headers)),
    { deadlineMs, what: 'session' },
  );
  if (!opened.answer.ok) throw new Error(`session: ${JSON.stringify(opened.answer.error)}`);
  const session: VisitorSession = opened.answer;
  const socket: Socket = io(`${url}/visitor`, {
    transports: ['websocket'],
    auth: { token: session.token },
    extraHeaders: headers,
    reconnectionDelay: 100,
    reconnectionDelayMax: 1_000,
    forceNew: true,
  });
  comeBack(socket);
  const entries = createHappenings<ContactEntry>();
  const access = createHappenings<AccessPush>();
  const pushes = createHappenings<{ name: string; payload: Record<string, unknown> }>();
  socket.on('entry', (entry: ContactEntry) => entries.add(entry));
  socket.on('access', (told: AccessPush) => access.add(told));
  socket.onAny((name: string, payload: Record<string, unknown>) => pushes.add({ name, payload }));

  const send = <N extends VisitorCommandName>(name: N, input: VisitorInput<N>) =>
    emit<VisitorOutput<N>>(socket, name, input);
  const bearer = { ...headers, authorization: `Bearer ${session.token}` };
  const overHttp = async <N extends VisitorCommandName>(
    name: N,
    input: VisitorInput<N>,
  ): Promise<Answer<VisitorOutput<N>>> =>
    asAnswer(await post(`${url}/api/v1/visitor/commands/${name}`, input, bearer));

  return {
    session,
    token: session.token,
    socket,
    entries,
    access,
    pushes,
    /** One try over the socket. */
    send,
    /** One try over HTTP. */
    overHttp,
    /** Any name and any body over HTTP, as it is. */
    raw: (name: string, body: unknown) => post(`${url}/api/v1/visitor/commands/${name}`, body, bearer),
    /** Over the socket, again until it is acknowledged. */
    deliver: <N extends VisitorCommandName>(
      name: N,
      input: VisitorInput<N>,
      limitMs = deadlineMs,
    ): Promise<Delivery<VisitorOutput<N>>> =>
      deliver(() => send(name, input), { deadlineMs: limitMs, what: name }),
    /** The first entry of a conversation that fits, past or future. */
    nextEntry: (conversationId: string, fits: (entry: ContactEntry) => boolean, wait: WaitOptions) =>
      entries.first((entry) => entry.conversationId === conversationId && fits(entry), wait),
    close: () => void socket.disconnect(),
  };
}
