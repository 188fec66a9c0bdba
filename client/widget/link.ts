import type { VisitorCommandName, VisitorInput, VisitorOutput } from '../../core/contract/commands.ts';
import type { VisitorSession } from '../../core/contract/views.ts';
import { type LiveSocket, openSocket, pauseMs } from '../shared/socket.ts';
import type { Memory } from '../shared/storage.ts';
import type { WidgetConfig } from './boot.ts';
import { type Answered, post, readAck, UNREACHED } from './server-link.ts';

export type LinkEvents = {
  onSession: (session: VisitorSession | null) => void;
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
  identify: (identity: string) => void;
};

const ACK_TIMEOUT_MS = 6_000;

/** One visitor's way to the server: the session, the socket, and HTTP where the socket is blocked. */
export function makeLink(config: WidgetConfig, memory: Memory, events: LinkEvents): Link {
  let token: string | null = memory.read<string>('token');
  let identity = config.identity;
  let isReady = false;
  let opening: Promise<void> | null = null;
  let failures = 0;
  let retry: ReturnType<typeof setTimeout> | undefined;
  let socket: LiveSocket | null = null;

  const open = (): void => {
    clearTimeout(retry);
    if (isReady || opening) return;
    opening = renew().finally(() => {
      opening = null;
    });
  };

  const renew = async (): Promise<void> => {
    const answered = await post<VisitorSession>(config.origin, 'sessions', {
      workspace: config.workspace,
      ...(token && { token }),
      ...(identity && { identity }),
    });
    if (!answered.ok) {
      // An identity that is not accepted must not stand between a visitor and a person.
      if (!answered.retryable && identity) identity = undefined;
      else if (!answered.retryable && token) token = null;
      retry = setTimeout(open, pauseMs(failures++));
      events.onSession(null);
      return;
    }
    failures = 0;
    isReady = true;
    token = answered.token;
    memory.write('token', token);
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
      void Promise.resolve(opening).then(() => {
        isReady = false;
        open();
      });
    },
  };
}
