import { z } from 'zod';

/** Why personal data was erased. A list and no free text, so that the record of an erasure holds none itself. */
export const erasureReasons = ['contact_asked', 'legal_duty', 'not_needed', 'retention'] as const;
export const erasureReasonSchema = z.enum(erasureReasons);
export type ErasureReason = z.infer<typeof erasureReasonSchema>;

export const erasureScopeSchema = z
  .enum(['texts', 'contact'])
  .describe(
    '`texts`: what was said; the contact keeps the conversation and may go on with it. `contact`: that and who it was; nothing can be added any more.',
  );
export type ErasureScope = z.infer<typeof erasureScopeSchema>;
