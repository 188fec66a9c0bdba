import { RateLimiterMemory } from 'rate-limiter-flexible';

/** How much of each may come within `duration` seconds. */
export const rates = {
  visitorCommands: { points: 60, duration: 10 },
  agentCommands: { points: 600, duration: 10 },
  logins: { points: 10, duration: 60 },
  // Each try costs a quarter of a second of scrypt: changing the address must not make it free.
  loginAddresses: { points: 120, duration: 60 },
};

/**
 * Per-process limits. They slow floods of messages and guesses of passwords; the way to a person has none.
 * Kept in memory: a limit that needed the queue would refuse people when the queue is down.
 */
export function createLimits() {
  const commands = new RateLimiterMemory(rates.visitorCommands);
  const agentCommands = new RateLimiterMemory(rates.agentCommands);
  const logins = new RateLimiterMemory(rates.logins);
  const loginAddresses = new RateLimiterMemory(rates.loginAddresses);
  const ask = (limiter: RateLimiterMemory) => async (key: string) => {
    try {
      await limiter.consume(key);
      return true;
    } catch {
      return false;
    }
  };
  return {
    allowsVisitorCommand: ask(commands),
    allowsAgentCommand: ask(agentCommands),
    allowsLogin: ask(logins),
    allowsLoginFrom: ask(loginAddresses),
  };
}
export type Limits = ReturnType<typeof createLimits>;
