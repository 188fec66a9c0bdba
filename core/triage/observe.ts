import { clip, headAndTail } from '../text/clip.ts';
import { detectLanguage } from '../text/language.ts';
import { words } from '../text/words.ts';
import { type Danger, detectDanger } from './detectors/danger.ts';
import { detectFailedFixes, type FailedFix } from './detectors/failed-fixes.ts';
import { detectLoop } from './detectors/loop.ts';
import { detectRepeatContact } from './detectors/repeat-contact.ts';
import { detectSentimentCourse, type SentimentCourse } from './detectors/sentiment-course.ts';
import { detectLegal, detectOutage, detectSecurity, detectUrgency } from './detectors/topics.ts';
import type { DetectorTurn, Evidence } from './detectors/turn.ts';
import { detectUnansweredQuestions } from './detectors/unanswered-question.ts';
import type { TriageInputs } from './policy/inputs.ts';
import type { FeatureValues } from './score/features.ts';
import { saturate } from './score/features.ts';
import { structuralFeatures } from './score/structural.ts';
import { detectWish } from './wish/detect-wish.ts';
import type { WishModel } from './wish/learned.ts';

export type ObservationContext = {
  scoreSentiment: (text: string) => number;
  wishModel?: WishModel;
  /** ISO 639-1 codes that the assistant can answer in; null for any. */
  languages: readonly string[] | null;
  tier: string | null;
  priorContacts7d: number;
};

export type Observations = {
  facts: TriageInputs;
  features: FeatureValues;
  language: string | null;
  /** Evidence by policy rule id, for the rule that calls a person. */
  evidence: Record<string, Evidence>;
  /** What kind of danger the words speak of, for the text that the contact is shown at once. */
  danger: Danger['kind'] | null;
};

const READABLE = /[\p{L}\p{N}]/u;
/** Characters of the evidence that is stored. */
const QUOTE_LENGTH = 200;
const SURE_OF_LANGUAGE = 0.5;
const WORDS_TO_TELL_LANGUAGE = 6;

/**
 * Everything that is noticed about a conversation before an engine is asked: pure, from the turns and a few facts
 * of the contact. Throws RangeError when no contact has spoken.
 */
export function observe(turns: readonly DetectorTurn[], context: ObservationContext): Observations {
  const last = turns.findLast(({ by }) => by === 'contact');
  if (!last) throw new RangeError('there is no contact message to judge');
  const wish = detectWish(last.text, context.wishModel);
  const found = readDetectors(turns, context);
  const language = languageOf(turns);
  const wishQuote = wish.evidence ? last.text.slice(wish.evidence.start, wish.evidence.end) : '';
  return {
    language,
    danger: found.danger?.kind ?? null,
    facts: {
      actor: 'assistant',
      'customer.human_requested': wish.wish,
      'wish.detected': wish.wish,
      'danger.detected': found.danger !== undefined,
      'security.detected': found.security !== undefined,
      'legal.detected': found.legal !== undefined,
      'outage.detected': found.outage !== undefined,
      'urgency.detected': found.urgency !== undefined,
      'loop.detected': found.loop.found,
      'sentiment.ewma': found.mood.ewma,
      'sentiment.slope3': found.mood.slope3 ?? 0,
      'sentiment.last': found.mood.last ?? 0,
      'fixes.failedCount': found.failedFixes.length,
      // Coming back counts where the contact says so or the history shows it for more than one matter.
      'repeatContact.count': found.repeat.evidence.length > 0 ? context.priorContacts7d : 0,
      'question.unansweredCount': found.unanswered.length,
      'language.supported': language === null || (context.languages?.includes(language) ?? true),
      'message.readable': READABLE.test(last.text),
      'contact.tier': context.tier,
      'conversation.assistantTurns': turns.filter(({ by }) => by === 'assistant').length,
    },
    features: featuresOf(turns, found, context),
    evidence: evidenceOf(found, last, wishQuote),
  };
}

