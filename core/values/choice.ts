import { z } from 'zod';
import { idSchema } from './texts.ts';

/**
 * Something that the assistant offers with a message: an article to be quoted, a reply to be sent, or a person. A contact
 * takes it by a press of its button, or in words.
 */
export const choiceSchema = z.object({
  id: idSchema,
  label: z.string().min(1).max(200).describe('What its button says, and what a contact who takes it says.'),
  kind: z.enum(['article', 'reply', 'person']),
});
export type Choice = z.infer<typeof choiceSchema>;

/** More are no choice but a list. */
export const MAX_CHOICES = 5;
