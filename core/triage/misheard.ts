import { maskSecrets } from '../brief/facts/facts.ts';
import { clip } from '../text/clip.ts';
import { EVERY_SENTENCE, sentencesOf } from '../text/sentences.ts';
import { hitsInText } from './detectors/detector-phrases.ts';
import { type DetectorId, detectorIds } from './detectors/table.ts';
import { type Observed, observe } from './observe.ts';
import { defaultBundle } from './policy/default-bundle.ts';
import { evaluatePolicy } from './policy/evaluate.ts';
import type { WishModel } from './wish/learned.ts';

const SENTENCE_CHARS = 200;

type Written = { readonly title: string; readonly body: string; readonly questions: readonly string[] };

/** An article as far as its words matter. */
export type HeardArticle = Written & {
  readonly articleId: string;
  /** ISO 639-1; English where it is absent. */
  readonly language?: string;
  readonly translations?: readonly (Written & { readonly language: string })[];
};

/** A sentence of an article that would bring a person if a contact wrote it as a first message. */
export type Misheard = {
  readonly detector: DetectorId;
  /** The rule that the detector's words set off, by its id; K1 for the wish. */
  readonly rule: string;
  readonly articleId: string;
  /** Of the article in the language of the sentence. */
  readonly title: string;
  /** Masked and clipped. */
  readonly sentence: string;
  /** The words that the detector heard, masked and clipped. */
  readonly heard: string;
};

/**
 * Reads each sentence and each example question of articles as the first and only message of a contact, and tells which
 * detectors would bring a person by themselves. Yields after each message what it finds in it, mostly nothing, so that
 * whoever runs it can let others have their turn.
 */
export function* mishear(articles: readonly HeardArticle[], wishModel?: WishModel): Generator<Misheard[]> {
  for (const { articleId, language = 'en', translations = [], ...own } of articles)
    for (const { title, body, questions, ...written } of [{ ...own, language }, ...translations])
      for (const text of new Set([...sentencesOf(body, EVERY_SENTENCE), ...questions]))
        yield heardIn(text, written.language, wishModel).map((found) => ({
          ...found,
          articleId,
          title,
          sentence: clip(maskSecrets(text), SENTENCE_CHARS),
        }));
}

type Found = Pick<Misheard, 'detector' | 'rule' | 'heard'>;

function heardIn(text: string, language: string, wishModel: WishModel | undefined): Found[] {
  if (text.trim() === '') return [];
  const turns = [{ seq: 1, by: 'contact' as const, text }];
  const observed = observe(turns, {
    ...(wishModel ? { wishModel } : {}),
    languages: null,
    locale: language,
    priorContacts7d: 0,
  });
  const inputs = {
    ...observed.inputs,
    actor: 'assistant',
    'action.type': 'engine.run',
    'contact.tier': null,
  };
  return evaluatePolicy(defaultBundle.rules, inputs).reasons.flatMap(
    ({ id, effect, indeterminate, meaning: { evidence } }) =>
      effect === 'allow' || indeterminate || !isDetector(evidence)
        ? []
        : [{ detector: evidence, rule: id, heard: wordsOf(text, evidence, observed) }],
  );
}

const isDetector = (source: string): source is DetectorId => detectorIds.some((id) => id === source);

/** The words themselves where a word table found them, else those around them. */
function wordsOf(text: string, detector: DetectorId, { inputs, evidence }: Observed): string {
  const rule = detector === 'danger' ? `danger.${inputs['danger.kind']}` : `topic.${detector}`;
  const hit = hitsInText(text).find((each) => each.rule.startsWith(rule));
  const heard = hit ? text.slice(hit.start, hit.end) : (evidence[detector]?.quote ?? '');
  return clip(maskSecrets(heard), SENTENCE_CHARS);
}
