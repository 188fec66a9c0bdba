import { inEnglishWords } from '../../core/text/bridge/bridge.ts';
import type { IndexableArticle } from '../../core/triage/retrieval/article.ts';
import { type AssistantLanguage, isAssistantLanguage } from '../../core/values/language.ts';
import type { ArticleContent, ArticleTranslation } from '../../server/store/articles.ts';

/** What an article says in each language that it exists in; its own language first. */
export function variantsOf(article: ArticleContent): ArticleTranslation[] {
  const { title, body, questions, language = 'en', translations = [] } = article;
  return [{ language, title, body, questions }, ...translations];
}

/** An article that does not exist in English, in English words: those who ask in other languages find it by them. */
function inEnglish(article: ArticleContent): ArticleTranslation[] {
  const variants = variantsOf(article);
  const own = variants[0]!;
  if (variants.some(({ language }) => language === 'en') || !isAssistantLanguage(own.language)) return [];
  const say = (text: string) => inEnglishWords(text, own.language as AssistantLanguage);
  const { title, body, questions } = own;
  return [{ language: 'en', title: say(title), body: say(body), questions: questions.map(say) }];
}

/** By what an article is indexed and learned: its variants, and its English words where it has none in English. */
const findableOf = (article: ArticleContent) => [...variantsOf(article), ...inEnglish(article)];

export const indexId = (articleId: string, language: string): string => `${articleId}.${language}`;

/** The articles as they are searched: one for each language, with its example questions behind the body. */
export const indexablesOf = (article: ArticleContent): (IndexableArticle & { articleId: string })[] =>
  findableOf(article).map(({ language, title, body, questions }) => ({
    id: indexId(article.articleId, language),
    articleId: article.articleId,
    version: article.version,
    language,
    title,
    body: `${body}\n\n${questions.join('\n')}`,
  }));

/** The titles and example questions of an article, in all its languages, as examples of it. */
export const examplesOf = (article: ArticleContent): { text: string; label: string }[] =>
  findableOf(article)
    .flatMap(({ title, questions }) => [title, ...questions])
    .map((text) => ({ text, label: article.articleId }));
