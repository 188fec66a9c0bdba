import { z } from 'zod';

const checkSchema = z.enum(['up', 'down']);

/** What `GET /readyz` answers (docs/decisions/012-readiness.md). */
export const readinessSchema = z.object({
  status: z
    .enum(['ok', 'starting', 'degraded', 'unavailable'])
    .describe(
      '`starting`: the assistant was never able to answer yet (503). `degraded`: presses and messages are taken, but something is away (200). `unavailable`: the store is away (503).',
    ),
  checks: z.object({
    store: checkSchema,
    queue: checkSchema,
    ai: z.enum(['up', 'starting', 'down']).describe('`up`: at least one worker can answer a question now'),
  }),
  workers: z.object({ ready: z.int(), starting: z.int() }),
  articles: z.int().nullable().describe('How many articles the assistant answers from; null while unknown'),
  awaits: z.array(z.string()).describe('What is waited for, in words'),
  notes: z.array(z.string()).describe('What a reader should know although nothing is down'),
});
export type Readiness = z.infer<typeof readinessSchema>;
