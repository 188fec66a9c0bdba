import { z } from 'zod';
import { detectorIds } from '../triage/detectors/table.ts';

/** One sentence of an article that would bring a person instead of an answer. */
const misheardSchema = z.object({
  detector: z.enum(detectorIds).describe('The detector that hears it'),
  rule: z.string().describe('The rule that then calls a person, by its id; K1 where a person is asked for'),
  articleId: z.string().describe('The article, by its id'),
  title: z.string().describe('Its title, in the language of the sentence'),
  sentence: z.string().describe('The sentence or example question; secrets masked, clipped'),
  heard: z.string().describe('The words in it that are heard'),
});

/** What `GET /api/v1/assistant/misheard` answers: what the assistant would hear in the workspace's own articles. */
export const misheardReportSchema = z.object({
  checkedAt: z.iso
    .datetime()
    .nullable()
    .describe('When the articles were last read for it; null where they were not yet'),
  count: z.int().describe('How many there are; `items` has the first of them'),
  items: z.array(misheardSchema).describe('The sentences, in the order of the articles'),
});
export type MisheardReport = z.infer<typeof misheardReportSchema>;
