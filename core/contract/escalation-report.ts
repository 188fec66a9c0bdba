import { z } from 'zod';
import { figureCatalogue } from '../metrics/catalogue.ts';
import type { Catalogue } from '../metrics/figure.ts';
import { figuresSchemaOf } from '../metrics/summary.ts';
import { isoTimeSchema } from '../values/texts.ts';

/** What figures can be grouped by. */
export const groupings = ['tier', 'reason', 'day', 'team'] as const;
export type Grouping = (typeof groupings)[number];

/** The answer of the figures' endpoint, made from the rows of a catalogue. */
export function reportSchemaOf(catalogue: Catalogue) {
  const figures = figuresSchemaOf(catalogue);
  return z.object({
    from: isoTimeSchema,
    to: isoTimeSchema,
    asOf: isoTimeSchema,
    groupBy: z.enum(groupings).nullable(),
    total: figures,
    confirmed: figures.describe('The same, counting only needs that the customer or a reviewer stated.'),
    groups: z.array(z.object({ key: z.string(), figures })),
    notMeasured: z
      .array(z.object({ id: z.string(), name: z.string(), why: z.string() }))
      .describe('Figures that nothing can move yet, and why. They have no value anywhere.'),
    unread: z
      .number()
      .int()
      .nonnegative()
      .describe('Conversations of the period that could not be read, and so count nowhere.'),
  });
}

export const escalationReportSchema = reportSchemaOf(figureCatalogue);
export type EscalationReport = z.infer<typeof escalationReportSchema>;
