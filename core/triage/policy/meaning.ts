import { z } from 'zod';
import { needKindSchema } from '../../values/need.ts';
import { reasonCodeSchema } from '../../values/reason.ts';
import { detectorIds } from '../detectors/table.ts';

/** Whose words show why a person is called: a detector's, or simply those of the newest message. */
const evidenceSourceSchema = z.enum([...detectorIds, 'lastWords']);

/** What it means that a rule calls a person, to the people who read it and to the figures. */
export const meaningSchema = z.strictObject({
  code: reasonCodeSchema.default('policy'),
  need: needKindSchema.default('policy_rule'),
  evidence: evidenceSourceSchema.default('lastWords'),
  /** Who asks for the person: a rule of ours, or the assistant itself. */
  by: z.enum(['policy', 'assistant']).default('policy'),
  /** The run knows the reason more exactly: how the engine failed, why it proposes a person, or which code it is. */
  passesOn: z.enum(['failure', 'proposal', 'code']).optional(),
  /** An engine may not give this code: a text could talk it into moving the conversation ahead of others. */
  detectedOnly: z.boolean().default(false),
});
export type Meaning = z.infer<typeof meaningSchema>;

/** The meaning of a rule that gives none. */
export const plainMeaning: Meaning = meaningSchema.parse({});
