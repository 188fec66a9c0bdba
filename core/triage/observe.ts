import type { Surroundings } from './detectors/detector.ts';
import type { ValuesOf } from './detectors/input.ts';
import { type DetectorId, type DetectorInputs, detectorIds, detectors } from './detectors/table.ts';
import { type DetectorTurn, type Evidence, quoteOf } from './detectors/turn.ts';
import type { FeatureValues } from './score/features.ts';

export type Observed = {
  readonly inputs: ValuesOf<DetectorInputs>;
  readonly features: FeatureValues;
  /** The words that show what each detector found, for the rule that calls a person because of it. */
  readonly evidence: Readonly<Partial<Record<DetectorId, Evidence>>> & { readonly lastWords: Evidence };
};

/**
 * Runs every row of the table of detectors: pure, from the turns and what is known of the contact. Throws
 * RangeError when no contact has spoken.
 */
export function observe(turns: readonly DetectorTurn[], surroundings: Surroundings): Observed {
  const last = turns.findLast(({ by }) => by === 'contact');
  if (!last) throw new RangeError('there is no contact message to judge');
  const seen = { ...surroundings, turns, last };
  const findings = detectorIds.map((id) => ({ id, ...detectors[id].look(seen) }));
  const evidence = findings.flatMap(({ id, evidence: words }) => (words ? [[id, words] as const] : []));
  return {
    inputs: Object.assign({}, ...findings.map(({ inputs }) => inputs)) as ValuesOf<DetectorInputs>,
    features: Object.assign({}, ...findings.map(({ features }) => features)) as FeatureValues,
    evidence: { ...Object.fromEntries(evidence), lastWords: { seq: last.seq, quote: quoteOf(last.text) } },
  };
}
