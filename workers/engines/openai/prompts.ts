import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { contentHash } from '../../../core/shared/canonical-json.ts';
import { readFrontMatter } from '../../../server/front-matter.ts';

/** The parts of a prompt in the order in which the model reads them: what changes least comes first. */
const partNames = ['system', 'schema', 'articles', 'conversation'] as const;
export type PartName = (typeof partNames)[number];

/** What each part may ask for. A placeholder that is not here is a fault. */
const placeholders: Record<PartName, readonly string[]> = {
  system: ['assistantName', 'workspaceName'],
  schema: ['schema'],
  articles: ['articles'],
  conversation: ['state', 'turns', 'newest', 'language'],
};

const number = (min: number, max: number) => z.number().int().min(min).max(max);

const parametersSchema = z.strictObject({
  maxOutputTokens: number(64, 32_000),
  /** Only sent to models that think first. */
  reasoningEffort: z.enum(['none', 'minimal', 'low', 'medium', 'high']),
  /** Only sent to models that do not. */
  temperature: z.number().min(0).max(2),
  maxTurns: number(1, 200),
  maxArticles: number(0, 50),
  maxArticleChars: number(200, 50_000),
  maxTurnChars: number(200, 50_000),
  maxNewestChars: number(200, 50_000),
});
export type PromptParameters = z.infer<typeof parametersSchema>;

const frontMatterSchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]+$/),
  purpose: z.string().min(1),
  owner: z.string().min(1),
  parameters: parametersSchema,
});

export type Prompt = {
  id: string;
  purpose: string;
  owner: string;
  parameters: PromptParameters;
  parts: Record<PartName, string>;
  /** SHA-256 of what the model is asked with: id, parameters and template. */
  version: string;
};

/** Reads one prompt by its id. @throws PromptError */
export async function loadPrompt(id: string, folder = promptsFolder()): Promise<Prompt> {
  const file = path.join(folder, `${id}.md`);
  return parsePrompt(await readFile(file, 'utf8'), `${id}.md`);
}

/** @throws PromptError that names the file and every fault */
export function parsePrompt(text: string, name: string): Prompt {
  const read = readNamed(text, name);
  const front = frontMatterSchema.safeParse(read.front);
  const parts = readParts(read.body);
  const faults = [
    ...(front.success ? [] : front.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`)),
    ...partFaults(parts),
  ];
  if (front.success && `${front.data.id}.md` !== name)
    faults.push(`id: must be ${name.slice(0, -3)}, as the file`);
  if (!front.success || faults.length > 0) throw new PromptError(name, faults);
  const complete = Object.fromEntries(partNames.map((part) => [part, parts.get(part) ?? ''])) as Record<
    PartName,
    string
  >;
  const { id, parameters } = front.data;
  return { ...front.data, parts: complete, version: contentHash({ id, parameters, parts: complete }) };
}

/** Fills a part. Values go in once and are never read for placeholders themselves. */
export function fillPart(prompt: Prompt, part: PartName, values: Record<string, string>): string {
  return prompt.parts[part].replaceAll(/\{\{(\w+)\}\}/g, (_, key: string) => {
    const value = values[key];
    if (value === undefined) throw new Error(`prompt ${prompt.id}: nothing to put in for {{${key}}}`);
    return value;
  });
}

export class PromptError extends Error {
  readonly faults: string[];
  constructor(name: string, faults: string[]) {
    super(faults.map((fault) => `${name}: ${fault}`).join('\n'));
    this.name = 'PromptError';
    this.faults = faults;
  }
}

/** prompts/ lies beside server/ in the sources and in the build. */
export function promptsFolder(): string {
  return path.join(import.meta.dirname, '..', '..', '..', 'prompts');
}

function readNamed(text: string, name: string) {
  try {
    return readFrontMatter(text);
  } catch (error) {
    throw new PromptError(name, [(error as Error).message]);
  }
}

/** Parts begin with a line such as `=== system`. */
function readParts(body: string): Map<string, string> {
  const parts = new Map<string, string>();
  for (const chunk of body.split(/^=== /m).slice(1)) {
    const end = chunk.indexOf('\n');
    parts.set(chunk.slice(0, end).trim(), chunk.slice(end + 1).trim());
  }
  return parts;
}

function partFaults(parts: Map<string, string>): string[] {
  const known: readonly string[] = partNames;
  const faults = [...parts.keys()]
    .filter((part) => !known.includes(part))
    .map((part) => `=== ${part}: unknown part`);
  for (const part of partNames) {
    const text = parts.get(part);
    if (text === undefined || text === '') {
      faults.push(`=== ${part}: is missing`);
      continue;
    }
    const asked = new Set([...text.matchAll(/\{\{([^{}]*)\}\}/g)].map((found) => found[1] ?? ''));
    for (const name of asked) {
      if (!placeholders[part].includes(name)) faults.push(`=== ${part}: unknown placeholder {{${name}}}`);
    }
    for (const name of placeholders[part]) {
      if (!asked.has(name)) faults.push(`=== ${part}: {{${name}}} is missing`);
    }
  }
  return faults;
}
