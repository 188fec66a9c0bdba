import { io, type Socket } from 'socket.io-client';
import type { AgentCommandName, AgentInput, AgentOutput } from '../../../core/contract/commands.ts';
import type { AgentPush, AgentPushName } from '../../../core/contract/pushes.ts';
import { createObservable, type Observable } from '../../shared/observable.ts';
import { ApiError, request } from '../api/http.ts';
import { texts } from '../texts.ts';

/** `epoch` counts the times the connection was made: a new number means that everything must be read again. */
export type ConnectionState = {
  status: 'connecting' | 'connected' | 'reconnecting' | 'refused';
  epoch: number;
};

export type CommandError = {
  code: string;
  message: string;
  retryable: boolean;
  assignee?: { id: string; name: string };
};
export type CommandResult<N extends AgentCommandName> =
  | ({ ok: true } & AgentOutput<N>)
  | { ok: false; error: CommandError };

export type Connection = {
  state: Observable<ConnectionState>;
  /** Sends a command over the socket, or over HTTP while there is none. Never rejects. */
  send<N extends AgentCommandName>(name: N, input: AgentInput<N>): Promise<CommandResult<N>>;
  on<N extends AgentPushName>(name: N, listener: (payload: AgentPush<N>) => void): () => void;
  reconnect(): void;
  close(): void;
};

const ACK_TIMEOUT_MS = 10_000;

/** Opens the agents' live connection with the session cookie. */
export function createConnection(): Connection {
  const socket = io('/agent', {
    auth: { knows: 'queue:changed' },
    withCredentials: true,
    reconnectionDelayMax: 5_000,
    autoConnect: false,
  });
  const state = createObservable<ConnectionState>({ status: 'connecting', epoch: 0 });
  watchState(socket, state);
  socket.connect();
  return {
    state,
    send: (name, input) => (socket.connected ? sendBySocket(socket, name, input) : sendByHttp(name, input)),
    on: (name, listener) => {
      socket.on(name as string, listener);
      return () => socket.off(name as string, listener);
    },
    reconnect: () => socket.connect(),
    close: () => {
      socket.disconnect();
    },
  };
}

function watchState(socket: Socket, state: Observable<ConnectionState>): void {
  socket.on('connect', () => state.update(({ epoch }) => ({ status: 'connected', epoch: epoch + 1 })));
  socket.on('disconnect', (reason) => {
    state.update(({ epoch }) => ({ status: 'reconnecting', epoch }));
    // The client library does not come back by itself after the server has hung up.
    if (reason === 'io server disconnect') setTimeout(() => socket.connect(), 1_000);
  });
  socket.on('connect_error', (error) => {
    const isRefused = !socket.active;
    state.update(({ epoch }) => ({ status: isRefused ? 'refused' : 'reconnecting', epoch }));
    if (isRefused && !isSignedOut(error)) setTimeout(() => socket.connect(), 3_000);
  });
}

function isSignedOut(error: Error): boolean {
  const data = (error as Error & { data?: { code?: string } }).data;
  return data?.code === 'unauthenticated' || error.message === 'unauthenticated';
}

async function sendBySocket<N extends AgentCommandName>(
  socket: Socket,
  name: N,
  input: AgentInput<N>,
): Promise<CommandResult<N>> {
  try {
    return (await socket.timeout(ACK_TIMEOUT_MS).emitWithAck(name, input)) as CommandResult<N>;
  } catch {
    return refusal('no_answer', texts.errors.noAnswer, true);
  }
}

async function sendByHttp<N extends AgentCommandName>(
  name: N,
  input: AgentInput<N>,
): Promise<CommandResult<N>> {
  try {
    const path = `/api/v1/agent/commands/${encodeURIComponent(name)}`;
    const answer = await request<AgentOutput<N>>(path, { method: 'POST', body: input });
    return { ...answer, ok: true };
  } catch (error) {
    if (!(error instanceof ApiError)) return refusal('internal', texts.errors.unknown, true);
    const { assignee, retryable = error.code === 'offline' } = error.problem;
    return refusal(error.code, error.message, retryable, assignee);
  }
}

function refusal(code: string, message: string, retryable: boolean, assignee?: CommandError['assignee']) {
  return { ok: false as const, error: { code, message, retryable, ...(assignee ? { assignee } : {}) } };
}
