import { RateLimiterMemory } from 'rate-limiter-flexible';
import type { Conversation } from '../../core/timeline/conversation.ts';
import type { Config } from '../../server/config.ts';
import type { QueueConnection } from '../../server/queue/connections.ts';

const HOUR_S = 3_600;

type Limits = Pick<
  Config,
  'HANDRAIL_AI_TURNS_PER_CONTACT' | 'HANDRAIL_AI_TURNS_PER_ADDRESS' | 'HANDRAIL_AI_TURNS_PER_WORKSPACE'
>;

export type TurnBudgets = ReturnType<typeof createTurnBudgets>;

/**
 * Counts one turn on each key, or on none where one has reached its limit. ARGV is how long a count lasts in seconds,
 * and each key's limit. Returns the place of the first key that has, or 0.
 */
const TAKE = `
for at, key in ipairs(KEYS) do
  if tonumber(redis.call('GET', key) or '0') >= tonumber(ARGV[at + 1]) then return at end
end
for _, key in ipairs(KEYS) do
  if redis.call('INCR', key) == 1 then redis.call('EXPIRE', key, ARGV[1]) end
end
return 0`;

type WithTake = { handrailTakeTurn: (keys: number, ...rest: (string | number)[]) => Promise<number> };

/** A count of turns: whose it is, in words, and how many there may be. */
type Counter = { whose: string; key: string; limit: number; alone: RateLimiterMemory };

/**
 * How often the assistant may be asked in an hour, by contact, by address and by workspace, counted by all workers
 * together; while the queue is away each counts for itself. Presses are never counted: a budget that is used up leads
 * to a person.
 */
export function createTurnBudgets(redis: QueueConnection, limits: Limits) {
  redis.defineCommand('handrailTakeTurn', { lua: TAKE });
  const shared = redis as unknown as WithTake;
  const inMemory = (points: number) => new RateLimiterMemory({ points, duration: HOUR_S });
  const alone = {
    contact: inMemory(limits.HANDRAIL_AI_TURNS_PER_CONTACT),
    address: inMemory(limits.HANDRAIL_AI_TURNS_PER_ADDRESS),
    workspace: inMemory(limits.HANDRAIL_AI_TURNS_PER_WORKSPACE),
  };

  function countersOf({ workspaceId, contact, origin }: TurnOf): Counter[] {
    const counter = (name: keyof typeof alone, id: string): Counter => ({
      whose: `this ${name}`,
      // In a cluster the keys of one command are of one slot.
      key: `handrail:turns:{${workspaceId}}:${name}:${id}`,
      limit: alone[name].points,
      alone: alone[name],
    });
    return [
      counter('contact', contact.id),
      ...(origin === null ? [] : [counter('address', origin)]),
      counter('workspace', workspaceId),
    ];
  }

  return {
    /** Counts one turn. Says whose budget is used up, or null; whoever has none left takes nothing from the others. */
    async take(turn: TurnOf): Promise<string | null> {
      const counters = countersOf(turn);
      const [keys, most] = [counters.map(({ key }) => key), counters.map(({ limit }) => limit)];
      const usedUp = await shared
        .handrailTakeTurn(keys.length, ...keys, HOUR_S, ...most)
        .catch(() => takeAlone(counters));
      return counters[usedUp - 1]?.whose ?? null;
    },
  };
}

type TurnOf = Pick<Conversation, 'workspaceId' | 'contact' | 'origin'>;

/** The same by what this process knows. */
async function takeAlone(counters: readonly Counter[]): Promise<number> {
  for (const [index, { key, alone }] of counters.entries()) {
    const isLeft = await alone.consume(key).then(
      () => true,
      () => false,
    );
    if (!isLeft) return index + 1;
  }
  return 0;
}
