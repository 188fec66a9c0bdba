import type { Figures } from './figures.ts';
import type { Load, Traffic } from './load.ts';
import { trafficOf } from './load.ts';
import { serversFor, type Waiting, waitingAt } from './queueing.ts';

/** What one of each can hold, and how busy it may be. Assumptions of ours. */
export const LIMITS = {
  /** A server or worker is one thread: busier, and a burst makes presses wait. */
  busiest: 0.6,
  socketsPerServer: 15_000,
  /** One in a hundred commands may wait so long for its turn. */
  serverWaitSeconds: 0.05,
  /** One in a hundred messages may wait so long to be judged. */
  judgeWaitSeconds: 1,
  triageConcurrency: 20,
  /** A shard's primary: processors at most, at least, and how much of them may be used. */
  storeProcessors: 8,
  leastStoreProcessors: 2,
  storeBusiest: 0.5,
  storeTiB: 4,
  /** What is stored, uncompressed: measured, docs/capacity.md. A decision carries its whole explanation. */
  entryBytes: 520,
  decisionBytes: 4_350,
  conversationBytes: 1_600,
  indexBytesOfEntry: 210,
  indexBytesOfConversation: 400,
  /** What the store's own compression makes of it. */
  compression: 0.4,
  /** What is read again within days: kept in the store's memory. */
  hotDays: 3,
  copies: 3,
} as const;

export type Prices = {
  /** A month. */
  processor: number;
  memoryGiB: number;
  diskGiB: number;
  /** A million tokens of a model provider. */
  millionTokens: number;
};

/** Assumptions of ours, of no provider in particular. */
export const DEFAULT_PRICES: Prices = { processor: 25, memoryGiB: 3, diskGiB: 0.1, millionTokens: 0.5 };

export type Plan = {
  peak: Traffic;
  servers: number;
  /** Whether sockets or processor time ask for so many. */
  serversFor: 'sockets' | 'processor time' | 'safety';
  serverWaiting: Waiting;
  workers: number;
  workerWaiting: Waiting;
  /** Judgements that a model provider has under way at the peak; 0 with the local engine. */
  modelCalls: number;
  shards: number;
  shardsFor: 'processor time' | 'disk' | 'safety';
  /** At most, a second. */
  storeWrites: number;
  /** Of one primary. */
  storeProcessors: number;
  storeBusy: number;
  diskTiBPerYear: number;
  /** Share of what is stored that decisions are. */
  decisionShare: number;
  workingSetGiB: number;
  /** Share of one processor that Valkey uses; it has one thread for commands. */
  redisBusy: number;
  monthly: Record<'servers' | 'workers' | 'store' | 'valkey' | 'model', number>;
};

const MONTH_SECONDS = 30 * 86_400;
const DAY_SECONDS = 86_400;
const GIB = 2 ** 30;

/** How many of each a load needs, and what that costs. */
export function planFor(load: Load, figures: Figures, prices: Prices = DEFAULT_PRICES): Plan {
  const mean = trafficOf(load, load.conversationsPerHour);
  const peak = trafficOf(load, load.conversationsPerHour * load.peak);
  const server = serverNeeds(peak, figures);
  const worker = workerNeeds(load, peak, figures);
  const store = storeNeeds(load, mean, peak, figures);
  const redisBusy = (peak.judged * figures.jobRedisUs + peak.entries * figures.noticeRedisUs) / 1e6;
  const half = { ...prices, diskGiB: 0 };
  return {
    peak,
    ...server,
    ...worker,
    ...store,
    redisBusy,
    monthly: {
      servers:
        server.servers * priceOf(prices, { processors: 1, memoryGiB: 1 + socketGiB(peak, figures, server) }),
      workers: worker.workers * priceOf(prices, { processors: 1, memoryGiB: 1.5 }),
      store:
        store.shards *
        LIMITS.copies *
        priceOf(prices, {
          processors: store.storeProcessors,
          memoryGiB: Math.max(16, (2 * store.workingSetGiB) / store.shards),
          diskGiB: (store.diskTiBPerYear * load.years * 1024) / store.shards,
        }),
      valkey: 2 * priceOf(half, { processors: 2, memoryGiB: 4 }),
      model:
        load.modelSeconds > 0
          ? (mean.judged * load.tokensPerJudgement * MONTH_SECONDS * prices.millionTokens) / 1e6
          : 0,
    },
  };
}

