import { headAndTail } from '../../text/clip.ts';
import { type Courtesy, courtesies, courtesyOf } from '../../text/courtesy.ts';
import { words } from '../../text/words.ts';
import { answerToSolved, reportsSuccess } from '../courtesy-replies.ts';
import { pickOf } from '../dialogue/pick.ts';
import { saturate } from '../score/features.ts';
import { structuralFeatures } from '../score/structural.ts';
import { detectWish, WISH_DOUBT } from '../wish/detect-wish.ts';
import { detectContactLanguage } from './contact-language.ts';
import { dangerKinds, detectDanger } from './danger.ts';
import { detector, saying } from './detector.ts';
import { findInContact } from './detector-phrases.ts';
import { detectFailedFixes } from './failed-fixes.ts';
import { amount, type InputSpecs, oneOf, word, yesNo } from './input.ts';
import { detectLoop } from './loop.ts';
import { detectMood } from './mood.ts';
import { contactTurns, type DetectorTurn, quoteOf } from './turn.ts';
import { detectUnansweredQuestions } from './unanswered-question.ts';

const READABLE = /[\p{L}\p{N}]/u;

/** A greeting later on is a nudge for what is not answered yet. */
function courtesyAt(turns: readonly DetectorTurn[], last: DetectorTurn): Courtesy {
  // An "ok" to an offer takes it.
  if (pickOf(turns)) return 'none';
  const courtesy = reportsSuccess(turns) ? 'closing' : courtesyOf(last.text);
  return courtesy === 'greeting' && contactTurns(turns).length > 1 ? 'none' : courtesy;
}

function takesPerson(turns: readonly DetectorTurn[]): boolean {
  const pick = pickOf(turns);
  return pick?.kind === 'taken' && pick.choice.kind === 'person';
}

/**
 * Everything that is noticed in a conversation before an engine is asked, one row each. A rule reads the inputs and
 * names the row whose words are its evidence; the score reads the features.
 */
