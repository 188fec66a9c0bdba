import { readFileSync } from 'node:fs';
import path from 'node:path';
import { spokenLanguage } from '../../core/text/spoken-language.ts';
import { readArticles } from '../../server/seed/articles.ts';
import { ANSWER_FROM } from '../../workers/engines/local/local-engine.ts';
import { buildLibrary, findArticles, type Library } from '../../workers/knowledge/library.ts';
import { shareOf } from './figures.ts';
import type { EvalContext, EvalRow } from './row.ts';
import { vectorsFor } from './vectors.ts';

/** An article's id or null, and the question in each language. */
type Abroad = { languages: string[]; questions: [string | null, ...string[]][] };
type Asked = { wanted: string | null; text: string; language: string };

const fixture = path.resolve(import.meta.dirname, '../../test/fixtures/demo-questions-abroad.json');

async function demoLibrary(): Promise<Library> {
  // English only: what is measured is how its articles are found from other languages.
  const articles = (await readArticles()).map(({ translations: _, ...article }) => ({
    ...article,
    _id: article.articleId,
    workspaceId: 'eval',
    updatedAt: new Date(0),
  }));
  return buildLibrary(articles, { warn: () => undefined }, vectorsFor);
}

const note = 'written before the words that bridge languages, by the same author: expect less of strangers';

/** The demo questions in five languages, as the worker looks for them in English articles. */
export async function evaluate({ progress }: EvalContext): Promise<EvalRow[]> {
  const { languages, questions } = JSON.parse(readFileSync(fixture, 'utf8')) as Abroad;
  const library = await demoLibrary();
  const all = languages.flatMap((language, column) =>
    questions.map(([wanted, ...texts]): Asked => ({ wanted, text: texts[column]!, language })),
  );
  const found: { asked: Asked; isFirst: boolean; isAnswered: boolean }[] = [];
  for (const [done, asked] of all.entries()) {
    if (done % 20 === 0) progress(done, all.length, 'questions in five languages');
    const [first] = await findArticles(library, asked.text, '', undefined, asked.language);
    const isFirst = first !== undefined && first.id === asked.wanted;
    found.push({ asked, isFirst, isAnswered: (first?.score ?? 0) >= ANSWER_FROM });
  }
  const known = found.filter(({ asked }) => asked.wanted !== null);
  const answered = found.filter(({ isAnswered }) => isAnswered);
  const row = (
    measure: string,
    hits: boolean[],
    target: number | null,
    over: Partial<EvalRow> = {},
  ): EvalRow => ({
    measure,
    ...shareOf(hits),
    target,
    anchor: '–',
    n: hits.length,
    baselines: [],
    ...over,
  });
  return [
    ...languages.map((language) =>
      row(
        `English article found first, asked in ${language}`,
        known.filter(({ asked }) => asked.language === language).map(({ isFirst }) => isFirst),
        0.9,
        { note, anchor: 'the same questions in English .92; without the bridge .50' },
      ),
    ),
    row(
      'answered from the right English article, asked in five languages',
      known.map(({ isFirst, isAnswered }) => isFirst && isAnswered),
      0.7,
      { note, anchor: 'the same questions in English .79; without the bridge .04' },
    ),
    row(
      'answers from a wrong article, asked in five languages',
      answered.map(({ isFirst }) => !isFirst),
      0.03,
      { isCeiling: true },
    ),
    row(
      'language told without the page, of short questions',
      all.map(({ text, language }) => spokenLanguage(text, '', null) === language),
      0.9,
      { note },
    ),
  ];
}
