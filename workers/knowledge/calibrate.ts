import { setImmediate as pause } from 'node:timers/promises';
import {
  type AnswerThreshold,
  chooseAnswerThreshold,
  type Trial,
} from '../../core/triage/calibration/answer-threshold.ts';
import { reworded } from '../../core/triage/calibration/reworded.ts';
import { trainIntent } from '../../core/triage/intent/intent-model.ts';
import type { ArticleDocument } from '../../server/store/articles.ts';
import { rivalsOf } from '../engines/local/local-engine.ts';
import { findArticles, indexArticles, type Library, type VectorsOf } from './library.ts';
import { offDomain } from './off-domain.ts';

/** Where there are too few questions to promise anything: an article has to fit much better than usual. */
const CAREFUL = 0.5;
const PARTS = 3;

/** A text with the article that answers it, or null where none does. */
type Asked = {
  readonly text: string;
  readonly articleId: string | null;
  readonly vector: Float32Array | undefined;
};

/**
 * The relevance from which the articles of a workspace are quoted, tried on its own example questions: each once while it is
 * not known (a third is held out at a time) and once reworded while it is, and on text that no help centre answers. At
 * most the share `atMostWrong` of the answers may rest on a wrong article. The same articles give the same threshold.
 */
export async function calibrate(
  articles: ArticleDocument[],
  vectorsOf: VectorsOf,
  atMostWrong: number,
): Promise<AnswerThreshold> {
  const questions = articles.flatMap(({ articleId, questions }) =>
    questions.map((text) => ({ text, articleId })),
  );
  const examples = await withVectors(questions, vectorsOf);
  const rephrased = await withVectors(
    questions.map(({ text, articleId }, i) => ({ text: reworded(text, i), articleId })),
    vectorsOf,
  );
  const outside = await withVectors(
    offDomain.map((text) => ({ text, articleId: null })),
    vectorsOf,
  );
  const trials: Trial[] = [];
  for (let part = 0; part < PARTS; part++) {
    const isHeldOut = (_: unknown, i: number) => i % PARTS === part;
    const known = examples.filter((each, i) => !isHeldOut(each, i));
    const library = libraryOf(articles, known);
    // A question is reworded in a round in which it is known itself.
    const nextPart = (_: unknown, i: number) => i % PARTS === (part + 1) % PARTS;
    const asked = [
      ...examples.filter(isHeldOut),
      ...rephrased.filter(nextPart),
      ...outside.filter(isHeldOut),
    ];
    for (const each of asked) {
      trials.push(await tryOut(library, each));
      await pause();
    }
  }
  return chooseAnswerThreshold(trials, { atMostWrong, careful: CAREFUL });
}

async function withVectors(asked: readonly Omit<Asked, 'vector'>[], vectorsOf: VectorsOf): Promise<Asked[]> {
  const vectors = await vectorsOf(asked.map(({ text }) => text)).catch(() => []);
  return asked.map((each, i) => ({ ...each, vector: vectors[i] }));
}

/** What is known with only these example questions. */
function libraryOf(articles: ArticleDocument[], known: readonly Asked[]): Library {
  const reduced = articles.map((article) => ({
    ...article,
    questions: known.filter(({ articleId }) => articleId === article.articleId).map(({ text }) => text),
  }));
  const labelled = known.map(({ text, articleId }) => ({ text, label: articleId ?? '' }));
  const vectors = known.flatMap(({ vector }) => (vector ? [vector] : []));
  const canLearn = new Set(labelled.map(({ label }) => label)).size > 1;
  const hasMeaning = vectors.length === labelled.length;
  return indexArticles(reduced, canLearn ? trainIntent(labelled, hasMeaning ? vectors : []) : null);
}

/** Where two articles fit equally the assistant asks, so nothing is answered. */
async function tryOut(library: Library, { text, articleId, vector }: Asked): Promise<Trial> {
  const found = await findArticles(library, text, '', async () => vector);
  const [first] = found;
  const isAnswered = first !== undefined && rivalsOf(first, found).length === 0;
  return { score: isAnswered ? first.score : 0, isRight: first?.id === articleId };
}
