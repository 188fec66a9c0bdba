import { type Bench, type Group, onStage } from '../bench-run.ts';
import { p50, p99, perSecond, refusedOf, type Sheet } from '../figures.ts';
import { type ActKind, type Load, startFloor } from '../load.ts';
import { startStage, withWork } from '../stage.ts';

type Pids = { server: number | undefined; store: number | undefined };
type Side = { name: string; target: string; pids: () => Pids };
type Scene = {
  bench: Bench;
  load: Load;
  urls: string[];
  sides: { create: Side; batched: Side; product: Side };
};

const SCREENS = 100;
/** In as many conversations, which the agent keeps: over all rounds no more than an agent may hold. */
const AGENT_MESSAGES = 15;
const AGENT_ROUNDS = 3;
const RATE_SECONDS = 4;
/** One in ten is a press. */
const PRESS_SHARE = 0.1;

/** Messages beside the floors, in paired rounds on one store. */
export const messages: Group = {
  rows: [
    {
      name: 'message',
      measures: 'a message to its acknowledgement',
      how: 'all clients at once, one message after another; and one at a time. Floor 1: a relay with one `create` a message. Floor 2: journalled batches.',
    },
    {
      name: 'screen',
      measures: 'a message to the screen of an agent who has the conversation open',
      how: 'one at a time; the floor tells another client in the room',
    },
    {
      name: 'agent',
      measures: "an agent's message to the customer",
      how: 'one at a time, in conversations that the agent has taken',
    },
    {
      name: 'rates',
      measures: 'messages and presses at 10, 50 and 80 % of what the product can take',
      how: 'open loop: so many a second however long each takes, timed from when each was due; one in ten is a press',
    },
  ],
  run: (bench) =>
    onStage(async ({ load, keep }) => {
      const app = keep(await startStage({ nodeArgs: bench.profileArgs }));
      const create = keep(await startFloor('create', app.floors));
      const batched = keep(await startFloor('batched', app.floors));
      const clients = bench.pick(100, 500);
      const floor = (target: string, pid: number | undefined): Side => ({
        name: target === 'create' ? 'floor 1' : 'floor 2',
        target,
        pids: () => ({ server: pid, store: app.pids().store }),
      });
      const sides = {
        create: floor('create', create.pid),
        batched: floor('batched', batched.pid),
        product: { name: 'Handrail', target: 'product', pids: app.pids },
      };
      await load.ask({ do: 'open', target: 'create', urls: [create.url], kind: 'floor', clients });
      await load.ask({ do: 'open', target: 'batched', urls: [batched.url], kind: 'floor', clients });
      await load.ask({ do: 'open', target: 'product', urls: [app.url], kind: 'product', clients });
      const scene = { bench, load, urls: [app.url], sides };
      await warmUp(scene);
      await bench.row('message', (sheet) => messageRow(scene, sheet));
      await load.ask({ do: 'agents', target: 'product', urls: [app.url], ...app.agents });
      await bench.row('screen', (sheet) => screenRow(scene, sheet));
      await bench.row('agent', (sheet) => agentRow(scene, sheet));
      await bench.row('rates', (sheet) => ratesRow(scene, sheet));
    }),
};

async function warmUp({ load, sides }: Scene): Promise<void> {
  for (const { target } of Object.values(sides))
    await load.ask({ do: 'acts', act: 'message', target, mode: 'loaded', count: 3 });
}

