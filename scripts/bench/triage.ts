import { readFileSync } from 'node:fs';
import path from 'node:path';
import OpenAI from 'openai';
import { readArticles } from '../../server/seed/articles.ts';
import { createLocalEngine } from '../../workers/engines/local/local-engine.ts';
import { readModels } from '../../workers/engines/local/models.ts';
import { createOpenAiEngine } from '../../workers/engines/openai/openai-engine.ts';
import { loadPrompt } from '../../workers/engines/openai/prompts.ts';
import { buildLibrary, findArticles } from '../../workers/knowledge/library.ts';
import { type JudgeDeps, judge, lookFirst } from '../../workers/triage/judge.ts';
import { entriesOf, makeEngineInput } from '../lib/engine-input.ts';
import { createFakeModel, makeAnswer } from '../lib/fake-model.ts';

export type TriageFigures = {
  /** Milliseconds per message of the local engine, by stage. */
  stages: { stage: string; p50: number; p95: number }[];
  /** Our own run around a model that answers at once, and the bare client's call with the same request. */
  overhead: { engineMs: number; bareMs: number; ratio: number };
};

const ROUNDS = 4;
const PAIRS = 60;
const quiet = { signal: new AbortController().signal, maySay: () => true, onText: () => undefined };

/** Times triage in this process, without stores: the local engine by stage, and the overhead around a provider. */
export async function benchTriage(): Promise<TriageFigures> {
  return { stages: await timeStages(), overhead: await timeOverhead() };
}

async function timeStages(): Promise<TriageFigures['stages']> {
  const articles = (await readArticles()).map((article) => ({
    ...article,
    _id: article.articleId,
    workspaceId: 'bench',
    updatedAt: new Date(0),
  }));
  const library = await buildLibrary(articles, { warn: () => undefined });
  const models = await readModels();
  const engine = createLocalEngine();
  const deps: JudgeDeps = {
    engine,
    isLocal: true,
    models,
    knowledge: {
      find: (_workspaceId, question, context, language) =>
        findArticles(library, question, context, undefined, language),
    },
  };
  const times = { detectors: [], retrieval: [], engine: [], whole: [] } as Record<string, number[]>;
  for (const [index, text] of questions().entries()) {
    // Another wording each time: a remembered sentence vector would flatter.
    const story = makeEngineInput({ turns: [{ by: 'contact', text: `${text} (case ${index})` }] });
    const entries = entriesOf([{ by: 'contact', text: `${text} (case ${index})` }]);
    const question = story.turns[0]?.text ?? '';
    times.detectors?.push(
      await timed(async () => lookFirst(deps, { entries, conversation: story.conversation })),
    );
    let found: Awaited<ReturnType<typeof findArticles>> = [];
    times.retrieval?.push(
      await timed(async () => {
        found = await findArticles(library, `${question} again`, '');
      }),
    );
    times.engine?.push(await timed(() => engine.run({ ...story, articles: found }, quiet)));
    times.whole?.push(
      await timed(() =>
        judge(deps, {
          conversation: story.conversation,
          entries,
          brief: story.brief,
          workspace: story.workspace,
          decisionId: `bench-${index}`,
          now: () => new Date(),
          ...quiet,
        }),
      ),
    );
  }
  return Object.entries(times).map(([stage, all]) => ({
    stage,
    p50: quantile(all, 0.5),
    p95: quantile(all, 0.95),
  }));
}

async function timeOverhead(): Promise<TriageFigures['overhead']> {
  const text = 'NWX-502 means that the worker lost its connection. Lower the batch size. Then run it again.';
  const fake = createFakeModel(() => makeAnswer({ text }));
  const engine = createOpenAiEngine(
    {
      OPENAI_API_KEY: 'bench',
      OPENAI_BASE_URL: 'http://127.0.0.1:9/v1',
      OPENAI_MODEL: 'bench',
      HANDRAIL_ENGINE_TIMEOUT_MS: 20_000,
      HANDRAIL_ENGINE_FIRST_TOKEN_MS: 5_000,
      HANDRAIL_ENGINE_SILENCE_MS: 5_000,
      HANDRAIL_ENGINE_TOKEN_BUDGET: 1_000_000,
    },
    { prompt: await loadPrompt('triage'), fetch: fake.fetch },
  );
  const client = new OpenAI({ apiKey: 'bench', baseURL: 'http://127.0.0.1:9/v1', fetch: fake.fetch });
  const input = makeEngineInput({
    turns: [{ by: 'contact', text: 'The nightly export fails with NWX-502.' }],
  });
  await engine.run(input, quiet);
  const request = fake.asked.at(-1) as unknown as OpenAI.Responses.ResponseCreateParamsStreaming;
  const bare = async () => {
    for await (const _event of await client.responses.create({ ...request, stream: true }));
  };
  const ours: number[] = [];
  const theirs: number[] = [];
  for (let pair = 0; pair < PAIRS; pair += 1) {
    ours.push(await timed(() => engine.run(input, quiet)));
    theirs.push(await timed(bare));
  }
  const engineMs = quantile(ours.slice(5), 0.5);
  const bareMs = quantile(theirs.slice(5), 0.5);
  return { engineMs, bareMs, ratio: engineMs / bareMs };
}

function questions(): string[] {
  const file = path.resolve(import.meta.dirname, '../../test/fixtures/demo-questions.json');
  const { questions: all } = JSON.parse(readFileSync(file, 'utf8')) as {
    questions: [string, string | null][];
  };
  return Array.from({ length: ROUNDS }, () => all.map(([text]) => text)).flat();
}

async function timed(run: () => Promise<unknown>): Promise<number> {
  const startedAt = performance.now();
  await run();
  return performance.now() - startedAt;
}

function quantile(values: number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}
