import { seededRandom } from '../../scripts/replay/chance.ts';
import { makeBrowser } from './browsers.ts';
import { startCluster } from './cluster.ts';
import { type Chance, type Fault, type Field, faults } from './faults.ts';
import {
  countLived,
  faultsOfLedger,
  type Lived,
  type Settled,
  untilNobodyWaits,
  untilScreensAreTrue,
} from './settle.ts';
import { openTruth } from './truth.ts';

export type SoakOptions = {
  seed: number;
  /** How long faults are struck. */
  seconds: number;
  servers: number;
  workers: number;
  customers: number;
  agents: number;
  /** Only faults whose name holds this. */
  only?: string;
  /** Also where nothing was violated. */
  keepLogs: boolean;
  onEvent: (line: string) => void;
};

export type SoakReport = {
  seed: number;
  struck: number;
  lived: Lived;
  violations: string[];
  /** Seconds until all screens were true, and until nobody waited any more. */
  screensAfter: number;
  servedAfter: number;
};

const AGENT_NAMES = ['agent', 'agent2', 'manager'];
/** Half-open connections are only noticed by their silence. */
const SETTLE_LIMIT_MS = 90_000;
const LONGEST_HOLD_MS = 6_000;
const CLIENT_FAULT = /client|browser|vanishes/;

/** Strikes faults that the seed chooses while people talk, then lets go and says what did not come right. */
export async function soak(options: SoakOptions): Promise<SoakReport> {
  const { seed, onEvent } = options;
  const violations: string[] = [];
  const violate = (what: string): void => {
    violations.push(what);
    onEvent(`VIOLATION ${what}`);
  };
  const cluster = await startCluster({ ...options, onViolation: violate });
  const field: Field = { cluster, customers: [], agents: [] };
  try {
    await openBrowsers(field, options, violate);
    const struck = await strikeAll(field, options);
    setMoods(field, 'still');
    const truth = await openTruth((await cluster.front(0)).url, cluster.password);
    const note = (what: string, { faults: left, seconds }: Settled): number => {
      for (const fault of left) violate(`after ${seconds.toFixed(0)} s ${fault}`);
      onEvent(`${what} after ${seconds.toFixed(1)} s`);
      return seconds;
    };
    const screensAfter = note('screens are true', await untilScreensAreTrue(field, truth, SETTLE_LIMIT_MS));
    setMoods(field, 'finish');
    const servedAfter = note('nobody waits', await untilNobodyWaits(field, truth, SETTLE_LIMIT_MS));
    setMoods(field, 'still');
    note('screens are true again', await untilScreensAreTrue(field, truth, SETTLE_LIMIT_MS));
    for (const fault of await faultsOfLedger(field, truth)) violate(fault);
    const lived = await countLived(field, truth);
    truth.close();
    return { seed, struck, lived, violations, screensAfter, servedAfter };
  } finally {
    await Promise.all([...field.customers, ...field.agents].map((browser) => browser.close()));
    await Promise.all([...field.customers, ...field.agents].map(({ link }) => link.close()));
    const isKept = options.keepLogs || violations.length > 0;
    if (isKept) onEvent(`the logs are kept in ${cluster.dir}`);
    await cluster.stop(isKept);
  }
}

async function openBrowsers(field: Field, options: SoakOptions, onViolation: (what: string) => void) {
  const { cluster } = field;
  const common = { dir: cluster.dir, seed: options.seed, onViolation };
  for (let index = 0; index < options.agents; index += 1) {
    const account = { email: `${AGENT_NAMES[index]}@demo.test`, password: cluster.password };
    field.agents.push(
      await makeBrowser({ ...common, url: (await cluster.front(index)).url, role: 'agent', index, account }),
    );
  }
  for (let index = 0; index < options.customers; index += 1)
    field.customers.push(
      await makeBrowser({ ...common, url: (await cluster.front(index)).url, role: 'customer', index }),
    );
  await Promise.all([...field.agents, ...field.customers].map((browser) => browser.open()));
}

function setMoods({ customers, agents }: Field, mood: 'act' | 'still' | 'finish'): void {
  for (const customer of customers) customer.setMood(mood === 'finish' ? 'still' : mood);
  for (const agent of agents) agent.setMood(mood);
}

/** Two lanes side by side, one for the machines and one for the clients; within a lane one fault at a time. */
async function strikeAll(field: Field, options: SoakOptions): Promise<number> {
  const chosen = faults.filter(({ name }) => name.includes(options.only ?? ''));
  const lanes = [
    chosen.filter(({ name }) => !CLIENT_FAULT.test(name)),
    chosen.filter(({ name }) => CLIENT_FAULT.test(name)),
  ];
  const counts = await Promise.all(lanes.map((lane, index) => strikeLane(field, options, lane, index)));
  return counts.reduce((sum, count) => sum + count, 0);
}

async function strikeLane(
  field: Field,
  { seed, seconds, onEvent }: SoakOptions,
  lane: readonly Fault[],
  index: number,
): Promise<number> {
  const chance = chanceOf(seed * 2 + index);
  const endsAt = performance.now() + seconds * 1_000;
  let struck = 0;
  while (lane.length > 0 && performance.now() < endsAt) {
    await pause(chance.between(300, 2_000));
    const fault = chance.of(lane);
    const { what, end } = await fault.strike(field, chance);
    const holdMs = chance.between(500, LONGEST_HOLD_MS);
    struck += 1;
    onEvent(`${fault.name}: ${what}, ${(holdMs / 1_000).toFixed(1)} s`);
    await pause(holdMs);
    await end();
  }
  return struck;
}

function chanceOf(seed: number): Chance {
  const random = seededRandom(seed);
  return {
    of<T>(all: readonly T[]) {
      return all[Math.floor(random() * all.length)] as T;
    },
    between: (low, high) => low + random() * (high - low),
  };
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => void setTimeout(resolve, ms));
