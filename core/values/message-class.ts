import { z } from 'zod';

export const messageClassSchema = z.enum([
  'greeting',
  'holding',
  'automation',
  'redundant_question',
  'question',
  'answer',
  'action',
]);
/** What an agent's message is worth to the contact; the last three are meaningful (docs/measurement.md §1.2). */
export type MessageClass = z.infer<typeof messageClassSchema>;
