import type { Server as HttpServer } from 'node:http';
import { type DefaultEventsMap, type Namespace, Server, type Socket } from 'socket.io';
import type { AgentPush, AgentPushName, VisitorPush, VisitorPushName } from '../../core/contract/pushes.ts';
import type { LineItem } from '../../core/contract/views.ts';
import { MAX_RECEIVED_BYTES } from '../../core/values/limits.ts';
import type { Visitor } from '../auth/origin.ts';
import type { AgentIdentity } from '../auth/sessions.ts';
import type { VisitorPass } from '../auth/visitor-tokens.ts';
import { BoundedDecoder } from './bounded-decoder.ts';
import { letGoOfRequests } from './lean-connection.ts';
import { writeOnceATurn } from './one-write.ts';
import { endWhoNeverReads } from './outflow.ts';
import { PlainEncoder } from './plain-encoder.ts';
import { isRead, readInTurn } from './reads.ts';

type VisitorEvents = { [N in VisitorPushName]: (payload: VisitorPush<N>) => void };
type AgentEvents = { [N in AgentPushName]: (payload: AgentPush<N>) => void } & {
  /** What clients of the build before know instead of `queue:changed`; goes with the next release. */
  queue: (payload: { items: LineItem[] }) => void;
};

export type VisitorNamespace = Namespace<
  DefaultEventsMap,
  VisitorEvents,
  DefaultEventsMap,
  { who: Visitor & VisitorPass }
>;
export type AgentNamespace = Namespace<
  DefaultEventsMap,
  AgentEvents,
  DefaultEventsMap,
  { who: AgentIdentity; sessionId: string; viewing: string | null; knowsSteps: boolean }
>;

/** The Socket.IO server over an HTTP server, with its two namespaces. */
export function createSocketServer(httpServer: HttpServer) {
  const io = new Server(httpServer, {
    serveClient: false,
    // A text over the limit must be refused in words, not by a cut connection; so much is received, not parsed.
    maxHttpBufferSize: MAX_RECEIVED_BYTES,
    // Visitors come from any page and carry a token, no cookie; agents are checked for their origin.
    cors: { origin: '*' },
    // An agent whose machine is gone must not be offered anything for long.
    pingInterval: 10_000,
    pingTimeout: 20_000,
    parser: { Encoder: PlainEncoder, Decoder: BoundedDecoder },
  });
  letGoOfRequests(io);
  endWhoNeverReads(io);
  writeOnceATurn(io);
  return {
    io,
    visitors: io.of('/visitor') as unknown as VisitorNamespace,
    agents: io.of('/agent') as unknown as AgentNamespace,
  };
}

/**
 * A listener for every event a client sends: runs it and acknowledges with the answer. One function serves all sockets
 * of a namespace (`socket.onAny`), as each idle visitor would else pay for one of its own. An event without an
 * acknowledgement callback is run all the same: a press must count even from a sloppy client.
 */
export function answerEvents<S extends Pick<Socket, 'conn'>>(
  run: (socket: S, name: string, input: unknown) => Promise<object>,
) {
  return function answerEvent(this: S, name: unknown, ...args: unknown[]): void {
    const last = args.at(-1);
    const acknowledge = typeof last === 'function' ? (last as (answer: object) => void) : undefined;
    const input = args[0] === last && acknowledge ? {} : args[0];
    // The wire format allows numbers as names.
    const command = String(name);
    const answer = (given: object) => acknowledge?.(given);
    if (isRead(command)) readInTurn(this.conn, () => run(this, command, input ?? {}), answer);
    else void run(this, command, input ?? {}).then(answer);
  };
}
