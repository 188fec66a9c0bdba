/**
 * Erlang's B: the share of arrivals that find all `servers` busy where nobody waits.
 * A. K. Erlang 1917, by the usual recursion: B(0) = 1, B(n) = aB(n-1) / (n + aB(n-1)).
 * @param offered arrivals a second times the seconds that each takes (erlangs)
 */
export function erlangB(servers: number, offered: number): number {
  let blocked = 1;
  for (let n = 1; n <= servers; n += 1) blocked = (offered * blocked) / (n + offered * blocked);
  return blocked;
}

/** Erlang's C: the share of arrivals that have to wait where all do (M/M/k). 1 where the line only grows. */
export function erlangC(servers: number, offered: number): number {
  if (offered >= servers) return 1;
  const blocked = erlangB(servers, offered);
  return blocked / (1 - (offered / servers) * (1 - blocked));
}

/** What is served, and how evenly. */
export type Station = {
  /** Arrivals a second. */
  rate: number;
  /** Seconds that one takes in the mean. */
  serviceSeconds: number;
  /** Squared coefficient of variation of what one takes: 0 always the same, 1 exponential. */
  serviceCv2: number;
  servers: number;
};

export type Waiting = {
  /** Share of the servers' time that is used; from 1 on the line only grows. */
  utilisation: number;
  /** Share of arrivals that wait at all. */
  waits: number;
  /** Mean wait in seconds, over all arrivals. */
  meanSeconds: number;
  /** The wait that one in a hundred arrivals exceeds, in seconds. */
  p99Seconds: number;
};

/**
 * Waiting in M/G/k. The mean is that of M/M/k times (1 + cv²) / 2 (Lee and Longton 1959; exact for one server, by
 * Pollaczek and Khinchine); the tail is taken as exponential from there, as it is in M/M/k.
 */
export function waitingAt({ rate, serviceSeconds, serviceCv2, servers }: Station): Waiting {
  const offered = rate * serviceSeconds;
  const utilisation = offered / servers;
  const waits = erlangC(servers, offered);
  if (utilisation >= 1)
    return {
      utilisation,
      waits,
      meanSeconds: Number.POSITIVE_INFINITY,
      p99Seconds: Number.POSITIVE_INFINITY,
    };
  const whoWaits = ((serviceSeconds / (servers - offered)) * (1 + serviceCv2)) / 2;
  return {
    utilisation,
    waits,
    meanSeconds: waits * whoWaits,
    p99Seconds: Math.max(0, whoWaits * Math.log(waits / 0.01)),
  };
}

/** The fewest servers with which at most one in a hundred waits longer than `limitSeconds`, none busier than `busiest`. */
export function serversFor(
  station: Omit<Station, 'servers'>,
  { limitSeconds, busiest }: { limitSeconds: number; busiest: number },
): number {
  const offered = station.rate * station.serviceSeconds;
  let servers = Math.max(1, Math.ceil(offered / busiest));
  while (waitingAt({ ...station, servers }).p99Seconds > limitSeconds) servers += 1;
  return servers;
}
