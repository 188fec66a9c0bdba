import { extractFixes } from '../../brief/fixes.ts';
import { headAndTail } from '../../text/clip.ts';
import { evidenceOf, firstHit } from './detector-phrases.ts';
import { type DetectorTurn, type Evidence, quoteOf } from './turn.ts';

export type FailedFix = {
  /** What was tried, as far as it can be told. */
  readonly what: string;
  readonly proposed: Evidence;
  readonly failed: Evidence;
};

/** Proposals from the words of assistant and agent, with what the contact said of them. */
function extracted(turns: readonly DetectorTurn[]): FailedFix[] {
  const textOf = new Map(turns.map((turn) => [turn.seq, turn.text]));
  const plain = turns.map(({ seq, by, text }) => ({ seq, by, text: headAndTail(text) }));
  return extractFixes(plain)
    .filter((fix) => fix.outcome === 'failed')
    .map((fix) => {
      const failedAt = fix.outcomeSeq ?? fix.seq;
      return {
        what: fix.what,
        proposed: { seq: fix.seq, quote: fix.what },
        failed: { seq: failedAt, quote: quoteOf(textOf.get(failedAt) ?? '') },
      };
    });
}

/** A message that says "that did not help" to the reply right before it, whatever that proposed. */
function said(turns: readonly DetectorTurn[]): FailedFix[] {
  let reply: DetectorTurn | undefined;
  return turns.flatMap((turn) => {
    if (turn.by !== 'contact') {
      reply = turn;
      return [];
    }
    const hit = firstHit(turn, 'fix.did-not-help');
    if (!hit || !reply) return [];
    const what = quoteOf(reply.text);
    return [{ what, proposed: { seq: reply.seq, quote: what }, failed: evidenceOf(turn, hit) }];
  });
}

/** Steps that were proposed or tried and, as the contact says, did not help; each report is counted once. */
export function detectFailedFixes(turns: readonly DetectorTurn[]): FailedFix[] {
  const known = extracted(turns);
  const reported = new Set(known.map((fix) => fix.failed.seq));
  return [...known, ...said(turns).filter((fix) => !reported.has(fix.failed.seq))].sort(
    (a, b) => a.failed.seq - b.failed.seq,
  );
}
