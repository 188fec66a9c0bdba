import { clip } from '../text/clip.ts';
import { sentencesOf } from '../text/sentences.ts';
import type { Turn } from '../text/turn.ts';
import { hears } from './brief-words.ts';
import { actionOf, type Outcome, outcomeIn } from './fix-outcomes.ts';

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
    .filter((sentence) => hears(sentence, 'fix.suggested', 'fix.suggested-click'))
    .filter((sentence) => !hears(sentence, 'fix.asks-for-data'))
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
    if (outcome === 'unknown' && !hears(sentence, 'fix.tried-surely') && !answersSuggestion(next, sentence))
      return;
    reported = true;
    next = withAttempt(next, turn, sentence, outcome);
  });
  return reported ? next : withOutcome(next, turn);
}

function saysTried(sentence: string): boolean {
  if (sentence.endsWith('?') && hears(sentence, 'fix.asks-to-try')) return false;
  return !hears(sentence, 'fix.tried-to-reach') && hears(clausesApart(sentence), 'fix.tried');
}

/** A table does not see commas, but "no change here, restarted it" has two parts. */
const clausesApart = (sentence: string): string => sentence.replaceAll(/[,:(]| [-–]/g, ' ; ');

/** Whether a sentence names the action of a suggestion that is still open. */
function answersSuggestion(fixes: readonly AttemptedFix[], sentence: string): boolean {
  const action = actionOf(sentence);
  return action !== null && openSuggestions(fixes).some((fix) => actionOf(fix.what) === action);
}

/** The outcome told in the sentence itself or in the next two, up to the next attempt. */
function outcomeNear(sentences: readonly string[], at: number): Outcome {
  for (let i = at; i < Math.min(sentences.length, at + 3); i++) {
    const sentence = sentences[i]!;
    if (i > at && saysTried(sentence) && !/^(?:it|that|this|none|nothing|still|no )/i.test(sentence)) break;
    const outcome = outcomeIn(sentence);
    if (outcome !== 'unknown') return outcome;
  }
  return 'unknown';
}

/** A reported attempt fills in our suggestion of the same action ("restarted it" ~ "restart"), or is the contact's own. */
function withAttempt(fixes: AttemptedFix[], turn: Turn, sentence: string, outcome: Outcome): AttemptedFix[] {
  const open = openSuggestions(fixes);
  const action = actionOf(sentence);
  const answered =
    coversAll(sentence) || action === null ? open : open.filter((fix) => actionOf(fix.what) === action);
  const refersBack = coversAll(sentence) || isOnlyReference(sentence);
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
const coversAll = (sentence: string): boolean => hears(sentence, 'fix.refers-to-all');

/** "Gave it a shot", "did that": nothing is named, so the last suggestion is meant. */
const isOnlyReference = (sentence: string): boolean =>
  hears(sentence, 'fix.refers-back') && actionOf(sentence) === null;

/** A report without an attempt ("That worked", "Still the same") speaks of the last thing that was suggested. */
function withOutcome(fixes: AttemptedFix[], turn: Turn): AttemptedFix[] {
  const outcome = outcomeIn(turn.text.slice(0, 1000));
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
