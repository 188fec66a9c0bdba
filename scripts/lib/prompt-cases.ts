import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import type { EngineResult } from '../../core/triage/judge/engine-result.ts';
import type { Judgement } from '../../core/triage/judgement.ts';
import { reasonCodeSchema } from '../../core/values/reason.ts';
import { readArticles } from '../../server/seed/articles.ts';
import type { Engine, EngineInput } from '../../workers/engines/engine.ts';
import { apiJudgementSchema } from '../../workers/engines/openai/api-schema.ts';
import { neutralise } from '../../workers/engines/openai/fence.ts';
import { type Prompt, promptsFolder } from '../../workers/engines/openai/prompts.ts';
import { renderInput } from '../../workers/engines/openai/render.ts';
import { makeEngineInput } from './engine-input.ts';

const regex = z.string().refine(isRegex, { error: 'must be a regular expression' });

const caseSchema = z.strictObject({
  name: z.string().min(1),
  turns: z.array(z.strictObject({ by: z.enum(['contact', 'assistant', 'agent']), text: z.string() })).min(1),
  /** Ids of sample articles, or of the file's own. */
  articles: z.array(z.string()),
  language: z.string().optional(),
  must: z.strictObject({
    actions: z.array(z.enum(['reply', 'ask', 'escalate'])).min(1),
    reasons: z.array(reasonCodeSchema).optional(),
    articles: z.array(z.string()).optional(),
    facts: z.array(z.string()).optional(),
    languages: z.array(z.string()).optional(),
    textMatches: z.array(regex).optional(),
    failedFixes: z.number().optional(),
    hasNoText: z.literal(true).optional(),
  }),
  mustNot: z.strictObject({
    textMatches: z.array(regex).optional(),
    articles: z.array(z.string()).optional(),
  }),
  fakeAnswer: apiJudgementSchema.partial(),
});

const fileSchema = z.strictObject({
  comment: z.string(),
  articles: z.record(z.string(), z.strictObject({ title: z.string(), body: z.string() })),
  cases: z.array(caseSchema).min(15),
});

export type PromptCase = z.infer<typeof caseSchema> & { input: EngineInput };

/** The golden cases beside a prompt, each with its engine input. @throws Error that names what does not fit */
export async function loadCases(promptId: string, folder = promptsFolder()): Promise<PromptCase[]> {
  const name = `${promptId}.cases.json`;
  const parsed = fileSchema.safeParse(JSON.parse(await readFile(path.join(folder, name), 'utf8')));
  if (!parsed.success) {
    throw new Error(
      parsed.error.issues.map((issue) => `${name}: ${issue.path.join('.')}: ${issue.message}`).join('\n'),
    );
  }
  const samples = (await readArticles()).map(({ articleId, title, body }) => ({
    id: articleId,
    title,
    body,
  }));
  const own = Object.entries(parsed.data.articles).map(([id, article]) => ({ id, ...article }));
  const known = new Map([...samples, ...own].map((article) => [article.id, article]));
  return parsed.data.cases.map((one) => ({ ...one, input: inputOf(one, known, name) }));
}

type Known = Map<string, { id: string; title: string; body: string }>;

function inputOf(one: z.infer<typeof caseSchema>, known: Known, file: string): EngineInput {
  const articles = one.articles.map((id) => {
    const article = known.get(id);
    if (!article) throw new Error(`${file}: ${one.name}: there is no article ${id}`);
    return article;
  });
  return makeEngineInput({
    turns: one.turns,
    articles,
    ...(one.language === undefined ? {} : { language: one.language }),
  });
}

/** What is wrong with the written input: a text outside its fence, in the system prompt, or left out. */
export function inputFaults(prompt: Prompt, { input }: PromptCase): string[] {
  const { messages } = renderInput(prompt, input, false);
  const [system, ...data] = messages.map((message) => message.content);
  const written = data.join('\n');
  const faults: string[] = [];
  for (const text of [...input.turns.map((turn) => turn.text), ...input.articles.map(({ body }) => body)]) {
    const probe = neutralise(text).slice(0, 500);
    if (!written.includes(probe)) faults.push(`the model is not told: ${probe.slice(0, 60)}`);
    if (probe.length > 15 && system?.includes(probe))
      faults.push(`stands in the system prompt: ${probe.slice(0, 60)}`);
  }
  const fences = 2 * (input.turns.length + input.articles.length + 1);
  const found = (written.match(/⟦/g) ?? []).length;
  if (found !== fences) faults.push(`${found} fences instead of ${fences}: a text broke out of its own`);
  if (messages.some((message, index) => message.role !== (index === 0 ? 'system' : 'user'))) {
    faults.push('only the first message may be of the system');
  }
  return faults;
}

export type CaseRun = { faults: string[]; result: EngineResult };

/** Runs one case and says what its judgement lacks or should not have. */
export async function runCase(engine: Engine, one: PromptCase): Promise<CaseRun> {
  const pieces: string[] = [];
  const result = await engine.run(one.input, {
    signal: new AbortController().signal,
    maySay: () => true,
    onText: (piece) => pieces.push(piece),
  });
  if (!result.ok) return { result, faults: [`${result.failure}: ${result.detail}`] };
  return { result, faults: judgementFaults(one, result.judgement, pieces.join('')) };
}

function judgementFaults({ must, mustNot }: PromptCase, judgement: Judgement, said: string): string[] {
  const text = judgement.text ?? '';
  const shown = `${said}\n${text}`;
  const cited = judgement.articles.map(({ id }) => id);
  const reason = judgement.escalation?.reason;
  const failed = judgement.attemptedFixes.filter(({ outcome }) => outcome === 'failed').length;
  const checks: [boolean, string][] = [
    [must.actions.includes(judgement.action), `action is ${judgement.action}`],
    [!must.reasons || (reason !== undefined && must.reasons.includes(reason)), `reason is ${reason}`],
    [!must.hasNoText || shown.trim() === '', `says: ${shown.trim().slice(0, 80)}`],
    [
      !must.languages || must.languages.includes(judgement.language ?? ''),
      `language is ${judgement.language}`,
    ],
    [failed >= (must.failedFixes ?? 0), `${failed} failed fixes`],
    [judgement.text === null || judgement.text === said, 'what was said is not the text of the judgement'],
    ...(must.articles ?? []).map((id): [boolean, string] => [cited.includes(id), `does not cite ${id}`]),
    ...(must.facts ?? []).map((value): [boolean, string] => [
      judgement.facts.some((fact) => fact.value.includes(value)),
      `fact ${value} is missing`,
    ]),
    ...(must.textMatches ?? []).map((source): [boolean, string] => [
      judgement.action === 'escalate' || new RegExp(source, 'i').test(text),
      `text lacks /${source}/`,
    ]),
    ...(mustNot.textMatches ?? []).map((source): [boolean, string] => [
      !new RegExp(source, 'i').test(shown),
      `text has /${source}/`,
    ]),
    ...(mustNot.articles ?? []).map((id): [boolean, string] => [!cited.includes(id), `cites ${id}`]),
  ];
  return checks.filter(([isRight]) => !isRight).map(([, fault]) => fault);
}

function isRegex(source: string): boolean {
  try {
    new RegExp(source, 'i');
    return true;
  } catch {
    return false;
  }
}
