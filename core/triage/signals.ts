import { extractFixes } from '../handoff/fixes.ts';
import { detectLanguage } from './language.ts';
import type { TriageFacts } from './policy/facts.ts';
import { type DetectorTurn, readDetectors } from './read-detectors.ts';
import type { FeatureValues } from './score/features.ts';
import { saturate } from './score/features.ts';
import { structuralFeatures } from './score/structural.ts';
import { detectWish } from './wish/detect-wish.ts';
import type { WishModel } from './wish/learned.ts';

/** What was noticed, where, and in which words: the evidence of a need signal. */
export type Sign = { seq: number; quote: string };

export type SignalContext = {
  scoreSentiment: (text: string) => number;
  wishModel?: WishModel;
  /** ISO 639-1 codes that the assistant can answer in; null for any. */
  languages: readonly string[] | null;
  tier: string | null;
  priorContacts7d: number;
};

export type Signals = {
  facts: TriageFacts;
  features: FeatureValues;
  language: string | null;
  /** Evidence by policy rule id, for the rule that calls a person. */
  evidence: Record<string, Sign>;
};

const READABLE = /[\p{L}\p{N}]/u;
const SURE_OF_LANGUAGE = 0.5;
const WORDS_TO_TELL_LANGUAGE = 4;

/**
 * Everything that is noticed about a conversation before an engine is asked: pure, from the turns and a few facts
 * of the contact. Throws RangeError when no contact has spoken.
 */
export function gatherSignals(turns: readonly DetectorTurn[], context: SignalContext): Signals {
  const last = turns.findLast(({ by }) => by === 'contact');
  if (!last) throw new RangeError('there is no contact message to judge');
  const wish = detectWish(last.text, context.wishModel);
  const found = readDetectors(turns, context.scoreSentiment);
  const fixes = extractFixes(turns);
  const failedFixes = fixes.filter(({ outcome }) => outcome === 'failed');
  const isReadable = READABLE.test(last.text);
  const language = languageOf(turns);
  const assistantTurns = turns.filter(({ by }) => by === 'assistant').length;
  return {
    language,
    facts: {
      actor: 'assistant',
      'customer.human_requested': wish.wish,
      'wish.detected': wish.wish,
      'danger.detected': found.danger !== null,
      'security.detected': found.security !== null,
      'legal.detected': found.legal !== null,
      'outage.detected': found.outage !== null,
      'urgency.detected': found.urgency !== null,
      'loop.detected': found.loop !== null,
      'sentiment.ewma': found.sentiment.ewma,
      'sentiment.slope3': found.sentiment.slope3,
      'sentiment.last': found.sentiment.last,
      'fixes.failedCount': failedFixes.length,
      'repeatContact.count':
        context.priorContacts7d > 1 && found.repeat !== null ? context.priorContacts7d : 0,
      'question.unansweredCount': found.unanswered.length,
      'language.supported': language === null || (context.languages?.includes(language) ?? true),
      'message.readable': isReadable,
      'contact.tier': context.tier,
      'conversation.assistantTurns': assistantTurns,
    },
    features: featuresOf(turns, found, failedFixes.length, context),
    evidence: {
      ...(wish.evidence
        ? {
            'wish-in-words': {
              seq: last.seq,
              quote: clip(last.text.slice(wish.evidence.start, wish.evidence.end)),
            },
          }
        : {}),
      ...signsOf(found),
      'mood-is-bad': { seq: last.seq, quote: clip(last.text) },
      'mood-is-falling': { seq: last.seq, quote: clip(last.text) },
      ...(failedFixes.at(-1)
        ? {
            'two-failed-fixes': {
              seq: failedFixes.at(-1)?.outcomeSeq ?? last.seq,
              quote: failedFixes.at(-1)?.what ?? '',
            },
          }
        : {}),
    },
  };
}

function signsOf(found: ReturnType<typeof readDetectors>): Record<string, Sign> {
  const named: [string, Sign | null][] = [
    ['danger-to-someone', found.danger],
    ['security-matter', found.security],
    ['legal-matter', found.legal],
    ['outage-reported', found.outage],
    ['urgent-and-unsolved', found.urgency],
    ['loop-without-progress', found.loop],
    ['repeat-contact', found.repeat],
    ['questions-left-unanswered', found.unanswered[0] ?? null],
  ];
  return Object.fromEntries(
    named.flatMap(([id, sign]) => (sign ? [[id, { seq: sign.seq, quote: clip(sign.quote) }]] : [])),
  );
}

function featuresOf(
  turns: readonly DetectorTurn[],
  found: ReturnType<typeof readDetectors>,
  failedFixes: number,
  { priorContacts7d }: SignalContext,
): FeatureValues {
  const spoken = turns
    .filter(({ by }) => by !== 'agent')
    .map(({ by, text }) => ({
      by: by === 'contact' ? ('contact' as const) : ('assistant' as const),
      words: wordsOf(text),
    }));
  return {
    ...structuralFeatures(spoken),
    sentiment_ewma: found.sentiment.ewma,
    sentiment_slope3: found.sentiment.slope3,
    failed_fixes: saturate('failed_fixes', failedFixes),
    topic_outage: Number(found.outage !== null),
    topic_security: Number(found.security !== null),
    topic_legal: Number(found.legal !== null),
    prior_contacts_7d: saturate('prior_contacts_7d', priorContacts7d),
  };
}

function wordsOf(text: string): string[] {
  return (
    text
      .toLowerCase()
      .slice(0, 4_000)
      .match(/[\p{L}\p{N}]+/gu) ?? []
  );
}

/** The language of all the contact wrote; null where it is too little to tell. */
function languageOf(turns: readonly DetectorTurn[]): string | null {
  const written = turns
    .filter(({ by }) => by === 'contact')
    .slice(-3)
    .map(({ text }) => text)
    .join('\n');
  if (wordsOf(written).length < WORDS_TO_TELL_LANGUAGE) return null;
  const { language, confidence } = detectLanguage(written);
  return language === 'und' || confidence < SURE_OF_LANGUAGE ? null : language;
}

function clip(text: string): string {
  return text.length > 200 ? `${text.slice(0, 199)}…` : text;
}
