import { openVisitor as openClient } from '../../../client/api/index.ts';
import type { VisitorCommandName, VisitorInput, VisitorOutput } from '../../../core/contract/commands.ts';
import type { VisitorPush } from '../../../core/contract/pushes.ts';
import type { ContactEntry } from '../../../core/timeline/visible.ts';
import { createHappenings, type WaitOptions } from './signal.ts';
import { type Answer, type Delivery, post } from './wire.ts';

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

/** A visitor on the client that anybody may use: what is pushed is kept, and any body can be sent as it is. */
export async function openVisitor(options: VisitorOptions) {
  const { url, workspace = 'demo', address, ...more } = options;
  const headers: Record<string, string> = address ? { 'x-forwarded-for': address } : {};
  const client = await openClient({ url, workspace, headers, ...more });
  const { session, socket } = client;
  const entries = createHappenings<ContactEntry>();
  const access = createHappenings<AccessPush>();
  const pushes = createHappenings<{ name: string; payload: Record<string, unknown> }>();
  client.on('entry', (entry) => entries.add(entry as ContactEntry));
  client.on('access', (told) => access.add(told));
  socket.onAny((name: string, payload: Record<string, unknown>) => pushes.add({ name, payload }));
  const bearer = { ...headers, authorization: `Bearer ${session.token}` };

  return {
    session,
    token: session.token,
    socket,
    entries,
    access,
    pushes,
    /** One try over the socket. */
    send: client.send as <N extends VisitorCommandName>(
      name: N,
      input: VisitorInput<N>,
    ) => Promise<Answer<VisitorOutput<N>>>,
    /** One try over HTTP. */
    overHttp: client.post as <N extends VisitorCommandName>(
      name: N,
      input: VisitorInput<N>,
    ) => Promise<Answer<VisitorOutput<N>>>,
    /** Any name and any body over HTTP, as it is. */
    raw: (name: string, body: unknown) => post(`${url}/api/v1/visitor/commands/${name}`, body, bearer),
    /** Over the socket, again until it is acknowledged. */
    deliver: client.deliver as <N extends VisitorCommandName>(
      name: N,
      input: VisitorInput<N>,
      limitMs?: number,
    ) => Promise<Delivery<VisitorOutput<N>>>,
    /** The first entry of a conversation that fits, past or future. */
    nextEntry: (conversationId: string, fits: (entry: ContactEntry) => boolean, wait: WaitOptions) =>
      entries.first((entry) => entry.conversationId === conversationId && fits(entry), wait),
    close: client.close,
  };
}
