// The load generator of the bench, as a process: it does what its parent asks, one task after another.
import { setTimeout as sleep } from 'node:timers/promises';
import { type Act, prepare, type Target } from './acts.ts';
import type { LoadAnswer, LoadTask, Measured } from './load.ts';
import {
  accepted,
  type Client,
  openContact,
  openFloorClient,
  openKnownContact,
  openWatcher,
  refusals,
} from './load-clients.ts';

const OPENING_AT_ONCE = 20;

const targets = new Map<string, Target>();

process.on('message', (task: LoadTask) => {
  for (const code of Object.keys(refusals)) delete refusals[code];
  run(task).then(
    (answer) => process.send?.({ ...answer, refused: { ...refusals } }),
    (error: Error) => process.send?.({ failed: error.message } satisfies LoadAnswer),
  );
});
process.on('disconnect', () => process.exit(0));

type Timed = Omit<Measured, 'refused'>;
const NOTHING: Timed = { samples: [], presses: [], seconds: 0 };

async function run(task: LoadTask): Promise<Timed> {
  switch (task.do) {
    case 'open':
      return open(task);
    case 'resume-as': {
      const target = targetOf(task.target, [task.url]);
      await side(OPENING_AT_ONCE, task.contacts.length, async (index) => {
        const contact = task.contacts[index];
        if (contact) target.clients.push(await openKnownContact(task.url, contact));
      });
      return NOTHING;
    }
    case 'agents': {
      const target = targetOf(task.target, task.urls);
      const { email, password } = task;
      for (const url of task.urls) target.agents.push(await openWatcher({ url, email, password }));
      return NOTHING;
    }
    case 'prepare': {
      const target = targetOf(task.target);
      target.prepared = await prepareAll(target.clients, task.count, (client) =>
        prepare[task.act](client, target),
      );
      return NOTHING;
    }
    case 'acts':
      return measure(targetOf(task.target), task);
    case 'rate':
      return atRate(targetOf(task.target), task);
    case 'cut':
      return cut(targetOf(task.target));
    case 'close': {
      const { clients, agents } = targetOf(task.target);
      for (const client of [...clients, ...agents]) client.close();
      targets.delete(task.target);
      return NOTHING;
    }
    default:
      throw new Error(`unknown task ${JSON.stringify(task)}`);
  }
}

/** Opens clients until the target has so many, spread evenly over its servers. */
async function open({
  target: name,
  kind,
  urls,
  clients,
  isIdle = false,
}: LoadTask & { do: 'open' }): Promise<Timed> {
  const target = targetOf(name, urls);
  const startedAt = performance.now();
  const from = target.clients.length;
  await side(OPENING_AT_ONCE, clients - from, async (offset) => {
    const url = urls[offset % urls.length] ?? '';
    target.clients.push(
      kind === 'product' ? await openContact(url, from + offset, isIdle) : await openFloorClient(url),
    );
  });
  return { ...NOTHING, seconds: (performance.now() - startedAt) / 1000 };
}

/**
 * `unloaded`: `count` acts one after another over all clients. `loaded`: `count` acts a client, one after another, all
 * clients at once. What an act needs beforehand is not measured.
 */
async function measure(
  target: Target,
  { act, mode, count, clients: most }: LoadTask & { do: 'acts' },
): Promise<Timed> {
  const clients = target.clients.slice(0, most);
  const each = mode === 'unloaded' ? Math.ceil(count / clients.length) : count;
  const prepared =
    target.prepared ?? (await prepareAll(clients, each, (client) => prepare[act](client, target)));
  target.prepared = null;
  const samples: number[] = [];
  const inTurn = async (acts: Act[]) => {
    for (const one of acts) {
      const startedAt = performance.now();
      await one();
      samples.push(performance.now() - startedAt);
    }
  };
  const startedAt = performance.now();
  if (mode === 'unloaded') await inTurn(prepared.flat().slice(0, count));
  else await Promise.all(prepared.map(inTurn));
  return { samples, presses: [], seconds: (performance.now() - startedAt) / 1000 };
}

/** Each act is timed from when it was due: one that is late because others took long is as slow as it is for a customer. */
async function atRate(
  target: Target,
  { perSecond, seconds, pressShare, clients: most }: LoadTask & { do: 'rate' },
): Promise<Timed> {
  const clients = target.clients.slice(0, most);
  const count = Math.max(1, Math.round(perSecond * seconds));
  const pressEach = pressShare > 0 ? Math.round(1 / pressShare) : Number.POSITIVE_INFINITY;
  const acts: { isPress: boolean; act: Act }[] = [];
  await side(OPENING_AT_ONCE, count, async (index) => {
    const client = clients[index % clients.length];
    if (!client) throw new Error('no clients are open');
    const isPress = index % pressEach === pressEach - 1;
    acts[index] = { isPress, act: await prepare[isPress ? 'press' : 'message'](client, target) };
  });
  const timed: Timed = { samples: [], presses: [], seconds: 0 };
  const startedAt = performance.now();
  const running: Promise<void>[] = [];
  for (let next = 0; next < acts.length; ) {
    const due = startedAt + (next * 1000) / perSecond;
    if (performance.now() < due) {
      await sleep(1);
      continue;
    }
    const { isPress, act } = acts[next++] as { isPress: boolean; act: Act };
    const note = () => (isPress ? timed.presses : timed.samples).push(performance.now() - due);
    running.push(
      act()
        .then(note)
        .then(() => undefined),
    );
  }
  await Promise.all(running);
  return { ...timed, seconds: (performance.now() - startedAt) / 1000 };
}

async function cut({ clients }: Target): Promise<Timed> {
  const samples: number[] = [];
  const startedAt = performance.now();
  const back = clients.map(async (client) => {
    await new Promise<void>((resolve) => {
      client.socket.once('connect', resolve);
      client.socket.io.engine.close();
    });
    const { visitor, conversationId } = client;
    if (visitor) await accepted(() => visitor.send('entries:after', { conversationId, seq: 0 }));
    samples.push(performance.now() - startedAt);
  });
  await Promise.all(back);
  return { samples, presses: [], seconds: (performance.now() - startedAt) / 1000 };
}

async function prepareAll(
  clients: Client[],
  each: number,
  make: (client: Client) => Promise<Act>,
): Promise<Act[][]> {
  const prepared: Act[][] = clients.map(() => []);
  await side(OPENING_AT_ONCE, clients.length, async (index) => {
    const client = clients[index];
    for (let number = 0; client && number < each; number += 1) prepared[index]?.push(await make(client));
  });
  return prepared;
}

function targetOf(name: string, urls?: string[]): Target {
  const known = targets.get(name);
  if (known) return known;
  if (!urls) throw new Error(`${name} is not open`);
  const target: Target = { urls, clients: [], agents: [], prepared: null };
  targets.set(name, target);
  return target;
}

async function side(width: number, count: number, work: (index: number) => Promise<void>): Promise<void> {
  let next = 0;
  const lane = async () => {
    for (let index = next++; index < count; index = next++) await work(index);
  };
  await Promise.all(Array.from({ length: width }, lane));
}
