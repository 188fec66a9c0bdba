import { clip } from '../text/clip.ts';
import { sentencesOf } from '../text/sentences.ts';
import type { Turn } from '../text/turn.ts';
import { plainWords, straightQuotes } from '../text/words.ts';
import {
  actionOf,
  notAFix,
  type Outcome,
  outcomeIn,
  strongAttempt,
  suggestionPattern,
  triedForeign,
  triedPattern,
  triedToReach,
} from './fix-words.ts';

/** Something proposed or tried: `seq` is where it was said, `outcomeSeq` where its outcome was. */
export type AttemptedFix = {
  what: string;
  by: Turn['by'];
  outcome: Outcome;
  seq: number;
  outcomeSeq: number | null;
};

const MAX_FIXES = 40;
const MAX_WHAT_LENGTH = 140;

/** All attempted fixes of a conversation, in the order in which they were said. */
export function extractFixes(turns: Iterable<Turn>): AttemptedFix[] {
  let fixes: AttemptedFix[] = [];
  for (const turn of turns) fixes = applyFixes(fixes, turn);
  return fixes;
}

/** The fixes after one more message: new attempts are added, reported outcomes are filled in. Pure. */
export function applyFixes(fixes: readonly AttemptedFix[], turn: Turn): AttemptedFix[] {
  const next = turn.by === 'contact' ? afterContact(fixes, turn) : [...fixes, ...suggestionsIn(turn)];
  return next.slice(-MAX_FIXES);
}

function suggestionsIn(turn: Turn): AttemptedFix[] {
  const sentences = sentencesOf(turn.text);
  const steps = sentences.filter((line) => stepMark.test(line)).map((line) => line.replace(stepMark, ''));
  if (steps.length > 1) return [fixOf(turn, steps.map((step) => step.replace(/[.;]$/, '')).join('; '))];
  return sentences
    .filter((sentence) => suggestionPattern.test(straightQuotes(sentence)) && !notAFix.test(sentence))
    .slice(0, 4)
    .map((sentence) => fixOf(turn, sentence.replace(stepMark, '')));
}

const stepMark = /^(?:(?:step )?\d{1,2}[.):]|[-*•–])\s+/i;

function fixOf(turn: Turn, what: string, outcome: Outcome = 'unknown'): AttemptedFix {
  const outcomeSeq = outcome === 'unknown' ? null : turn.seq;
  return { what: clip(what, MAX_WHAT_LENGTH), by: turn.by, outcome, seq: turn.seq, outcomeSeq };
}

/** The contact reports: own attempts become fixes, and what they answer of ours gets its outcome. */
function afterContact(fixes: readonly AttemptedFix[], turn: Turn): AttemptedFix[] {
  const sentences = sentencesOf(turn.text);
  let next = [...fixes];
  let reported = false;
  sentences.forEach((sentence, at) => {
    if (!saysTried(sentence)) return;
    const outcome = outcomeNear(sentences, at);
    if (outcome === 'unknown' && !strongAttempt.test(sentence) && !answersSuggestion(next, sentence)) return;
    reported = true;
    next = withAttempt(next, turn, sentence, outcome);
  });
  return reported ? next : withOutcome(next, turn);
}

function saysTried(sentence: string): boolean {
  const words = straightQuotes(sentence);
  if (
    /\b(?:if|when|should|could|can|will|would|do|did|have) (?:i|we|you) (?:tr|re|up|cl)\w*[^.!]*\?$/i.test(
      words,
    )
  )
    return false;
  if (triedToReach.test(words)) return false;
  return triedPattern.test(words) || triedForeign.test(words);
}

/** Whether a sentence names the action of a suggestion that is still open. */
function answersSuggestion(fixes: readonly AttemptedFix[], sentence: string): boolean {
  const action = actionOf(plainWords(sentence));
  return action !== null && openSuggestions(fixes).some((fix) => actionOf(plainWords(fix.what)) === action);
}

/** The outcome told in the sentence itself or in the next two, up to the next attempt. */
function outcomeNear(sentences: readonly string[], at: number): Outcome {
  for (let i = at; i < Math.min(sentences.length, at + 3); i++) {
    const sentence = sentences[i]!;
    if (i > at && saysTried(sentence) && !/^(?:it|that|this|none|nothing|still|no )/i.test(sentence)) break;
    const outcome = outcomeIn(plainWords(sentence));
    if (outcome !== 'unknown') return outcome;
  }
  return 'unknown';
}

/** A reported attempt fills in our suggestion of the same action ("restarted it" ~ "restart"), or is the contact's own. */
function withAttempt(fixes: AttemptedFix[], turn: Turn, sentence: string, outcome: Outcome): AttemptedFix[] {
  const words = plainWords(sentence);
  const open = openSuggestions(fixes);
  const action = actionOf(words);
  const answered =
    coversAll(words) || action === null
      ? open
      : open.filter((fix) => actionOf(plainWords(fix.what)) === action);
  const refersBack = coversAll(words) || isOnlyReference(words);
  const settled = settle(
    fixes,
    answered.length > 0 && (refersBack || action !== null) ? answered : [],
    outcome,
    turn.seq,
  );
  if (refersBack && open.length > 0) return settled;
  if (action !== null && answered.length > 0) return settled;
  return [...fixes, fixOf(turn, sentence, outcome)];
}

/** "Tried all of those", "I did everything": every suggestion that is still open. */
function coversAll(words: string): boolean {
  return /\b(?:all|everything|those|these|both|the steps|each|every(?:thing)?) ?(?:of |the |steps|that|those|these|you|he|she|it|i|$|[.,!])/.test(
    words,
  );
}

/** "Gave it a shot", "did that": nothing is named, so the last suggestion is meant. */
function isOnlyReference(words: string): boolean {
  return (
    /\b(?:gave it a (?:shot|try|go)\b|(?:did|done|tried)(?: (?:that|this|it|so|both|and|but)\b|[.,!]|$))/.test(
      words,
    ) && actionOf(words) === null
  );
}

/** A report without an attempt ("That worked", "Still the same") speaks of the last thing that was suggested. */
function withOutcome(fixes: AttemptedFix[], turn: Turn): AttemptedFix[] {
  const outcome = outcomeIn(plainWords(turn.text.slice(0, 1000)));
  return outcome === 'unknown' ? fixes : settle(fixes, openSuggestions(fixes), outcome, turn.seq);
}

/** The suggestions of the last message of ours that made some, as far as their outcome is not known. */
function openSuggestions(fixes: readonly AttemptedFix[]): AttemptedFix[] {
  const last = fixes.findLast((fix) => fix.by !== 'contact');
  if (!last)
    return fixes.length > 0
      ? fixes.filter((fix) => fix.seq === fixes.at(-1)!.seq && fix.outcome === 'unknown')
      : [];
  return fixes.filter((fix) => fix.seq === last.seq && fix.outcome === 'unknown');
}

function settle(
  fixes: AttemptedFix[],
  answered: readonly AttemptedFix[],
  outcome: Outcome,
  seq: number,
): AttemptedFix[] {
  if (outcome === 'unknown' || answered.length === 0) return fixes;
  return fixes.map((fix) => (answered.includes(fix) ? { ...fix, outcome, outcomeSeq: seq } : fix));
}
