import { z } from 'zod';
import { type Catalogue, figureSchema, measuredRows } from './figure.ts';
import { episodeStates } from './states.ts';
import { waterfallStages } from './waterfall.ts';

const seconds = z.number().nullable();

const stageSchema = z.object({
  stage: z.enum(waterfallStages),
  meanSeconds: seconds,
  medianSeconds: seconds,
  conversationIds: z.array(z.string()),
});
export type StageSummary = z.infer<typeof stageSchema>;

const curvePointSchema = z.object({
  seconds: z.number(),
  share: z.number().nullable(),
  interval: figureSchema.shape.interval,
  atRisk: z.number().int(),
  beyondTail: z.boolean(),
});

/** All figures of a set of issues as of one moment; `figures` has a field for each measured row of the catalogue. */
export function figuresSchemaOf(catalogue: Catalogue) {
  const fields = measuredRows(catalogue).map(({ id, name, meaning }) => [
    id,
    figureSchema.describe(`${name}. ${meaning}`),
  ]);
  const figures = z.object(Object.fromEntries(fields) as Record<string, typeof figureSchema>);
  return z.object({
    asOf: z.number().describe('UTC ms.'),
    n: z.number().int().describe('Issues with a need, false escalations apart.'),
    events: z.number().int().describe('Those with effective help so far.'),
    matured: z.number().int().describe('Those whose outcome nothing later can change.'),
    conversationIds: z.array(z.string()).describe('The conversations of the needs in `n`.'),
    figures,
    states: z
      .partialRecord(z.enum(episodeStates), z.array(z.string()))
      .describe('The states that occur, each with its conversations.'),
    classes: z.object({ clean: z.array(z.string()), recovered: z.array(z.string()) }),
    waterfall: z.array(stageSchema).describe('Where the time from need to help went.'),
    curve: z.array(curvePointSchema).describe('F(t) step by step; empty below 30 needs.'),
    tailSeconds: z.number().describe('The curve is not to be drawn beyond this.'),
  });
}
export type EscalationFigures = z.infer<ReturnType<typeof figuresSchemaOf>>;
