import { z } from 'zod';
import { idSchema } from './texts.ts';

/** The five states of a conversation (docs/glossary.md). */
export const stateNameSchema = z.enum(['triage', 'waiting', 'active', 'resolved', 'closed']);
export type StateName = z.infer<typeof stateNameSchema>;

export const transferTargetSchema = z.union([
  z.strictObject({ agentId: idSchema }),
  z.strictObject({ teamId: idSchema }),
  z.strictObject({ skill: z.string().min(1).max(100) }),
]);
export type TransferTarget = z.infer<typeof transferTargetSchema>;