export const detectors = {
  wish: detector(
    {
      'customer.human_requested': yesNo('the last message asks for a person; the kernel reads it'),
      'wish.doubtful': yesNo('the last message may ask for a person: one is offered beside the answer'),
    },
    ({ turns, last, wishModel }) => {
      // "Yes please" to the offer of a person is a wish, though its words name nobody.
      if (takesPerson(turns))
        return {
          inputs: { 'customer.human_requested': true, 'wish.doubtful': false },
          evidence: { seq: last.seq, quote: quoteOf(last.text) },
        };
      const { wish, score, evidence } = detectWish(last.text, wishModel);
      const quote = evidence ? quoteOf(last.text.slice(evidence.start, evidence.end)) : '';
      return {
        inputs: { 'customer.human_requested': wish, 'wish.doubtful': !wish && score >= WISH_DOUBT },
        evidence: quote === '' ? undefined : { seq: last.seq, quote },
      };
    },
  ),

  courtesy: detector(
    {
      'message.courtesy': oneOf(
        courtesies,
        'the last message only greets, or only thanks; a first one may greet',
      ),
      'message.deniesSolved': yesNo('a plain no to the question whether it is solved'),
    },
    ({ turns, last }) => {
      const solved = answerToSolved(turns);
      return {
        inputs: {
          'message.courtesy': solved === 'yes' ? 'closing' : courtesyAt(turns, last),
          'message.deniesSolved': solved === 'no',
        },
      };
    },
  ),

  danger: detector(
    {
      'danger.detected': yesNo('words of self-harm or of danger to someone'),
      'danger.kind': oneOf(dangerKinds, 'which danger, where there is one'),
    },
    ({ turns }) => {
      const danger = detectDanger(turns).at(-1);
      return {
        inputs: { 'danger.detected': danger !== undefined, 'danger.kind': danger?.kind ?? null },
        evidence: danger?.evidence,
      };
    },
  ),

  security: saying(
    'security.detected',
    'an account taken over, fraud, a leak of data',
    'topic.security',
    'topic_security',
  ),
  legal: saying('legal.detected', 'a lawyer, a regulator, a deadline of law', 'topic.legal', 'topic_legal'),
  outage: saying(
    'outage.detected',
    'the product is down for one or for many',
    'topic.outage',
    'topic_outage',
  ),
  urgency: saying('urgency.detected', 'the customer says that it cannot wait', 'topic.urgency'),

  loop: detector(
    { 'loop.detected': yesNo('the conversation goes in circles (docs/measurement.md §3.4)') },
    ({ turns }) => {
      const { found, evidence } = detectLoop(turns);
      return { inputs: { 'loop.detected': found }, evidence: evidence.at(-1) };
    },
  ),

  mood: detector(
    {
      'sentiment.last': amount(
        'mood of the last message, -1 to 1, heard with what came before it; from -.3 down the contact is unhappy with the help',
      ),
    },
    ({ turns }) => {
      const { last, mean, slope3, evidence } = detectMood(turns);
      return {
        inputs: { 'sentiment.last': last },
        evidence,
        // The model was trained with 0 where there are fewer than three messages: that is what the feature means.
        features: { sentiment_ewma: mean, sentiment_slope3: saturate('sentiment_slope3', slope3 ?? 0) },
      };
    },
  ),

  failedFixes: detector(
    { 'fixes.failedCount': amount('fixes that the customer says did not help') },
    ({ turns }) => {
      const failed = detectFailedFixes(turns);
      return {
        inputs: { 'fixes.failedCount': failed.length },
        evidence: failed.at(-1)?.failed,
        features: { failed_fixes: saturate('failed_fixes', failed.length) },
      };
    },
  ),

  repeatContact: detector(
    { 'repeatContact.count': amount('earlier conversations in 7 days, where the customer says so too') },
    ({ turns, priorContacts7d }) => {
      const evidence = findInContact(turns, 'repeat.came-back').at(-1);
      return {
        // Earlier conversations count only where the contact speaks of them: two matters in a week are no repetition.
        inputs: { 'repeatContact.count': evidence ? priorContacts7d : 0 },
        evidence,
        features: { prior_contacts_7d: saturate('prior_contacts_7d', priorContacts7d) },
      };
    },
  ),

  unanswered: detector(
    { 'question.unansweredCount': amount('questions of the customer that no answer takes up') },
    ({ turns }) => {
      const open = detectUnansweredQuestions(turns);
      return { inputs: { 'question.unansweredCount': open.length }, evidence: open.at(-1) };
    },
  ),

  language: detector(
    {
      'contact.language': word('language of the customer, ISO 639-1; unknown where too little is written'),
      'language.supported': yesNo('the assistant works in that language, or nobody can tell which it is'),
    },
    ({ turns, languages, locale }) => {
      const language = detectContactLanguage(turns, locale);
      const isSupported = language === null || (languages?.includes(language) ?? true);
      return { inputs: { 'contact.language': language, 'language.supported': isSupported } };
    },
  ),

  readable: detector(
    { 'message.readable': yesNo('the last message holds words or numbers') },
    ({ last }) => ({
      inputs: { 'message.readable': READABLE.test(last.text) },
    }),
  ),

  course: detector(
    { 'conversation.assistantTurns': amount('answers and questions of the assistant so far') },
    ({ turns }) => ({
      inputs: { 'conversation.assistantTurns': turns.filter(({ by }) => by === 'assistant').length },
      features: structuralFeatures(
        turns.flatMap(({ by, text }) => (by === 'agent' ? [] : [{ by, words: words(headAndTail(text)) }])),
      ),
    }),
  ),
} as const satisfies Record<string, { inputs: InputSpecs }>;

type Detectors = typeof detectors;
export type DetectorId = keyof Detectors;
export const detectorIds = Object.keys(detectors) as DetectorId[];

type Joined<U> = (U extends unknown ? (each: U) => void : never) extends (all: infer I) => void ? I : never;

export type DetectorInputs = Joined<Detectors[DetectorId]['inputs']>;
export const detectorInputs = Object.assign(
  {},
  ...Object.values(detectors).map(({ inputs }) => inputs),
) as DetectorInputs;
