import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { readFrontMatter } from '../front-matter.ts';

const frontMatterSchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]+$/),
  title: z.string().min(1),
  version: z.number().int().positive(),
  skills: z.array(z.string()).default([]),
  /** Questions that this article answers, in contacts' words: they teach the intent recogniser. */
  questions: z.array(z.string()).min(1),
});

export type SeedArticle = {
  articleId: string;
  title: string;
  version: number;
  skills: string[];
  questions: string[];
  body: string;
};

/** Reads the sample articles: Markdown files with a front matter. */
export async function readArticles(folder = defaultFolder()): Promise<SeedArticle[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.md')).sort();
  return Promise.all(
    names.map(async (name) => parseArticle(await readFile(path.join(folder, name), 'utf8'), name)),
  );
}

/** @throws Error that names the file and the field that does not fit */
export function parseArticle(text: string, name: string): SeedArticle {
  const { front, body } = readNamed(text, name);
  const parsed = frontMatterSchema.safeParse(front);
  if (!parsed.success) {
    const faults = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
    throw new Error(`${name}: ${faults.join('; ')}`);
  }
  const { id, ...rest } = parsed.data;
  return { articleId: id, ...rest, body: body.trim() };
}

function readNamed(text: string, name: string) {
  try {
    return readFrontMatter(text);
  } catch (error) {
    throw new Error(`${name}: ${(error as Error).message}`);
  }
}

/** The articles lie beside this file in the sources and are copied beside it by the build. */
function defaultFolder(): string {
  return path.join(import.meta.dirname, 'articles');
}