type Readings = {
  danger: Danger | undefined;
  security: Evidence | undefined;
  legal: Evidence | undefined;
  outage: Evidence | undefined;
  urgency: Evidence | undefined;
  loop: ReturnType<typeof detectLoop>;
  repeat: ReturnType<typeof detectRepeatContact>;
  unanswered: Evidence[];
  failedFixes: FailedFix[];
  mood: SentimentCourse;
};

function readDetectors(turns: readonly DetectorTurn[], { scoreSentiment }: ObservationContext): Readings {
  const scored = turns
    .filter(({ by }) => by === 'contact')
    .map(({ seq, text }) => ({ seq, quote: clip(text, QUOTE_LENGTH), sentiment: scoreSentiment(text) }));
  return {
    danger: detectDanger(turns).at(-1),
    security: detectSecurity(turns).at(-1),
    legal: detectLegal(turns).at(-1),
    outage: detectOutage(turns).at(-1),
    urgency: detectUrgency(turns).at(-1),
    loop: detectLoop(turns),
    repeat: detectRepeatContact(turns),
    unanswered: detectUnansweredQuestions(turns),
    failedFixes: detectFailedFixes(turns),
    mood: detectSentimentCourse(scored),
  };
}

function evidenceOf(found: Readings, last: DetectorTurn, wishQuote: string): Record<string, Evidence> {
  const lastWords = { seq: last.seq, quote: clip(last.text, QUOTE_LENGTH) };
  const wish = wishQuote ? { seq: last.seq, quote: clip(wishQuote, QUOTE_LENGTH) } : undefined;
  const byRule: [string, Evidence | undefined][] = [
    ['K1', wish],
    ['wish-in-words', wish],
    ['danger-to-someone', found.danger?.evidence],
    ['security-matter', found.security],
    ['legal-matter', found.legal],
    ['outage-reported', found.outage],
    ['urgent-and-unsolved', found.urgency],
    ['loop-without-progress', found.loop.evidence.at(-1)],
    ['repeat-contact', found.repeat.evidence.at(-1)],
    ['questions-left-unanswered', found.unanswered.at(-1)],
    ['two-failed-fixes', found.failedFixes.at(-1)?.failed],
    ['mood-is-bad', found.mood.evidence.at(-1)],
    ['mood-is-falling', found.mood.evidence.at(-1)],
  ];
  const known = byRule.flatMap(([id, evidence]) => (evidence ? [[id, evidence] as const] : []));
  return { ...Object.fromEntries(known), 'last-words': lastWords };
}

function featuresOf(
  turns: readonly DetectorTurn[],
  found: Readings,
  { priorContacts7d }: ObservationContext,
): FeatureValues {
  const spoken = turns
    .filter(({ by }) => by !== 'agent')
    .map(({ by, text }) => ({
      by: by === 'contact' ? ('contact' as const) : ('assistant' as const),
      words: words(headAndTail(text)),
    }));
  return {
    ...structuralFeatures(spoken),
    sentiment_ewma: found.mood.ewma,
    sentiment_slope3: Math.max(-1, Math.min(1, found.mood.slope3 ?? 0)),
    failed_fixes: saturate('failed_fixes', found.failedFixes.length),
    topic_outage: Number(found.outage !== undefined),
    topic_security: Number(found.security !== undefined),
    topic_legal: Number(found.legal !== undefined),
    prior_contacts_7d: saturate('prior_contacts_7d', priorContacts7d),
  };
}

/** The language of all the contact wrote; null where it is too little to tell. */
function languageOf(turns: readonly DetectorTurn[]): string | null {
  const written = turns
    .filter(({ by }) => by === 'contact')
    .slice(-3)
    .map(({ text }) => text)
    .join('\n');
  if (words(headAndTail(written)).length < WORDS_TO_TELL_LANGUAGE) return null;
  const { language, confidence } = detectLanguage(written);
  return language === 'und' || confidence < SURE_OF_LANGUAGE ? null : language;
}
