import { z } from 'zod';

/** A job that waits longer than this, in seconds, is late: nobody takes the jobs, or too few do. */
export const LATE_JOB_SECONDS = 30;

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
  oldestJobSeconds: z
    .int()
    .nullable()
    .describe(
      `How long the job that could have run first has waited; 0 where none waits, null while unknown. Over ${LATE_JOB_SECONDS} is \`degraded\``,
    ),
  articles: z.int().nullable().describe('How many articles the assistant answers from; null while unknown'),
  awaits: z.array(z.string()).describe('What is waited for, in words'),
  notes: z.array(z.string()).describe('What a reader should know although nothing is down'),
});
export type Readiness = z.infer<typeof readinessSchema>;
