import type { Hit } from '../../text/phrases.ts';
import { evidenceOf, hitsInTurn } from './detector-phrases.ts';
import { contactTurns, type DetectorTurn, type Evidence } from './turn.ts';

/** Which prepared text fits: the contact may harm themself, is threatened or hurt, or reports a physical danger. */
export type DangerKind = 'selfHarm' | 'threat' | 'physical';

export type Danger = {
  readonly kind: DangerKind;
  /** Key of the text that is shown at once, whoever answers next. */
  readonly textKey: `danger.${DangerKind}`;
  readonly evidence: Evidence;
};

const kinds: readonly DangerKind[] = ['selfHarm', 'threat', 'physical'];

/** The words in a message that speak of a danger, without figures of speech. */
function dangerIn(turn: DetectorTurn): Danger | undefined {
  const hits = hitsInTurn(turn);
  const figures = hits.filter(({ rule }) => rule === 'danger.figure');
  const isReal = ({ start, end }: Hit): boolean =>
    !figures.some((figure) => figure.start < end && start < figure.end);
  for (const kind of kinds) {
    const hit = hits.find((each) => isOfKind(each, kind) && isReal(each));
    if (hit) return { kind, textKey: `danger.${kind}`, evidence: evidenceOf(turn, hit) };
  }
  return undefined;
}

const isOfKind = ({ rule }: Hit, kind: DangerKind): boolean =>
  rule === `danger.${kind}` || rule === `danger.${kind}Abroad`;

/**
 * Words of the contact about harm to themself, threats, or a physical danger. At most one danger per message,
 * the gravest first.
 */
export function detectDanger(turns: readonly DetectorTurn[]): Danger[] {
  return contactTurns(turns)
    .flatMap((turn) => dangerIn(turn) ?? [])
    .sort((a, b) => a.evidence.seq - b.evidence.seq);
}
