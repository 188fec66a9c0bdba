import { RateLimiterMemory } from 'rate-limiter-flexible';

/**
 * Per-process limits. They slow floods of messages and guesses of passwords; the way to a person has none.
 * Kept in memory: a limit that needed the queue would refuse people when the queue is down.
 */
export function createLimits() {
  const commands = new RateLimiterMemory({ points: 60, duration: 10 });
  const agentCommands = new RateLimiterMemory({ points: 600, duration: 10 });
  const logins = new RateLimiterMemory({ points: 10, duration: 60 });
  // Each try costs a quarter of a second of scrypt: changing the address must not make it free.
  const loginAddresses = new RateLimiterMemory({ points: 120, duration: 60 });
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
