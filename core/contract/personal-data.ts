import { z } from 'zod';
import { erasureReasonSchema } from '../values/erasure.ts';
import { actorSchema } from '../values/people.ts';
import { idSchema, isoTimeSchema } from '../values/texts.ts';

/** The record of an erasure. It names nobody but who asked for it. */
export const erasureSchema = z.object({
  contactId: idSchema.describe('The contact. The id is used up and opens nothing any more.'),
  by: actorSchema.describe('Who asked for it; `system` where it was kept long enough.'),
  reason: erasureReasonSchema.describe('Why.'),
  requestedAt: isoTimeSchema.describe('When it was asked for: from then on nobody is this contact.'),
  finishedAt: isoTimeSchema.nullable().describe('When all that was found was erased; null while it goes on.'),
  confirmedAt: isoTimeSchema
    .nullable()
    .describe('When a later look found that nothing had come after; null before, for about a minute.'),
  conversations: z.int().nonnegative().describe('How many conversations were erased.'),
  entries: z.int().nonnegative().describe('How many of their entries were written anew.'),
});
export type ErasureView = z.infer<typeof erasureSchema>;
