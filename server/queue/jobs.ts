import { z } from 'zod';
import { idSchema } from '../../core/values/texts.ts';
import type { TraceParent } from '../telemetry/tracing.ts';

/**
 * Every job: its name, what it carries and how it is retried. Jobs are reminders: they hold ids, never the only
 * copy of a fact; losing one costs time, and the watchdog makes it again from the timeline.
 */
export const jobs = {
  /** Judge the contact's newest message. */
  triage: { queue: 'triage', payload: z.strictObject({ conversationId: idSchema }), attempts: 5 },
  /**
   * Offer what waits in the workspace of a conversation to eligible agents. One stands for all of them: while it waited
   * to be tried again nobody would be offered. The watchdog makes the next within seconds.
   */
  route: { queue: 'handoff', payload: z.strictObject({ conversationId: idSchema }), attempts: 1 },
  /** End an offer that nobody answered. */
  'expire-offer': {
    queue: 'handoff',
    payload: z.strictObject({ conversationId: idSchema, offerSeq: z.number().int().positive() }),
    attempts: 10,
  },
  /** Look for what fell through: unanswered messages, waits without an offer, contacts who left, idle ends. */
  watchdog: { queue: 'handoff', payload: z.strictObject({}), attempts: 1 },
  /** Erase what is held of a contact. */
  'erase-contact': { queue: 'upkeep', payload: z.strictObject({ contactId: idSchema }), attempts: 10 },
  /** Take up erasures that are not complete, and remove what was kept long enough. */
  retention: { queue: 'upkeep', payload: z.strictObject({}), attempts: 1 },
} as const;

export type JobName = keyof typeof jobs;
export type JobPayload<N extends JobName> = z.infer<(typeof jobs)[N]['payload']>;
export type QueueName = (typeof jobs)[JobName]['queue'];
export const queueNames = ['triage', 'handoff', 'upkeep'] as const satisfies QueueName[];

/** A job to be made, with what keeps it from being made twice. */
export type JobRequest = {
  [N in JobName]: { name: N; payload: JobPayload<N>; delayMs?: number; id: string; trace?: TraceParent };
}[JobName];

export function isJobName(name: string): name is JobName {
  return Object.hasOwn(jobs, name);
}
