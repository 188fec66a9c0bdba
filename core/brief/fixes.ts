import { clip } from '../text/clip.ts';
import { sentencesOf } from '../text/sentences.ts';
import type { Turn } from '../text/turn.ts';
import { contentWords } from '../text/words.ts';
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

export const MAX_FIXES = 40;
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
    .filter((sentence) => isSuggestion(sentence) || hears(sentence, 'fix.done-by-us'))
    .filter((sentence) => !hears(sentence, 'fix.asks-for-data'))
    .slice(0, 4)
    .map((sentence) => fixOf(turn, sentence.replace(stepMark, '')));
}

/** "…, kindly restart it" proposes as well as "Kindly restart it". */
const isSuggestion = (sentence: string): boolean =>
  [sentence, ...sentence.split(politely).slice(1)].some((part) =>
    hears(part, 'fix.suggested', 'fix.suggested-click'),
  ) && !hears(sentence, 'fix.asks-for-data');

const politely = /[,;:] (?=(?:please|pls|kindly)\b)/i;

const stepMark = /^(?:(?:step )?\d{1,2}[.):]|[-*•–])\s+/i;

/** A fix in the words of the turn that tells it. */
export function fixOf(turn: Turn, what: string, outcome: Outcome = 'unknown'): AttemptedFix {
  const outcomeSeq = outcome === 'unknown' ? null : turn.seq;
  return { what: clip(what, MAX_WHAT_LENGTH), by: turn.by, outcome, seq: turn.seq, outcomeSeq };
}

/** The contact reports: own attempts become fixes, and what they answer of ours gets its outcome. */
function afterContact(fixes: readonly AttemptedFix[], turn: Turn): AttemptedFix[] {
  const sentences = sentencesOf(turn.text);
  let next = hears(turn.text.slice(0, MAX_HEARD), 'fix.relapsed') ? relapsed(fixes, turn.seq) : [...fixes];
  let reported = false;
  sentences.forEach((sentence, at) => {
    if (!saysTried(sentence)) return;
    const outcome = outcomeNear(sentences, at);
    if (outcome === 'unknown' && !tellsAttempt(sentence) && !answersSuggestion(next, sentence)) return;
    reported = true;
    next = withAttempt(next, turn, sentence, outcome);
  });
  return reported ? next : withOutcome(next, turn, sentences);
}

/** What had worked last has not lasted. */
function relapsed(fixes: readonly AttemptedFix[], seq: number): AttemptedFix[] {
  const last = fixes.findLast((fix) => fix.outcome === 'worked');
  return fixes.map((fix) => (fix === last ? { ...fix, outcome: 'failed', outcomeSeq: seq } : fix));
}

/** "AcmeSupport Tried it": who is spoken to stands in front of what was done. */
function withoutMention(sentence: string): string {
  const first = sentence.split(' ', 1)[0] ?? '';
  const isMention = first.startsWith('@') || (/^\p{Lu}\p{Ll}/u.test(first) && /\p{Ll}\p{Lu}/u.test(first));
  return isMention ? sentence.slice(first.length + 1) : sentence;
}

function saysTried(whole: string): boolean {
  const sentence = withoutMention(whole);
  if (sentence.endsWith('?') && hears(sentence, 'fix.asks-to-try')) return false;
  if (hears(sentence, 'fix.tried-to-reach', 'fix.will-try')) return false;
  if (hears(sentence, 'fix.tried-without', 'fix.did-solve')) return true;
  const isTask = hears(sentence, 'fix.tried-the-task') && actionOf(sentence) === null;
  return !isTask && hears(clausesApart(sentence), 'fix.tried');
}

const tellsAttempt = (sentence: string): boolean => hears(sentence, 'fix.tried-surely', 'fix.did-solve');

/** A table does not see commas, but "no change here, restarted it" has two parts. */
const clausesApart = (sentence: string): string => sentence.replaceAll(/[,:(]| [-–]/g, ' ; ');

/** Whether a sentence names the action of a suggestion that is still open. */
const answersSuggestion = (fixes: readonly AttemptedFix[], sentence: string): boolean =>
  openSuggestions(fixes).some((fix) => isSameStep(fix.what, sentence));

/** The same action ("restarted it" ~ "restart"), or at least two words in common that say something. */
export function isSameStep(suggested: string, report: string): boolean {
  const action = actionOf(report);
  if (action !== null && actionOf(suggested) === action) return true;
  const words = new Set(contentWords(suggested));
  return new Set(contentWords(report).filter((word) => words.has(word))).size >= 2;
}

/**
 * The outcome told in the sentence itself or in the next two, up to the next attempt. Who tells of an attempt and of
 * trouble in one breath, or has done already what we propose, was not helped by it.
 */
function outcomeNear(sentences: readonly string[], at: number): Outcome {
  const told = sentences.slice(at, at + 3);
  for (const [i, sentence] of told.entries()) {
    if (i > 0 && saysTried(sentence) && !/^(?:it|that|this|none|nothing|still|no )/i.test(sentence)) break;
    const outcome = outcomeIn(sentence);
    if (outcome !== 'unknown') return outcome;
  }
  if (hears(told[0]!, 'fix.did-solve') && sentences.some((sentence) => outcomeIn(sentence) === 'worked'))
    return 'worked';
  if (hears(told[0]!, 'fix.did-before')) return 'failed';
  const isTrouble = told.slice(0, 2).some((sentence) => hears(sentence, 'headline.problem'));
  return isTrouble && tellsAttempt(told[0]!) ? 'failed' : 'unknown';
}

/** A reported attempt fills in our suggestion of the same step, or is the contact's own. */
function withAttempt(fixes: AttemptedFix[], turn: Turn, sentence: string, outcome: Outcome): AttemptedFix[] {
  const open = openSuggestions(fixes);
  const refersBack = coversAll(sentence) || isOnlyReference(sentence);
  const answered = refersBack ? open : open.filter((fix) => isSameStep(fix.what, sentence));
  if (answered.length > 0) return settle(fixes, answered, outcome, turn.seq);
  return isOnlyReference(sentence) ? fixes : [...fixes, fixOf(turn, sentence, outcome)];
}

/** "Tried all of those", "I did everything": every suggestion that is still open. */
const coversAll = (sentence: string): boolean => hears(sentence, 'fix.refers-to-all');

/** "Gave it a shot", "did that": nothing is named, so the last suggestion is meant. */
const isOnlyReference = (sentence: string): boolean =>
  hears(sentence, 'fix.refers-back', 'fix.did-before') &&
  actionOf(sentence) === null &&
  contentWords(sentence).length <= 3;

/** A report without an attempt ("That worked", "Still the same") speaks of the last thing that was suggested. */
function withOutcome(fixes: AttemptedFix[], turn: Turn, sentences: readonly string[]): AttemptedFix[] {
  if (sentences.some((sentence) => hears(sentence, 'fix.will-try'))) return fixes;
  const told = outcomeIn(turn.text.slice(0, MAX_HEARD));
  const goesOn = sentences.some((sentence) => hears(sentence, 'fix.did-before', 'fix.goes-on'));
  return settle(fixes, openSuggestions(fixes), told === 'unknown' && goesOn ? 'failed' : told, turn.seq);
}

const MAX_HEARD = 1000;

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
