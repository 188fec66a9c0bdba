import { clip } from '../text/clip.ts';
import { sentencesOf } from '../text/sentences.ts';
import type { Turn } from '../text/turn.ts';
import { straightQuotes } from '../text/words.ts';
import { extractFacts } from './facts/facts.ts';

/** What an agent or the assistant said would be done, and by when, in their words. */
export type Promised = { text: string; by: 'assistant' | 'agent'; seq: number; due: string | null };

const MAX_PROMISES = 20;

const commits = new RegExp(
  [
    "\\b(?:i|we)(?:'ll| will| shall| ?'?m going to| am going to| are going to| promise(?: to)?|'re going to)\\b(?! (?:not |never )?(?:need you|be happy|be glad|be here|be able|need (?:to know|your|more|some)|love|see what))",
    // Apostrophes are often lost: "Ill", "Well check" at the start of a sentence.
    '^(?:ill|well|then ill|then well) (?:check|look|get|send|call|email|e-mail|forward|pass|raise|report|refund|let|update|follow|contact|reach|arrange|ask|make|have|credit|review|log|ensure|escalate|keep)\\b',
    "\\byou(?:'ll| will| shall) (?:get|receive|hear|be (?:contacted|called|refunded|credited|notified|reimbursed|updated))\\b",
    '\\b(?:refund|credit|replacement|technician|engineer|colleague|specialist|team|manager|someone|supervisor|voucher|parcel|order)\\b[^.!?]{0,40}\\b(?:will (?:be|call|contact|come|arrive|get|reach|follow|reply|process|issue|send|review)|is on (?:its|the) way)\\b',
    '\\b(?:expect|allow) (?:a |an |the |our |to )?(?:reply|answer|call|refund|update|response|hear)\\b',
    '\\b(?:ich|wir) (?:melde[n]? (?:mich|uns)|werde[n]?|erstatten?|schicken?|kümmer\\w*|rufe)\\b|\\b(?:je vais|nous allons|nous reviendrons|je reviens)\\b|\\b(?:vamos a|voy a|le (?:enviar|contactar|llamar)\\w+)\\b',
  ].join('|'),
  'iu',
);
const onlyPolite =
  /\b(?:happy to (?:help|assist)|glad to (?:help|assist)|be (?:right )?here|do (?:our|my) best|see what (?:i|we) can|hope(?:fully)?|once you|as soon as you (?:send|provide|reply)|if you (?:send|provide|could|can|dm)|need (?:you|your|to know|more))\b/i;

/** The promises after one more message; contacts promise nothing that binds us. Pure. */
export function applyPromises(promises: readonly Promised[], turn: Turn): Promised[] {
  if (turn.by === 'contact') return [...promises];
  const by = turn.by;
  const made = sentencesOf(turn.text)
    .filter((sentence) => isPromise(sentence))
    .slice(0, 4)
    .map((sentence) => ({ text: clip(sentence, 200), by, seq: turn.seq, due: dueIn(sentence) }));
  return [...promises, ...made].slice(-MAX_PROMISES);
}

function isPromise(sentence: string): boolean {
  const words = straightQuotes(sentence);
  return (
    commits.test(words) &&
    !onlyPolite.test(words) &&
    !/\?\s*$|^(?:please|can you|could you|kindly|if you)\b/i.test(words)
  );
}

/** When it is due, as it was said: "by Friday", "within 24 hours". */
function dueIn(sentence: string): string | null {
  const span =
    /\b(?:within|in|in the next|over the next|innerhalb von|sous|en) (?:the )?(?:next )?(?:\d{1,3}|an?|one|two|three|few|a few)(?:\s?(?:-|to)\s?\d{1,3})? (?:business |working )?(?:minutes?|hours?|days?|weeks?|stunden|tagen|heures|jours|horas|días)\b/i.exec(
      sentence,
    );
  return span?.[0] ?? extractFacts(sentence).find((fact) => fact.kind === 'date')?.value ?? null;
}
