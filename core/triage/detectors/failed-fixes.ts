import { extractFixes } from '../../brief/fixes.ts';
import { headAndTail } from '../../text/clip.ts';
import { straightQuotes } from '../../text/words.ts';
import { anyOf, type DetectorTurn, type Evidence, quoteAround, quoteOf } from './turn.ts';

export type FailedFix = {
  /** What was tried, as far as it can be told. */
  readonly what: string;
  readonly proposed: Evidence;
  readonly failed: Evidence;
};

const didNotHelp = [
  anyOf(
    String.raw`(?:that|this|it|those|these|none of (?:that|this|those|these|it))(?: still)? (?:did|does|do|has|have)(?:n'?t| not) (?:\w+ )?(?:help|work|fix|solve|change|do)\w*(?: (?:it|anything|the (?:problem|issue)))?`,
    String.raw`(?:still|again) (?:not working|broken|the same|no (?:luck|change|difference)|(?:does|do|did|is|are)(?:n'?t| not))`,
    String.raw`(?:i )?(?:already|just) (?:tried|did|done) (?:that|this|it|all)`,
    String.raw`(?:tried|did) (?:that|this|it|everything)\b.{0,40}\b(?:nothing|same|no|not|still|fail\w*|but)`,
    String.raw`(?:no luck|same (?:error|problem|issue|thing|result)|made no difference|nothing (?:changed|helped|works|worked)|didn'?t help|didn'?t work|not helpful|doesn'?t help)`,
  ),
  anyOf(
    String.raw`(?:das|es|dies)? ?(?:hat|hilft|half) (?:leider |auch |mir |uns |gar |immer noch )*nicht(?: geholfen| funktioniert| geklappt)?`,
    String.raw`(?:funktioniert|geht|klappt) (?:leider |immer noch |noch immer |trotzdem |weiterhin |auch )+nicht`,
    String.raw`(?:schon|bereits) (?:probiert|versucht|gemacht|ausprobiert)`,
    String.raw`(?:gleicher?|derselbe|dasselbe) (?:fehler|problem)|kein(?:e|en)? (?:erfolg|anderung|änderung|besserung)`,
  ),
  anyOf(
    String.raw`(?:ca|ça|cela) (?:ne |n')(?:marche|fonctionne|a) (?:toujours )?pas(?: march[eé]| fonctionn[eé]| aid[eé])?|toujours pas|d[eé]j[aà] essay[eé]`,
    String.raw`(?:no|tampoco) (?:funciona|funcion[oó]|ayud[oó]|sirve|sirvi[oó])|sigue (?:sin funcionar|igual)|ya lo (?:intent[eé]|prob[eé])`,
    String.raw`non (?:funziona|ha funzionato)(?: ancora)?|gi[aà] provato|(?:werkt|helpt) (?:nog steeds )?niet`,
  ),
];

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
    const text = straightQuotes(headAndTail(turn.text));
    const match = didNotHelp.map((pattern) => pattern.exec(text)).find((found) => found !== null);
    if (!match || !reply) return [];
    const quote = quoteAround(text, match.index, match[0].length);
    const what = quoteOf(reply.text);
    return [{ what, proposed: { seq: reply.seq, quote: what }, failed: { seq: turn.seq, quote } }];
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
