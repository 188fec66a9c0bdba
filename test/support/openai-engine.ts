import type { EngineResult } from '../../core/triage/judge/engine-result.ts';
import { makeEngineInput, type Story } from '../../scripts/lib/engine-input.ts';
import {
  createOpenAiEngine,
  type OpenAiDeps,
  type OpenAiSettings,
} from '../../workers/engines/openai/openai-engine.ts';
import { loadPrompt } from '../../workers/engines/openai/prompts.ts';

export const story: Story = {
  turns: [{ by: 'contact', text: 'My nightly export to S3 fails with NWX-502 since this morning.' }],
  articles: [
    { id: 'schedule-an-export', title: 'Schedule an export', body: '1. Open Exports.' },
    { id: 'export-fails-nwx-502', title: 'NWX-502', body: '1. Lower the read batch size.' },
  ],
};

/** An engine on a server of the test, with a clock that a test can wait for. */
export async function engineOn(
  url: string,
  settings: Partial<OpenAiSettings> = {},
  deps: Partial<OpenAiDeps> = {},
) {
  return createOpenAiEngine(
    {
      OPENAI_API_KEY: 'test',
      OPENAI_BASE_URL: url,
      OPENAI_MODEL: 'gpt-5-mini',
      ...clockFor('none'),
      HANDRAIL_ENGINE_TOKEN_BUDGET: 200_000,
      ...settings,
    },
    { prompt: await loadPrompt('triage'), random: () => 0, ...deps },
  );
}

/** A short clock where it should run out, else one long enough for a loaded machine. */
export function clockFor(failure: string) {
  const isShort = failure === 'engine_timeout';
  return {
    HANDRAIL_ENGINE_TIMEOUT_MS: isShort ? 1_500 : 10_000,
    HANDRAIL_ENGINE_FIRST_TOKEN_MS: isShort ? 600 : 5_000,
    HANDRAIL_ENGINE_SILENCE_MS: 5_000,
  };
}

export type Heard = { result: EngineResult; pieces: string[] };

/** One run on a story, with what was said. */
export async function hear(
  engine: Awaited<ReturnType<typeof engineOn>>,
  changes: Partial<Story> = {},
  signal: AbortSignal = new AbortController().signal,
): Promise<Heard> {
  const pieces: string[] = [];
  const result = await engine.run(makeEngineInput({ ...story, ...changes }), {
    signal,
    maySay: () => true,
    onText: (piece) => pieces.push(piece),
  });
  return { result, pieces };
}

/** The failure's code, or what it was instead. */
export function failureOf(result: EngineResult): string {
  return result.ok ? `ok: ${result.judgement.action}` : result.failure;
}
