import { beginsAnew, pointsBack } from '../../core/triage/dialogue/follow-up.ts';
import type { IntentModel } from '../../core/triage/intent/intent-model.ts';
import type { FoundArticle } from '../../core/triage/judge/engine-result.ts';
import { bestLine, fitLines, type Line, linesOf } from '../../core/triage/retrieval/fit.ts';
import { partsOf } from '../../core/triage/retrieval/parts.ts';
import type { RetrievalIndex } from '../../core/triage/retrieval/retrieval.ts';
import { ANSWER_FROM as ANSWERS_AT } from '../engines/local/local-engine.ts';
import { passageOnFollowUp } from './passage.ts';

/** Where a conversation stands: what the contact took of what was offered, and what was quoted last. */
export type Thread = {
  /** The article that the contact chose. */
  readonly picked: string | null;
  /** The article that was quoted last, and all that the assistant has said. */
  readonly last: { readonly id: string; readonly said: string } | null;
};

export const NO_THREAD: Thread = { picked: null, last: null };

/**
 * How well the best line of the last article must fit a question to answer it, chosen on the open conversations: less
 * where the words point back ("does it …", "and …") than where they could begin a matter of their own.
 */
const FITS_FROM = { pointing: 0.16, plain: 0.25 };
/** A second line that fits nearly as well is quoted too. */
const NEARLY = 0.85;

/** The article that was quoted last, as it is shown to the contact. */
type Quotable = Pick<FoundArticle, 'id' | 'version' | 'language' | 'title' | 'body'>;

/** A follow-up looked up in the parts of the article that was quoted last; null where there is none. */
export async function findInThread(
  { index, intents }: { index: RetrievalIndex; intents: Pick<IntentModel, 'byMeaning'> | null },
  question: string,
  { article, said }: { article: Quotable; said: string },
  vectorOf: VectorOf,
): Promise<FoundArticle | null> {
  if (beginsAnew(question)) return null;
  const parts = partsOf(article.body);
  const lines = linesOf(parts);
  const cosines = intents?.byMeaning ? await cosinesOf(question, lines, vectorOf) : null;
  const fits = fitLines(index, question, lines, cosines, article.language);
  const best = bestLine(fits);
  if (!best) return null;
  const fitting = fits.filter(({ fit }) => fit >= best.fit * NEARLY).slice(0, 2);
  const from = pointsBack(question) ? FITS_FROM.pointing : FITS_FROM.plain;
  return {
    ...article,
    passage: passageOnFollowUp(parts, fitting.includes(best) ? fitting : [best], said),
    score: Math.min(1, (best.fit / from) * ANSWERS_AT),
    foundBy: 'thread',
  };
}

type VectorOf = (text: string) => Promise<Float32Array | undefined>;

/** Null where the meaning of the question or of a line is not known yet. */
async function cosinesOf(
  question: string,
  lines: readonly Line[],
  vectorOf: VectorOf,
): Promise<number[] | null> {
  const asked = await vectorOf(question);
  const known = await Promise.all(lines.map(({ text }) => vectorOf(text)));
  if (!asked || known.includes(undefined)) return null;
  return known.map((vector) => vector!.reduce((sum, value, i) => sum + value * asked[i]!, 0));
}
