import type { VisitorCommandName, VisitorInput, VisitorOutput } from '../../core/contract/commands.ts';
import type { VisitorSession } from '../../core/contract/views.ts';
import { type LiveSocket, openSocket, pauseMs } from '../shared/socket.ts';
import type { Memory } from '../shared/storage.ts';
import type { WidgetConfig } from './boot.ts';
import { type Answered, post, readAck, UNREACHED } from './server-link.ts';

export type LinkEvents = {
  onSession: (session: VisitorSession) => void;
  /** No session yet; it is tried again. `code` of a refusal, undefined where nobody answered. */
  onNoSession: (code: string | undefined) => void;
  /** The identity is wrong or has expired. */
  onIdentityRefused: () => void;
  onLive: (isUp: boolean) => void;
  onPush: (name: string, payload: unknown) => void;
};

export type Link = {
  /** Opens the session if there is none; safe to call often. */
  open: () => void;
  /** Sends a command by the best way there is; never throws. */
  send: <N extends VisitorCommandName>(
    name: N,
    input: VisitorInput<N>,
  ) => Promise<Answered<VisitorOutput<N>>>;
  isUp: () => boolean;
  /** Tries at once what waits for a pause to end. */
  hurry: () => void;
  /** A fresh identity of the same person, for the next session. */
  identify: (identity: string) => void;
  close: () => void;
};

const SILENCE_MS = 4_000;
const ACK_TIMEOUT_MS = 6_000;

/**
 * One visitor's way to the server: the session, the socket, and HTTP where the socket is blocked. `anonymous` keeps the
 * token of a visitor without an identity; that of a signed-in contact is kept nowhere.
 */
export function makeLink(config: WidgetConfig, anonymous: Memory, events: LinkEvents): Link {
  let token: string | null = anonymous.read<string>('token');
  let { identity } = config;
  let isClosed = false;
  let isReady = false;
  let opening: Promise<void> | null = null;
  let failures = 0;
  let retry: ReturnType<typeof setTimeout> | undefined;
  let socket: LiveSocket | null = null;

  const open = (): void => {
    clearTimeout(retry);
    if (isReady || opening || isClosed) return;
    opening = renew().finally(() => {
      opening = null;
    });
  };

  const renew = async (): Promise<void> => {
    const silence = setTimeout(() => events.onNoSession(undefined), SILENCE_MS);
    const answered = await post<VisitorSession>(config.origin, 'sessions', {
      workspace: config.workspace,
      ...(token && { token }),
      ...(identity && { identity }),
    });
    clearTimeout(silence);
    if (isClosed) return;
    if (!answered.ok) {
      const isRefused = answered.code === 'unauthenticated';
      // What is kept of an earlier visit must not stand between a visitor and a person.
      if (isRefused && !identity) token = null;
      retry = setTimeout(open, pauseMs(failures++));
      if (isRefused && identity) events.onIdentityRefused();
      else events.onNoSession(answered.retryable || isRefused ? undefined : answered.code);
      return;
    }
    failures = 0;
    isReady = true;
    token = answered.token;
    // Signed in, the browser keeps no token, and the one from before has served.
    if (identity) anonymous.remove('token');
    else anonymous.write('token', token);
    events.onSession(answered);
    // A new session may be another visitor's: the old connection must not go on.
    socket?.close();
    connect();
  };

  const connect = (): void => {
    socket = openSocket({
      origin: config.origin,
      namespace: '/visitor',
      auth: () => ({ token }),
      onEvent: events.onPush,
      onState: (state) => {
        events.onLive(state === 'up');
        if (state === 'refused') startOver();
      },
    });
  };

  const startOver = (): void => {
    isReady = false;
    retry = setTimeout(open, pauseMs(failures++));
  };

  const send: Link['send'] = async (name, input) => {
    if (!isReady) return UNREACHED;
    if (socket?.isUp()) {
      try {
        return readAck(await socket.call(name, input, ACK_TIMEOUT_MS));
      } catch {
        // The outcome is unknown; the same clientId over HTTP finds out without doubling.
      }
    }
    const answered = await post<VisitorOutput<typeof name>>(config.origin, `commands/${name}`, input, token);
    if (!answered.ok && answered.code === 'unauthenticated') {
      startOver();
      return { ...answered, retryable: true };
    }
    return answered;
  };

  return {
    open,
    send,
    isUp: () => socket?.isUp() ?? false,
    hurry: () => {
      open();
      socket?.reconnect();
    },
    identify: (next) => {
      identity = next;
    },
    close: () => {
      isClosed = true;
      clearTimeout(retry);
      socket?.close();
    },
  };
}
