import { io } from 'socket.io-client';
import { createObservable } from '../../shared/observable.js';
import { ApiError, request } from '../api/http.js';
import { texts } from '../texts.js';

const ACK_TIMEOUT_MS = 10_000;
/** Opens the agents' live connection with the session cookie. */
export function createConnection() {
  const socket = io('/agent', { withCredentials: true, reconnectionDelayMax: 5_000, autoConnect: false });
  const state = createObservable({ status: 'connecting', epoch: 0 });
  watchState(socket, state);
  socket.connect();
  return {
    state,
    send: (name, input) => (socket.connected ? sendBySocket(socket, name, input) : sendByHttp(name, input)),
    on: (name, listener) => {
      socket.on(name, listener);
      return () => socket.off(name, listener);
    },
    reconnect: () => socket.connect(),
    close: () => {
      socket.disconnect();
    },
  };
}
function watchState(socket, state) {
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
function isSignedOut(error) {
  const data = error.data;
  return data?.code === 'unauthenticated' || error.message === 'unauthenticated';
}
async function sendBySocket(socket, name, input) {
  try {
    return await socket.timeout(ACK_TIMEOUT_MS).emitWithAck(name, input);
  } catch {
    return refusal('no_answer', texts.errors.noAnswer, true);
  }
}
async function sendByHttp(name, input) {
  try {
    const path = `/api/v1/agent/commands/${encodeURIComponent(name)}`;
    const answer = await request(path, { method: 'POST', body: input });
    return { ...answer, ok: true };
  } catch (error) {
    if (!(error instanceof ApiError)) return refusal('internal', texts.errors.unknown, true);
    const { assignee, retryable = error.code === 'offline' } = error.problem;
    return refusal(error.code, error.message, retryable, assignee);
  }
}
function refusal(code, message, retryable, assignee) {
  return { ok: false, error: { code, message, retryable, ...(assignee ? { assignee } : {}) } };
}
//# sourceMappingURL=connection.js.map
