import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';

const frontMatterSchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]+$/),
  title: z.string().min(1),
  version: z.coerce.number().int().positive(),
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

/** Reads the sample articles: Markdown files with a front matter of `key: value` and `- item` lines. */
export async function readArticles(folder = defaultFolder()): Promise<SeedArticle[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.md')).sort();
  return Promise.all(
    names.map(async (name) => parseArticle(await readFile(path.join(folder, name), 'utf8'), name)),
  );
}

/** @throws Error that names the file and the field that does not fit */
export function parseArticle(text: string, name: string): SeedArticle {
  const match = /^---\n([\s\S]*?)\n---\n([\s\S]+)$/.exec(text);
  if (!match) throw new Error(`${name}: must begin with a front matter between two lines of ---`);
  const parsed = frontMatterSchema.safeParse(parseFrontMatter(match[1] ?? ''));
  if (!parsed.success) {
    const faults = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
    throw new Error(`${name}: ${faults.join('; ')}`);
  }
  const { id, ...rest } = parsed.data;
  return { articleId: id, ...rest, body: (match[2] ?? '').trim() };
}

function parseFrontMatter(text: string): Record<string, string | string[]> {
  const values: Record<string, string | string[]> = {};
  let list: string[] | null = null;
  for (const line of text.split('\n')) {
    const item = /^\s*- (.*)$/.exec(line);
    if (item && list) {
      list.push((item[1] ?? '').trim());
      continue;
    }
    const pair = /^(\w+):(.*)$/.exec(line);
    if (!pair) continue;
    const [, key = '', value = ''] = pair;
    list = value.trim() === '' ? [] : null;
    values[key] = list ?? value.trim();
  }
  return values;
}

/** The articles lie beside this file in the sources and are copied beside it by the build. */
function defaultFolder(): string {
  return path.join(import.meta.dirname, 'articles');
}
