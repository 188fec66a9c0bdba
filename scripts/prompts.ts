// npm run prompts [check | list | diff [FILE or REVISION] | run]: validates the prompts, shows their versions, compares
// them, and runs their golden cases: against a fake model, or a real one where OPENAI_API_KEY or OPENAI_BASE_URL is set.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Engine } from '../workers/engines/engine.ts';
import { createOpenAiEngine } from '../workers/engines/openai/openai-engine.ts';
import { type Prompt, parsePrompt, promptsFolder } from '../workers/engines/openai/prompts.ts';
import { loadPrompts } from './lib/all-prompts.ts';
import { createFakeModel, makeAnswer } from './lib/fake-model.ts';
import { inputFaults, loadCases, type PromptCase, runCase } from './lib/prompt-cases.ts';

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
const isReal = Boolean(process.env.OPENAI_API_KEY || process.env.OPENAI_BASE_URL);

async function main([command = 'check', other]: string[]): Promise<number> {
  const prompts = await loadPrompts();
  switch (command) {
    case 'list':
      list(prompts);
      return 0;
    case 'diff':
      for (const prompt of prompts) diff(prompt, other ?? 'HEAD');
      return 0;
    case 'check':
      list(prompts);
      return runAll(prompts, false);
    case 'run':
      return runAll(prompts, isReal);
    default:
      say(`unknown command ${command}: use check, list, diff [FILE or REVISION], or run`);
      return 2;
  }
}

function list(prompts: Prompt[]): void {
  for (const { id, version, owner, purpose } of prompts) {
    say(`${id}  ${version.slice(0, 12)}  ${owner}\n  ${purpose}`);
  }
}

/** Shows the lines that differ from a file, or from the same prompt at a revision. */
function diff(prompt: Prompt, other: string): void {
  const file = path.join(promptsFolder(), `${prompt.id}.md`);
  const before = existsSync(other) ? readFileSync(other, 'utf8') : readRevision(other, prompt.id);
  const old = before === null ? null : parsePrompt(before, `${prompt.id}.md`);
  say(
    `${prompt.id}: ${old?.version.slice(0, 12) ?? 'not there'} at ${other}, now ${prompt.version.slice(0, 12)}`,
  );
  if (before !== null && old?.version !== prompt.version) showLines(before, file);
}

function showLines(before: string, file: string): void {
  const folder = mkdtempSync(path.join(tmpdir(), 'prompt-'));
  try {
    const oldFile = path.join(folder, 'before.md');
    writeFileSync(oldFile, before);
    const shown = spawnSync('git', ['diff', '--no-index', '--word-diff', '--unified=1', oldFile, file], {
      encoding: 'utf8',
    });
    say(shown.stdout);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function readRevision(revision: string, id: string): string | null {
  const shown = spawnSync('git', ['show', `${revision}:./${id}.md`], {
    cwd: promptsFolder(),
    encoding: 'utf8',
  });
  return shown.status === 0 ? shown.stdout : null;
}

/** Runs every case; 1 when one has a fault. */
async function runAll(prompts: Prompt[], withRealModel: boolean): Promise<number> {
  let failed = 0;
  let passed = 0;
  for (const prompt of prompts) {
    const cases = await loadCases(prompt.id);
    const real = withRealModel ? createEngine(prompt) : null;
    say(`${prompt.id}: ${cases.length} cases against ${real ? `${modelName()}` : 'a fake model'}`);
    for (const one of cases) {
      const faults = [
        ...inputFaults(prompt, one),
        ...(await runCase(real ?? fakeEngine(prompt, one), one)).faults,
      ];
      if (faults.length === 0) passed += 1;
      else failed += 1;
      say(
        `  ${faults.length === 0 ? 'ok  ' : 'FAIL'} ${one.name}${faults.map((fault) => `\n         ${fault}`).join('')}`,
      );
    }
  }
  say(`${passed} passed, ${failed} failed`);
  return failed === 0 ? 0 : 1;
}

function modelName(): string {
  return process.env.OPENAI_MODEL || 'gpt-5-mini';
}

function settings() {
  return {
    OPENAI_MODEL: modelName(),
    HANDRAIL_ENGINE_TIMEOUT_MS: 60_000,
    HANDRAIL_ENGINE_FIRST_TOKEN_MS: 30_000,
    HANDRAIL_ENGINE_SILENCE_MS: 30_000,
    HANDRAIL_ENGINE_TOKEN_BUDGET: 200_000,
  };
}

function createEngine(prompt: Prompt): Engine {
  const { OPENAI_API_KEY, OPENAI_BASE_URL } = process.env;
  return createOpenAiEngine(
    {
      ...settings(),
      OPENAI_API_KEY: OPENAI_API_KEY || undefined,
      OPENAI_BASE_URL: OPENAI_BASE_URL || undefined,
    },
    { prompt },
  );
}

function fakeEngine(prompt: Prompt, one: PromptCase): Engine {
  const model = createFakeModel(() => makeAnswer(one.fakeAnswer));
  return createOpenAiEngine(
    { ...settings(), OPENAI_API_KEY: 'none', OPENAI_MODEL: 'fake' },
    { prompt, fetch: model.fetch },
  );
}

main(process.argv.slice(2)).then(
  (code) => {
    process.exitCode = code;
  },
  (error: Error) => {
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 1;
  },
);
