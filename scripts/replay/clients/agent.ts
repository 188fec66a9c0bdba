import { io, type Socket } from 'socket.io-client';
import type { AgentCommandName, AgentInput, AgentOutput } from '../../../core/contract/commands.ts';
import type { AgentPush } from '../../../core/contract/pushes.ts';
import type { LineItem, UserView } from '../../../core/contract/views.ts';
import type { AgentEntry } from '../../../core/timeline/visible.ts';
import { createHappenings } from './signal.ts';
import { type Answer, asAnswer, comeBack, type Delivery, deliver, emit, get, post } from './wire.ts';

export type AgentOptions = { url: string; email: string; password: string; deadlineMs?: number };
export type Agent = Awaited<ReturnType<typeof openAgent>>;

/** An agent as the console would be one: signed in by cookie, a socket, commands, and what is pushed. */
export async function openAgent({ url, email, password, deadlineMs = 60_000 }: AgentOptions) {
  const { cookie, user } = await signIn(url, email, password, deadlineMs);
  const socket: Socket = io(`${url}/agent`, {
    transports: ['websocket'],
    extraHeaders: { cookie },
    reconnectionDelay: 100,
    reconnectionDelayMax: 1_000,
    forceNew: true,
  });
  comeBack(socket);
  const entries = createHappenings<AgentEntry>();
  const line = createHappenings<LineItem[]>();
  const offers = createHappenings<AgentPush<'offer'>>();
  const pushes = createHappenings<{ name: string; payload: Record<string, unknown> }>();
  socket.on('entry', (entry: AgentEntry) => entries.add(entry));
  socket.on('queue', ({ items }: AgentPush<'queue'>) => line.add(items));
  socket.on('offer', (offer: AgentPush<'offer'>) => offers.add(offer));
  socket.onAny((name: string, payload: Record<string, unknown>) => pushes.add({ name, payload }));

  const send = <N extends AgentCommandName>(name: N, input: AgentInput<N>) =>
    emit<AgentOutput<N>>(socket, name, input);
  const overHttp = async <N extends AgentCommandName>(
    name: N,
    input: AgentInput<N>,
  ): Promise<Answer<AgentOutput<N>>> =>
    asAnswer(await post(`${url}/api/v1/agent/commands/${name}`, input, { cookie }));

  return {
    user,
    cookie,
    socket,
    entries,
    line,
    offers,
    pushes,
    /** One try over the socket. */
    send,
    /** One try over HTTP. */
    overHttp,
    /** Any name and any body over HTTP, as it is. */
    raw: (name: string, body: unknown) => post(`${url}/api/v1/agent/commands/${name}`, body, { cookie }),
    get: (path: string) => get(`${url}${path}`, { cookie }),
    /** Over the socket, again until it is acknowledged. */
    deliver: <N extends AgentCommandName>(
      name: N,
      input: AgentInput<N>,
      limitMs = deadlineMs,
    ): Promise<Delivery<AgentOutput<N>>> =>
      deliver(() => send(name, input), { deadlineMs: limitMs, what: name }),
    close: () => void socket.disconnect(),
  };
}

async function signIn(url: string, email: string, password: string, deadlineMs: number) {
  let cookie = '';
  const { answer } = await deliver<{ user: UserView }>(
    async () => {
      const response = await post(`${url}/api/v1/auth/login`, { email, password });
      cookie = response.headers.get('set-cookie')?.split(';')[0] ?? '';
      return asAnswer(response);
    },
    { deadlineMs, what: `sign-in of ${email}` },
  );
  if (!answer.ok) throw new Error(`sign-in of ${email}: ${JSON.stringify(answer.error)}`);
  return { cookie, user: answer.user };
}