async function messageRow({ bench, load, sides }: Scene, sheet: Sheet): Promise<void> {
  for (let round = 0; round < bench.rounds; round += 1) {
    const measured = [];
    for (const { name, target, pids } of Object.values(sides)) {
      const ask = (mode: 'loaded' | 'unloaded', count: number) =>
        load.ask({ do: 'acts', act: 'message', target, mode, count });
      const idle = await ask('unloaded', bench.pick(50, 250));
      const loaded = await withWork(pids(), () => ask('loaded', bench.pick(5, 10)));
      sheet.note(`${name}, acknowledged`, '/s', perSecond(loaded));
      sheet.note(`${name}, unloaded median`, 'ms', p50(idle));
      sheet.note(`${name}, unloaded p99`, 'ms', p99(idle));
      sheet.note(`${name}, loaded median`, 'ms', p50(loaded));
      sheet.note(`${name}, server`, 'µs', loaded.us.server);
      sheet.note(`${name}, store`, 'µs', loaded.us.store);
      measured.push({ idle, loaded });
    }
    const [create, batched, product] = measured;
    if (!create || !batched || !product) return;
    sheet.note('Handrail, refused for the moment', 'refused', refusedOf(product.loaded));
    sheet.note('acknowledged, of floor 2', 'of', perSecond(product.loaded) / perSecond(batched.loaded));
    sheet.note('acknowledged, of floor 1', 'of', perSecond(product.loaded) / perSecond(create.loaded));
    sheet.note('unloaded median, of floor 1', 'of', p50(product.idle) / p50(create.idle));
    const ratio = (of: number | null, to: number | null) => (of !== null && to ? of / to : null);
    sheet.note('work, of floor 2', 'of', ratio(product.loaded.us.both, batched.loaded.us.both));
  }
}

async function screenRow({ bench, load, sides }: Scene, sheet: Sheet): Promise<void> {
  const clients = 50;
  const ask = (act: ActKind, target: string) =>
    load.ask({ do: 'acts', act, target, mode: 'unloaded', count: bench.pick(20, SCREENS), clients });
  for (let round = 0; round < bench.rounds; round += 1) {
    const floor = await ask('message-to-screen', sides.create.target);
    const product = await ask('message-to-screen', sides.product.target);
    sheet.note('median, of floor 1', 'of', p50(product) / p50(floor));
    sheet.note('floor 1, median', 'ms', p50(floor));
    sheet.note('Handrail, median', 'ms', p50(product));
    sheet.note('Handrail, p99', 'ms', p99(product));
  }
}

async function agentRow({ bench, load, sides }: Scene, sheet: Sheet): Promise<void> {
  const ask = (act: ActKind, target: string) =>
    load.ask({
      do: 'acts',
      act,
      target,
      mode: 'unloaded',
      count: bench.pick(10, AGENT_MESSAGES),
      clients: 15,
    });
  for (let round = 0; round < Math.min(bench.rounds, AGENT_ROUNDS); round += 1) {
    const floor = await ask('message-to-screen', sides.create.target);
    const product = await ask('agent-message-to-contact', sides.product.target);
    sheet.note("median, of floor 1's message to another client", 'of', p50(product) / p50(floor));
    sheet.note('median', 'ms', p50(product));
    sheet.note('p99', 'ms', p99(product));
  }
}

/** First how much it can take, then shares of that. The p99 of presses is compared with that of the messages beside them. */
async function ratesRow({ bench, load, urls, sides: { product } }: Scene, sheet: Sheet): Promise<void> {
  const { target } = product;
  // As many as it takes for none to send more than a contact may.
  await load.ask({ do: 'open', target, kind: 'product', urls, clients: bench.pick(100, 1_000) });
  for (let round = 0; round < Math.min(bench.rounds, bench.pick(1, 3)); round += 1) {
    const most = await load.ask({
      do: 'acts',
      act: 'message',
      target,
      mode: 'loaded',
      count: bench.pick(5, 8),
    });
    sheet.note('saturation', '/s', perSecond(most));
    for (const percent of [10, 50, 80]) {
      const rate = (perSecond(most) * percent) / 100;
      const seconds = bench.pick(2, RATE_SECONDS);
      const at = await load.ask({ do: 'rate', target, perSecond: rate, seconds, pressShare: PRESS_SHARE });
      const presses = { samples: at.presses };
      sheet.note(`at ${percent} %: press p99, of the messages' p99`, 'of', p99(presses) / p99(at));
      sheet.note(`at ${percent} %: message median`, 'ms', p50(at));
      sheet.note(`at ${percent} %: message p99`, 'ms', p99(at));
      sheet.note(`at ${percent} %: press median`, 'ms', p50(presses));
      sheet.note(`at ${percent} %: press p99`, 'ms', p99(presses));
      sheet.note(`at ${percent} %: refused`, 'refused', refusedOf(at));
    }
  }
}
