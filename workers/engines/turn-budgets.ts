import { RateLimiterMemory, RateLimiterRedis } from 'rate-limiter-flexible';
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
 * How often the assistant may be asked in an hour, by contact, by address and by workspace, counted by all workers
 * together; while the queue is away each counts for itself. Presses are never counted: a budget that is used up leads
 * to a person.
 */
export function createTurnBudgets(redis: QueueConnection, limits: Limits) {
  const contacts = counter(redis, 'contact', limits.HANDRAIL_AI_TURNS_PER_CONTACT);
  const addresses = counter(redis, 'address', limits.HANDRAIL_AI_TURNS_PER_ADDRESS);
  const workspaces = counter(redis, 'workspace', limits.HANDRAIL_AI_TURNS_PER_WORKSPACE);
  return {
    /** Counts one turn. Says whose budget is used up, or null; whoever has none left takes nothing from the others. */
    async take({ workspaceId, contact, origin }: TurnOf): Promise<string | null> {
      if (!(await contacts(contact.id))) return 'this contact';
      if (origin !== null && !(await addresses(origin))) return 'this address';
      if (!(await workspaces(workspaceId))) return 'this workspace';
      return null;
    },
  };
}

type TurnOf = Pick<Conversation, 'workspaceId' | 'contact' | 'origin'>;

function counter(redis: QueueConnection, name: string, points: number) {
  const limiter = new RateLimiterRedis({
    storeClient: redis,
    keyPrefix: `handrail:turns:${name}`,
    points,
    duration: HOUR_S,
    insuranceLimiter: new RateLimiterMemory({ points, duration: HOUR_S }),
  });
  return (key: string): Promise<boolean> =>
    limiter.consume(key).then(
      () => true,
      () => false,
    );
}
