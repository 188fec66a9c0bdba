import { z } from 'zod';
import type { Episode } from './episode.ts';
import { MIN_DENOMINATOR } from './rates.ts';
import type { Sample } from './sample.ts';

/** One figure of a report, with what it rests on. */
export const figureSchema = z.object({
  id: z.string(),
  value: z
    .number()
    .nullable()
    .describe(
      'A share from 0 to 1, or seconds. Null where there is nothing to measure, where a median is not reached, and for a share that rests on too little (`countsOnly`, `beyondTail`).',
    ),
  count: z.number().int().describe('How many issues are counted.'),
  of: z.number().int().describe('Out of how many.'),
  interval: z.object({ low: z.number(), high: z.number() }).nullable().describe('95 % interval of a share.'),
  countsOnly: z.boolean().describe(`Fewer than ${MIN_DENOMINATOR}: too few for a percentage.`),
  beyondTail: z.boolean().describe('Fewer than 10 were followed this long without help: no share.'),
  pending: z.number().int().describe('Of those counted, how many may still turn out otherwise.'),
  conversationIds: z.array(z.string()).describe('The conversations counted, each once.'),
});
export type Figure = z.infer<typeof figureSchema>;

/** What a figure's row computes; the rules of what may be shown are applied to it afterwards. */
export type Measurement = {
  /** A share (0..1) or seconds; null for "not reached" or nothing to measure. */
  value: number | null;
  counted: readonly Episode[];
  of: number;
  interval?: Figure['interval'];
  beyondTail?: boolean;
  pending?: number;
};
export type Measure = (sample: Sample) => Measurement;

/** A card of the manager's page. The row says on which card it stands, the screen how the card looks. */
export type Card = 'promise' | 'speed' | 'lost' | 'quality' | 'outcome';

type RowBase<Id extends string> = {
  id: Id;
  /** As it stands on screen and in the export. */
  name: string;
  /** One sentence that a manager understands. */
  meaning: string;
  unit: 'share' | 'seconds';
  /** Whether more is better; null where neither is. */
  better: 'more' | 'less' | null;
  /** Who acts on it. */
  owner: 'support lead' | 'workforce' | 'platform' | 'product' | 'model owner';
};

/** A figure that something in the product can move. */
export type MeasuredRow<Id extends string = string> = RowBase<Id> & {
  /** The events that move it, in plain words. */
  moves: string;
  card: Card;
  measure: Measure;
};

/** A figure that nothing in the product can move yet: no screen shows it, and the report says why. */
export type UnmeasuredRow<Id extends string = string> = RowBase<Id> & { measured: false; why: string };

export type FigureRow<Id extends string = string> = MeasuredRow<Id> | UnmeasuredRow<Id>;
export type Catalogue = readonly FigureRow[];

export function measuredRows(catalogue: Catalogue): MeasuredRow[] {
  return catalogue.filter((row): row is MeasuredRow => 'measure' in row);
}

export function unmeasuredRows(catalogue: Catalogue): UnmeasuredRow[] {
  return catalogue.filter((row): row is UnmeasuredRow => !('measure' in row));
}

/** The figure of a row, with a share left out where it rests on too little (docs/measurement.md §0). */
export function figureOf(row: MeasuredRow, sample: Sample): Figure {
  const measured = row.measure(sample);
  const { counted, of, interval = null, beyondTail = false, pending = 0 } = measured;
  const countsOnly = of < MIN_DENOMINATOR;
  const isWithheld = row.unit === 'share' && (countsOnly || beyondTail);
  return {
    id: row.id,
    value: isWithheld ? null : measured.value,
    count: counted.length,
    of,
    interval: isWithheld ? null : interval,
    countsOnly,
    beyondTail,
    pending,
    conversationIds: conversationIdsOf(counted),
  };
}

/** The conversations of some issues, each once. */
export function conversationIdsOf(episodes: readonly Episode[]): string[] {
  return [...new Set(episodes.map(({ conversationId }) => conversationId))];
}
