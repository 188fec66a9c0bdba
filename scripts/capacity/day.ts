import type { Figures } from './figures.ts';
import { DAY, type Load, peakOf, type Traffic, trafficOf } from './load.ts';
import { LIMITS, type Plan, planFor, storeSecondsOf } from './plan.ts';
import { serversFor, type Waiting, waitingAt } from './queueing.ts';

/** An hour of a day, with as many of each as the busiest hour needs. */
export type Hour = {
  hour: number;
  perSecond: number;
  connected: number;
  server: Waiting;
  judging: Waiting;
  /** Share of the primaries' processors that is used. */
  store: number;
  /** Share of Valkey's one thread that is used. */
  valkey: number;
};

/** A part that does not simply grow by number, and how many times this day's load it could take. */
export type Ceiling = { what: string; room: number; next: string };

/** `people`: agents at work in the busiest hour. */
export type Day = { plan: Plan; hours: Hour[]; bottleneck: Bottleneck; ceilings: Ceiling[]; people: number };

/** What most of the money goes to, why so many are needed, and what would have to change. */
export type Bottleneck = { part: keyof Plan['monthly']; share: number; why: string; next: string };

/** How a person answers; assumptions of ours. */
const PERSON = { handleSeconds: 480, atATime: 4, limitSeconds: 60 };
/** Each process looks for what was not told every two seconds, at each shard; an index look-up that finds nothing. */
const RECOVER = { everySeconds: 2, lookUpUs: 150 };
/** The share of a shard's time that looking may take. */
const LOOKING_SHARE = 0.05;
const VALKEY_BUSIEST = 0.7;

/** A day with so many conversations, hour by hour, and what ends first when it grows on. */
export function simulateDay(load: Load, figures: Figures, curve: readonly number[] = DAY): Day {
  const aDay = load.conversationsPerHour * 24;
  const plan = planFor({ ...load, peak: peakOf(curve) }, figures);
  const hours = curve.map((share, hour) => hourOf(hour, trafficOf(load, aDay * share), load, figures, plan));
  const asked = {
    rate: plan.peak.presses,
    serviceSeconds: PERSON.handleSeconds / PERSON.atATime,
    serviceCv2: 1,
  };
  const people = serversFor(asked, { limitSeconds: PERSON.limitSeconds, busiest: 0.95 });
  return { plan, hours, people, bottleneck: bottleneckOf(plan), ceilings: ceilingsOf(plan) };
}

function hourOf(hour: number, traffic: Traffic, load: Load, figures: Figures, plan: Plan): Hour {
  const commands = traffic.presses + traffic.entries;
  const serverSeconds =
    (traffic.presses * figures.pressServerUs + traffic.entries * figures.messageServerUs) / 1e6;
  const isLocal = load.modelSeconds === 0;
  return {
    hour,
    perSecond: traffic.conversations,
    connected: traffic.connected,
    server: waitingAt({
      rate: commands,
      serviceSeconds: serverSeconds / commands,
      serviceCv2: 1,
      servers: plan.servers,
    }),
    judging: waitingAt({
      rate: traffic.judged,
      serviceSeconds: isLocal ? figures.judgeUs / 1e6 : load.modelSeconds,
      serviceCv2: 1,
      servers: plan.workers * (isLocal ? 1 : LIMITS.triageConcurrency),
    }),
    store: storeSecondsOf(traffic, figures) / (plan.shards * plan.storeProcessors),
    valkey: (plan.redisBusy * traffic.entries) / plan.peak.entries,
  };
}

function bottleneckOf(plan: Plan): Bottleneck {
  const parts = Object.entries(plan.monthly) as [keyof Plan['monthly'], number][];
  const total = parts.reduce((sum, [, cost]) => sum + cost, 0);
  const [part, cost] = parts.reduce((most, one) => (one[1] > most[1] ? one : most));
  return { part, share: cost / total, ...reasonFor(part, plan) };
}

function reasonFor(part: keyof Plan['monthly'], plan: Plan): Pick<Bottleneck, 'why' | 'next'> {
  switch (part) {
    case 'store':
      return plan.shardsFor === 'processor time'
        ? { why: 'writes', next: 'fewer writes a message' }
        : {
            why: `what is stored; ${percent(plan.decisionShare)} of it are explanations of decisions`,
            next: 'explanations out of the timeline into a store of their own, kept for less long; zstd for the rest',
          };
    case 'servers':
      return plan.serversFor === 'sockets'
        ? { why: 'sockets of visitors', next: 'less memory for a socket that is quiet' }
        : { why: 'processor time', next: 'less work a message' };
    case 'workers':
      return { why: 'judging messages', next: 'fewer sentence vectors computed anew' };
    case 'valkey':
      return { why: 'a pair that is there whatever the load', next: 'nothing' };
    case 'model':
      return {
        why: 'tokens',
        next: 'the local engine for what it answers as well; shorter prompts; a model of your own',
      };
  }
}

const percent = (share: number): string => `${Math.round(share * 100)} %`;

function ceilingsOf(plan: Plan): Ceiling[] {
  const processes = plan.servers + plan.workers;
  // Grows with the square of the load: more processes look, at more shards; each shard is asked by every process.
  const looking = (processes * RECOVER.lookUpUs) / 1e6 / RECOVER.everySeconds / plan.storeProcessors;
  return [
    {
      what: 'Valkey, whose commands are one thread',
      room: VALKEY_BUSIEST / plan.redisBusy,
      next: 'a Redis Cluster',
    },
    {
      what: 'looking for what was not told: every process asks every shard',
      room: LOOKING_SHARE / looking,
      next: 'one process at a time looks, by a lease',
    },
  ].sort((a, b) => a.room - b.room);
}
