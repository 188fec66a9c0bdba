import type { FaultProxy } from '../support/fault-proxy.ts';
import type { AgentBrowser, CustomerBrowser } from './browsers.ts';
import type { Cluster, Engine, Member } from './cluster.ts';

/** Everything that can be struck. */
export type Field = { cluster: Cluster; customers: CustomerBrowser[]; agents: AgentBrowser[] };

/** A fault that has begun: what was struck, and how it ends. */
export type Struck = { what: string; end: () => Promise<void> | void };
export type Fault = { name: string; strike: (field: Field, chance: Chance) => Promise<Struck> | Struck };

export type Chance = { of: <T>(all: readonly T[]) => T; between: (low: number, high: number) => number };

const HOUR_MS = 3_600_000;

/** Every fault that the soak knows. A new one is a row here. */
export const faults: Fault[] = [
  {
    name: 'kill -9 of a server',
    strike: ({ cluster }, chance) => kill(chance.of(cluster.servers)),
  },
  {
    name: 'kill -9 of a worker',
    strike: ({ cluster }, chance) => kill(chance.of(cluster.workers)),
  },
  {
    name: 'a process hangs',
    strike({ cluster }, chance) {
      const { name, part } = chance.of([...cluster.servers, ...cluster.workers]);
      part.signal('SIGSTOP');
      return { what: name, end: () => part.signal('SIGCONT') };
    },
  },
  {
    name: 'kill -9 of a store',
    async strike({ cluster }, chance) {
      const name = chance.of<Engine>(['mongo', 'redis']);
      await cluster.engines[name].kill();
      return { what: name, end: () => cluster.engines[name].restart() };
    },
  },
  {
    name: 'a store hangs',
    strike({ cluster }, chance) {
      const name = chance.of<Engine>(['mongo', 'redis']);
      const pid = cluster.engines[name].pid() ?? 0;
      process.kill(pid, 'SIGSTOP');
      return { what: name, end: () => void process.kill(pid, 'SIGCONT') };
    },
  },
  {
    name: 'a link to a store is cut',
    strike: (field, chance) => onStoreLink(field, chance, (link) => link.cut()),
  },
  {
    name: 'a link to a store is silent',
    strike: (field, chance) => onStoreLink(field, chance, (link) => link.stall()),
  },
  {
    name: 'links to a store are half open',
    strike: (field, chance) => onStoreLink(field, chance, (link) => link.strand()),
  },
  {
    name: 'a link to a store is slow',
    strike(field, chance) {
      const milliseconds = Math.round(chance.between(50, 500));
      const struck = onStoreLink(field, chance, (link) => link.delay(milliseconds));
      return { ...struck, what: `${struck.what} by ${milliseconds} ms` };
    },
  },
  {
    name: "a server's clock is wrong",
    strike: ({ cluster }, chance) =>
      restartWith(chance.of(cluster.servers), {
        skewMs: Math.round(chance.between(-HOUR_MS, HOUR_MS)),
      }),
  },
  {
    name: "the disk of a server's log is full",
    strike: ({ cluster }, chance) => restartWith(chance.of(cluster.servers), { isDiskFull: true }),
  },
  {
    name: 'a rolling restart',
    async strike({ cluster }) {
      for (const { part } of [...cluster.servers, ...cluster.workers]) {
        await part.stop();
        await part.start();
      }
      return { what: 'servers, then workers', end: () => undefined };
    },
  },
  {
    name: 'a client has no network',
    strike: (field, chance) => onClientLink(field, chance, (link) => link.cut()),
  },
  {
    name: "a client's network is silent",
    strike: (field, chance) => onClientLink(field, chance, (link) => link.stall()),
  },
  {
    name: "a client's connections are half open",
    strike: (field, chance) => onClientLink(field, chance, (link) => link.strand()),
  },
  { name: 'a customer closes the browser', strike: ({ customers }, chance) => leave(chance.of(customers)) },
  { name: 'an agent vanishes', strike: ({ agents }, chance) => leave(chance.of(agents)) },
];

async function kill({ name, part }: Member): Promise<Struck> {
  await part.kill();
  return { what: name, end: part.start };
}

function onStoreLink({ cluster }: Field, chance: Chance, strike: (link: FaultProxy) => void): Struck {
  const member = chance.of([...cluster.servers, ...cluster.workers]);
  const store = chance.of<Engine>(['mongo', 'redis']);
  return onLink(member.links[store], `${member.name} to ${store}`, strike);
}

function onClientLink(
  { customers, agents }: Field,
  chance: Chance,
  strike: (link: FaultProxy) => void,
): Struck {
  const { link, name } = chance.of([...customers, ...agents]);
  return onLink(link, name, strike);
}

function onLink(link: FaultProxy, what: string, strike: (link: FaultProxy) => void): Struck {
  strike(link);
  return {
    what,
    end() {
      link.delay(0);
      link.mend();
    },
  };
}

async function restartWith(
  { name, part, settings }: Member,
  change: Partial<Member['settings']>,
): Promise<Struck> {
  const usual = { ...settings };
  const restart = async () => {
    await part.stop();
    await part.start();
  };
  Object.assign(settings, change);
  await restart();
  const how = change.skewMs === undefined ? '' : ` by ${Math.round(change.skewMs / 1_000)} s`;
  return {
    what: `${name}${how}`,
    async end() {
      Object.assign(settings, usual);
      await restart();
    },
  };
}

async function leave(browser: CustomerBrowser | AgentBrowser): Promise<Struck> {
  await browser.close();
  return { what: browser.name, end: browser.open };
}
