import { openAgent as openClient } from '../../../client/api/index.ts';
import { afterStep } from '../../../client/shared/line-reader.ts';
import type { AgentCommandName, AgentInput, AgentOutput } from '../../../core/contract/commands.ts';
import type { AgentPush } from '../../../core/contract/pushes.ts';
import type { PlacedItem } from '../../../core/contract/views.ts';
import type { AgentEntry } from '../../../core/timeline/visible.ts';
import { createHappenings } from './signal.ts';
import { type Answer, type Delivery, get, post } from './wire.ts';

export type AgentOptions = { url: string; email: string; password: string; deadlineMs?: number };
export type Agent = Awaited<ReturnType<typeof openAgent>>;

/** An agent on the client that anybody may use: what is pushed is kept, and any body can be sent as it is. */
export async function openAgent({ url, ...options }: AgentOptions) {
  const client = await openClient({ url, ...options });
  const { socket, user, headers } = client;
  const entries = createHappenings<AgentEntry>();
  const line = createHappenings<readonly PlacedItem[]>();
  const offers = createHappenings<AgentPush<'offer'>>();
  const pushes = createHappenings<{ name: string; payload: Record<string, unknown> }>();
  client.on('entry', (entry) => entries.add(entry as AgentEntry));
  const watched = (items: readonly PlacedItem[]) => line.add(items);
  client.on('queue:changed', (step) =>
    watched(afterStep(line.all.at(-1) ?? [], step as AgentPush<'queue:changed'>)),
  );
  client.on('offer', (offer) => offers.add(offer as AgentPush<'offer'>));
  socket.onAny((name: string, payload: Record<string, unknown>) => pushes.add({ name, payload }));

  return {
    user,
    cookie: headers.cookie ?? '',
    socket,
    entries,
    line,
    offers,
    pushes,
    /** One try over the socket. */
    send: async <N extends AgentCommandName>(
      name: N,
      input: AgentInput<N>,
    ): Promise<Answer<AgentOutput<N>>> => {
      const answer = (await client.send(name, input as never)) as Answer<AgentOutput<N>>;
      if (name === 'queue:watch' && answer.ok)
        watched((answer as unknown as AgentOutput<'queue:watch'>).items);
      return answer;
    },
    /** One try over HTTP. */
    overHttp: client.post as <N extends AgentCommandName>(
      name: N,
      input: AgentInput<N>,
    ) => Promise<Answer<AgentOutput<N>>>,
    /** Any name and any body over HTTP, as it is. */
    raw: (name: string, body: unknown) => post(`${url}/api/v1/agent/commands/${name}`, body, headers),
    get: (path: string) => get(`${url}${path}`, headers),
    /** Over the socket, again until it is acknowledged. */
    deliver: client.deliver as <N extends AgentCommandName>(
      name: N,
      input: AgentInput<N>,
      limitMs?: number,
    ) => Promise<Delivery<AgentOutput<N>>>,
    close: client.close,
  };
}
