import type { Hit } from '../../text/phrases.ts';
import { evidenceOf, hitsInTurn } from './detector-phrases.ts';
import { contactTurns, type DetectorTurn, type Evidence } from './turn.ts';

/** The contact may harm themself, is threatened or hurt, or reports a physical danger; the gravest first. */
export const dangerKinds = ['selfHarm', 'threat', 'physical'] as const;
export type DangerKind = (typeof dangerKinds)[number];

export type Danger = {
  readonly kind: DangerKind;
  readonly evidence: Evidence;
};

/** The words in a message that speak of a danger, without figures of speech. */
function dangerIn(turn: DetectorTurn): Danger | undefined {
  const hits = hitsInTurn(turn);
  const figures = hits.filter(({ rule }) => rule === 'danger.figure');
  const isReal = ({ start, end }: Hit): boolean =>
    !figures.some((figure) => figure.start < end && start < figure.end);
  for (const kind of dangerKinds) {
    const hit = hits.find((each) => isOfKind(each, kind) && isReal(each));
    if (hit) return { kind, evidence: evidenceOf(turn, hit) };
  }
  return undefined;
}

const isOfKind = ({ rule }: Hit, kind: DangerKind): boolean => rule.startsWith(`danger.${kind}`);

/**
 * Words of the contact about harm to themself, threats, or a physical danger. At most one danger per message,
 * the gravest first.
 */
export function detectDanger(turns: readonly DetectorTurn[]): Danger[] {
  return contactTurns(turns)
    .flatMap((turn) => dangerIn(turn) ?? [])
    .sort((a, b) => a.evidence.seq - b.evidence.seq);
}
