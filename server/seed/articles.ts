import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { readFrontMatter } from '../front-matter.ts';
import type { ArticleContent, ArticleTranslation } from '../store/articles.ts';

/** Questions that an article answers, in contacts' words: they teach the intent recogniser. */
const questions = z.array(z.string()).min(1);
const id = z.string().regex(/^[a-z0-9-]+$/);
const title = z.string().min(1);
const language = z.string().regex(/^[a-z]{2,3}$/);

const frontMatterSchema = z.strictObject({
  id,
  title,
  version: z.number().int().positive(),
  skills: z.array(z.string()).default([]),
  language: language.optional(),
  questions,
});
/** A translation stands in a file of its own, `ID.LANGUAGE.md`; version and skills are the article's. */
const translationSchema = z.strictObject({ id, title, language, questions });

const TRANSLATION = /\.[a-z]{2,3}\.md$/;

/** Reads the sample articles: Markdown files with a front matter, each with its translations. */
export async function readArticles(folder = defaultFolder()): Promise<ArticleContent[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.md')).sort();
  const files = await Promise.all(
    names.map(async (name) => ({ name, text: await readFile(path.join(folder, name), 'utf8') })),
  );
  const translated = files
    .filter(({ name }) => TRANSLATION.test(name))
    .map(({ name, text }) => parseTranslation(text, name));
  const articles = files
    .filter(({ name }) => !TRANSLATION.test(name))
    .map(({ name, text }) => parseArticle(text, name));
  const ids = new Set(articles.map(({ articleId }) => articleId));
  for (const { articleId, translation } of translated)
    if (!ids.has(articleId)) throw new Error(`${articleId}.${translation.language}.md: id: no such article`);
  return articles.map((article) => {
    const own = translated.filter(({ articleId }) => articleId === article.articleId);
    return own.length === 0 ? article : { ...article, translations: own.map((each) => each.translation) };
  });
}

/** @throws Error that names the file and the field that does not fit */
export function parseArticle(text: string, name: string): ArticleContent {
  const { front, body } = readNamed(text, name);
  const { id: articleId, language: written, ...rest } = parsed(frontMatterSchema, front, name);
  return { articleId, ...rest, ...(written ? { language: written } : {}), body };
}

/** @throws Error that names the file and the field that does not fit */
function parseTranslation(
  text: string,
  name: string,
): { articleId: string; translation: ArticleTranslation } {
  const { front, body } = readNamed(text, name);
  const { id: articleId, ...rest } = parsed(translationSchema, front, name);
  return { articleId, translation: { ...rest, body } };
}

function parsed<T>(schema: z.ZodType<T>, front: unknown, name: string): T {
  const result = schema.safeParse(front);
  if (result.success) return result.data;
  const faults = result.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
  throw new Error(`${name}: ${faults.join('; ')}`);
}

function readNamed(text: string, name: string) {
  try {
    const { front, body } = readFrontMatter(text);
    return { front, body: body.trim() };
  } catch (error) {
    throw new Error(`${name}: ${(error as Error).message}`);
  }
}

/** The articles lie beside this file in the sources and are copied beside it by the build. */
function defaultFolder(): string {
  return path.join(import.meta.dirname, 'articles');
}