function serverNeeds(peak: Traffic, figures: Figures) {
  const rate = peak.presses + peak.entries;
  const seconds =
    (peak.presses * figures.pressServerUs + peak.entries * figures.messageServerUs) /
    1e6 /
    Math.max(rate, 1e-9);
  const station = { rate, serviceSeconds: seconds, serviceCv2: 1 };
  const byTime = serversFor(station, { limitSeconds: LIMITS.serverWaitSeconds, busiest: LIMITS.busiest });
  const bySockets = Math.ceil(peak.connected / LIMITS.socketsPerServer);
  const servers = Math.max(2, 1 + Math.max(byTime, bySockets));
  return {
    servers,
    serversFor:
      servers === 2
        ? ('safety' as const)
        : bySockets > byTime
          ? ('sockets' as const)
          : ('processor time' as const),
    serverWaiting: waitingAt({ ...station, servers }),
  };
}

const socketGiB = (peak: Traffic, figures: Figures, { servers }: { servers: number }): number =>
  (peak.connected / servers) * figures.socketKiB * (1024 / GIB);

function workerNeeds(load: Load, peak: Traffic, figures: Figures) {
  const isLocal = load.modelSeconds === 0;
  // A local engine computes; a provider is waited for, by as many runs at a time as a worker is set to.
  const runs = isLocal ? 1 : LIMITS.triageConcurrency;
  const serviceSeconds = isLocal ? figures.judgeUs / 1e6 : load.modelSeconds;
  const station = { rate: peak.judged, serviceSeconds, serviceCv2: 1 };
  const slots = serversFor(station, {
    limitSeconds: LIMITS.judgeWaitSeconds,
    busiest: isLocal ? LIMITS.busiest : 0.9,
  });
  const workers = Math.max(2, 1 + Math.ceil(slots / runs));
  return {
    workers,
    workerWaiting: waitingAt({ ...station, servers: workers * runs }),
    modelCalls: isLocal ? 0 : peak.judged * load.modelSeconds,
  };
}

function storeNeeds(load: Load, mean: Traffic, peak: Traffic, figures: Figures) {
  const perSecond = storeSecondsOf(peak, figures);
  const byTime = Math.ceil(perSecond / (LIMITS.storeProcessors * LIMITS.storeBusiest));
  const bytesADay = DAY_SECONDS * bytesASecond(mean);
  const diskTiBPerYear = (365 * bytesADay) / 2 ** 40;
  const byDisk = Math.ceil((diskTiBPerYear * load.years) / LIMITS.storeTiB);
  const shards = Math.max(1, byTime, byDisk);
  const storeProcessors = Math.max(
    LIMITS.leastStoreProcessors,
    Math.ceil(perSecond / shards / LIMITS.storeBusiest),
  );
  return {
    shards,
    shardsFor:
      shards === 1 ? ('safety' as const) : byDisk > byTime ? ('disk' as const) : ('processor time' as const),
    // At most: an insert, a read model and a mark for each entry, were none of them gathered.
    storeWrites: 3 * peak.entries,
    storeProcessors,
    storeBusy: perSecond / (shards * storeProcessors),
    diskTiBPerYear,
    decisionShare: (mean.judged * LIMITS.decisionBytes * LIMITS.compression * DAY_SECONDS) / bytesADay,
    workingSetGiB: (LIMITS.hotDays * bytesADay) / GIB,
  };
}

/** Processor time of the store's primaries, in seconds a second. */
export function storeSecondsOf({ presses, entries }: Traffic, figures: Figures): number {
  return (presses * figures.pressStoreUs + entries * figures.messageStoreUs) / 1e6;
}

/** On disk, with indexes. */
function bytesASecond({ entries, judged, conversations }: Traffic): number {
  const { entryBytes, decisionBytes, conversationBytes, compression } = LIMITS;
  const documents =
    (entries - judged) * entryBytes + judged * decisionBytes + conversations * conversationBytes;
  const indexes = entries * LIMITS.indexBytesOfEntry + conversations * LIMITS.indexBytesOfConversation;
  return documents * compression + indexes;
}

function priceOf(
  prices: Prices,
  { processors, memoryGiB, diskGiB = 0 }: { processors: number; memoryGiB: number; diskGiB?: number },
): number {
  return processors * prices.processor + memoryGiB * prices.memoryGiB + diskGiB * prices.diskGiB;
}
