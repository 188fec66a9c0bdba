import { RateLimiterMemory } from 'rate-limiter-flexible';

/** Wrong passwords in a row that nobody has to wait after: people mistype. */
const FREE_TRIES = 5;
const LONGEST_REST_S = 60;
const REMEMBERED_S = 3_600;
/** The longest that a timer can wait is some 24 days. */
const KNOWN_S = 20 * 86_400;

export type AccountRest = ReturnType<typeof createAccountRest>;

/**
 * After several wrong passwords in a row an account rests, twice as long each time, whoever tries and wherever from.
 * An address from which the account's own person signed in is let through, so that a guesser shuts nobody out.
 */
export function createAccountRest() {
  const failures = new RateLimiterMemory({ points: FREE_TRIES, duration: REMEMBERED_S });
  const resting = new RateLimiterMemory({ points: 1, duration: 1 });
  const known = new RateLimiterMemory({ points: 1, duration: KNOWN_S });

  return {
    /** Seconds until this account may be tried again from this address; 0 for now. */
    async secondsLeft(account: string, address: string): Promise<number> {
      if (await known.get(`${account}|${address}`)) return 0;
      const rest = await resting.get(account);
      return rest ? Math.ceil(rest.msBeforeNext / 1000) : 0;
    },
    async failed(account: string): Promise<void> {
      const { consumedPoints } = await failures.penalty(account);
      const beyond = consumedPoints - FREE_TRIES;
      if (beyond >= 0) await resting.block(account, Math.min(LONGEST_REST_S, 2 ** beyond));
    },
    async succeeded(account: string, address: string): Promise<void> {
      await Promise.all([failures.delete(account), resting.delete(account)]);
      await known.set(`${account}|${address}`, 1, KNOWN_S);
    },
  };
}
