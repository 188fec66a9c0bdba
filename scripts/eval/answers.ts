import { readFileSync } from 'node:fs';
import path from 'node:path';
import { readArticles } from '../../server/seed/articles.ts';
import { ANSWER_FROM, rivalsOf } from '../../workers/engines/local/local-engine.ts';
import { calibrate } from '../../workers/knowledge/calibrate.ts';
import { buildLibrary, findArticles } from '../../workers/knowledge/library.ts';
import { shareOf } from './figures.ts';
import type { EvalContext, EvalRow } from './row.ts';
import { vectorsFor } from './vectors.ts';

const QUESTIONS = path.resolve(import.meta.dirname, '../../test/fixtures/demo-questions.json');
/** The product's own setting, HANDRAIL_WRONG_ANSWERS_PERCENT. */
const MOST_WRONG = 0.03;

/**
 * What the demo workspace answers at the threshold that is tried out for it, on questions that were written apart from its
 * articles' example questions.
 */
export async function evaluate({ progress }: EvalContext): Promise<EvalRow[]> {
  const articles = (await readArticles()).map((content) => ({
    ...content,
    _id: content.articleId,
    workspaceId: 'eval',
    updatedAt: new Date(0),
  }));
  const threshold = await calibrate(articles, vectorsFor, MOST_WRONG);
  const library = await buildLibrary(articles, { warn: () => undefined }, vectorsFor);
  progress(1, 2, 'answers');
  const { questions } = JSON.parse(readFileSync(QUESTIONS, 'utf8')) as {
    questions: [string, string | null][];
  };
  const asked = await Promise.all(
    questions.map(async ([text, id]) => {
      const found = await findArticles({ ...library, answerFrom: threshold.from }, text, '');
      const [first] = found;
      const isAnswered =
        first !== undefined && first.score >= ANSWER_FROM && rivalsOf(first, found).length === 0;
      return { id, isAnswered, isRight: first?.id === id };
    }),
  );
  const answered = asked.filter(({ isAnswered }) => isAnswered);
  const answerable = asked.filter(({ id }) => id !== null);
  const tried = `threshold ${threshold.from}: tried on ${threshold.asked}, ${threshold.answered} answered, ${threshold.wrong} wrong`;
  const common = { anchor: tried, baselines: [] };
  return [
    {
      measure: 'answers that rest on a wrong article, demo questions',
      ...shareOf(answered.map(({ isRight }) => !isRight)),
      target: threshold.atMostWrong,
      isCeiling: true,
      n: answered.length,
      ...common,
    },
    {
      measure: 'questions that an article answers: answered at once and rightly, demo questions',
      ...shareOf(answerable.map(({ isAnswered, isRight }) => isAnswered && isRight)),
      target: 0.8,
      n: answerable.length,
      ...common,
    },
  ];
}
