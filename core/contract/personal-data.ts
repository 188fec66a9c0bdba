import { z } from 'zod';
import { briefSchema } from '../brief/brief-schema.ts';
import { agentEntrySchema, contactEntrySchema } from '../timeline/visible.ts';
import { erasureReasonSchema } from '../values/erasure.ts';
import { accountSchema, actorSchema } from '../values/people.ts';
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

const contactSchema = z.object({
  id: idSchema.describe('The contact.'),
  name: z.string().nullable().describe('The name; null while unknown.'),
  email: z.string().nullable().describe('The e-mail address; null while unknown.'),
  verified: z.boolean().describe("Whether the host's own back end said who it is."),
  account: accountSchema.nullable(),
  seenAt: isoTimeSchema.describe('When the contact was last seen.'),
});

export const contactPageSchema = z.object({
  items: z.array(
    contactSchema.extend({
      erasure: erasureSchema.nullable().describe('The record of the erasure; null where there is none.'),
    }),
  ),
});

/** Everything that is held of a contact. `version` is raised when a field changes its meaning. */
export const contactExportSchema = z.object({
  format: z.literal('handrail-contact').describe('What this document is.'),
  version: z.literal(1).describe('The version of its form.'),
  madeAt: isoTimeSchema.describe('When it was made.'),
  contact: contactSchema.describe('Who the contact is.'),
  erasure: erasureSchema.nullable().describe('The record of the erasure; null where there is none.'),
  malformed: z
    .array(
      z.object({
        at: isoTimeSchema.describe('When it came.'),
        source: z.string().describe('The command that it was meant for.'),
        raw: z.string().describe('What came.'),
      }),
    )
    .describe('Input that could not be read and was kept.'),
  conversations: z
    .array(
      z.object({
        id: idSchema.describe('The conversation.'),
        seen: z.array(contactEntrySchema).describe('What the contact saw of it.'),
        entries: z
          .array(agentEntrySchema)
          .describe('All of it: notes, decisions and what else the contact did not see.'),
        brief: briefSchema.nullable().describe('What agents are told of it.'),
      }),
    )
    .describe('The conversations of the contact.'),
});
export type ContactExport = z.infer<typeof contactExportSchema>;
