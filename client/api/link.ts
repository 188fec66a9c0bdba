import { io, type Socket } from 'socket.io-client';
import { type Answer, accepted } from './answers.ts';
import { type Delivery, deliver } from './deliver.ts';
import { type Place, post } from './http.ts';

type Commands = { [name: string]: { input: unknown; answer: { ok: true } } };
type Pushes = { [name: string]: unknown };
type Said<C extends Commands, N extends keyof C> = Omit<C[N]['answer'], 'ok'>;

/** A namespace with its commands and pushes, and the same commands over HTTP. */
export type Link<C extends Commands, P extends Pushes> = {
  /** Socket.IO's own socket. */
  socket: Socket;
  /** One try over the socket. Rejects when no acknowledgement comes in time. */
  send: <N extends keyof C & string>(name: N, input: C[N]['input']) => Promise<Answer<Said<C, N>>>;
  /** One try over HTTP. Rejects where the server cannot be reached. */
  post: <N extends keyof C & string>(name: N, input: C[N]['input']) => Promise<Answer<Said<C, N>>>;
  /** Over the socket, again until it is acknowledged for good. */
  deliver: <N extends keyof C & string>(
    name: N,
    input: C[N]['input'],
    deadlineMs?: number,
  ) => Promise<Delivery<Said<C, N>>>;
  /** As `deliver`, and gives the answer. @throws HandrailError where it is refused for good */
  run: <N extends keyof C & string>(name: N, input: C[N]['input']) => Promise<{ ok: true } & Said<C, N>>;
  /** Listens to a push; returns how to stop. */
  on: <N extends keyof P & string>(name: N, listener: (payload: P[N]) => void) => () => void;
  /** Called at each connection, and now where there is one: what was missed meanwhile has to be read. */
  onConnect: (listener: () => void) => () => void;
  close: () => void;
};

export type LinkOptions = Place & {
  side: 'visitor' | 'agent';
  /** The token of the handshake; without one the cookie counts. */
  token: string | null;
  deadlineMs: number;
};

const ACK_TIMEOUT_MS = 20_000;
const REFUSED_PAUSE_MS = 500;

/** Opens a namespace. It connects again by itself, after a lost connection and after a retryable refusal. */
export function openLink<C extends Commands, P extends Pushes>({
  side,
  token,
  deadlineMs,
  ...place
}: LinkOptions): Link<C, P> {
  const socket: Socket = io(`${place.url}/${side}`, {
    transports: ['websocket'],
    auth: { knows: 'queue:changed', ...(token === null ? {} : { token }) },
    extraHeaders: place.headers,
    withCredentials: true,
    reconnectionDelay: 100,
    reconnectionDelayMax: 1_000,
    forceNew: true,
  });
  comeBack(socket);
  const listen = (name: string, listener: (payload: never) => void) => {
    socket.on(name, listener as (payload: unknown) => void);
    return () => void socket.off(name, listener as (payload: unknown) => void);
  };
  const link: Link<C, P> = {
    socket,
    send: (name, input) => emit(socket, name, input),
    post: (name, input) => post(place, side, name, input),
    deliver: (name, input, limitMs = deadlineMs) =>
      deliver(() => link.send(name, input), { deadlineMs: limitMs, what: name }),
    run: async (name, input) => accepted((await link.deliver(name, input)).answer),
    on: (name, listener) => listen(name, listener),
    onConnect: (listener) => {
      if (socket.connected) listener();
      return listen('connect', listener);
    },
    close: () => void socket.disconnect(),
  };
  return link;
}

async function emit<T>(socket: Socket, name: string, input: unknown): Promise<Answer<T>> {
  return (await socket.timeout(ACK_TIMEOUT_MS).emitWithAck(name, input)) as Answer<T>;
}

type RefusedHandshake = Error & { data?: { retryable?: boolean } };

/** Socket.IO tries again by itself after a lost connection, but not after a refused handshake: here it does. */
function comeBack(socket: Socket): void {
  socket.on('connect_error', ({ data }: RefusedHandshake) => {
    if (!socket.active && data?.retryable) setTimeout(() => socket.connect(), REFUSED_PAUSE_MS);
  });
}
