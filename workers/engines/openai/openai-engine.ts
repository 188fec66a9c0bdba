import OpenAI from 'openai';
import type { EngineMark, EngineResult } from '../../../core/triage/judge/engine-result.ts';
import type { Config } from '../../../server/config.ts';
import type { Engine, EngineInput, EngineOptions } from '../engine.ts';
import { type CircuitRules, createCircuit } from './circuit.ts';
import { type Prices, priced, pricesFor } from './cost.ts';
import { createDialectMemory } from './dialect.ts';
import type { Prompt } from './prompts.ts';
import { startRun } from './run.ts';

export type OpenAiSettings = Pick<
  Config,
  | 'OPENAI_API_KEY'
  | 'OPENAI_BASE_URL'
  | 'OPENAI_MODEL'
  | 'HANDRAIL_ENGINE_TIMEOUT_MS'
  | 'HANDRAIL_ENGINE_FIRST_TOKEN_MS'
  | 'HANDRAIL_ENGINE_SILENCE_MS'
  | 'HANDRAIL_ENGINE_TOKEN_BUDGET'
  | 'HANDRAIL_MODEL_PRICES'
>;

export type OpenAiDeps = {
  prompt: Prompt;
  /** Milliseconds; the circuit and the run's clock read it. */
  now?: () => number;
  /** 0 to 1, for the jitter of retries. */
  random?: () => number;
  prices?: Prices;
  circuitRules?: CircuitRules;
  /** In place of the network: for golden cases and benchmarks. */
  fetch?: typeof fetch;
};

/**
 * The engine that asks a model provider: OpenAI, or any server that speaks its Responses or chat completions API.
 * One call per message gives the whole judgement; the reply's text goes to `onText` sentence by sentence while it is
 * written. A run never throws and never outlasts HANDRAIL_ENGINE_TIMEOUT_MS; whatever goes wrong comes back as a
 * failure with a reason of its own, and the pieces said so far are then to be withdrawn.
 */
export function createOpenAiEngine(config: OpenAiSettings, deps: OpenAiDeps): Engine {
  const {
    prompt,
    now = Date.now,
    random = Math.random,
    prices = pricesFor(config.OPENAI_MODEL, config.HANDRAIL_MODEL_PRICES),
  } = deps;
  const circuit = createCircuit(now, deps.circuitRules);
  const mark: EngineMark = {
    engine: 'openai',
    model: config.OPENAI_MODEL,
    modelVersion: config.OPENAI_MODEL,
    promptId: prompt.id,
    promptVersion: prompt.version,
  };
  const shared = {
    prompt,
    client: createClient(config, deps.fetch),
    dialects: createDialectMemory(),
    model: config.OPENAI_MODEL,
    cacheKey: config.OPENAI_BASE_URL ? null : `handrail-${prompt.id}-${prompt.version.slice(0, 16)}`,
    budget: config.HANDRAIL_ENGINE_TOKEN_BUDGET,
    limits: {
      timeoutMs: config.HANDRAIL_ENGINE_TIMEOUT_MS,
      firstTextMs: config.HANDRAIL_ENGINE_FIRST_TOKEN_MS,
      silenceMs: config.HANDRAIL_ENGINE_SILENCE_MS,
    },
    circuit,
    now,
    random,
  };

  async function run(input: EngineInput, options: EngineOptions): Promise<EngineResult> {
    const { outcome, usage, model } = await startRun(shared, input, options);
    const tokens = usage.input + usage.output > 0 ? priced(usage, config.OPENAI_MODEL, prices) : null;
    return { ...mark, modelVersion: model ?? mark.modelVersion, tokens, ...outcome };
  }

  return { run, openCircuit: circuit.whyOpen };
}

function createClient(config: OpenAiSettings, fetchInstead: OpenAiDeps['fetch']): OpenAI {
  return new OpenAI({
    // A local server needs no key, but the client wants one.
    apiKey: config.OPENAI_API_KEY ?? 'none',
    ...(config.OPENAI_BASE_URL ? { baseURL: config.OPENAI_BASE_URL } : {}),
    ...(fetchInstead ? { fetch: fetchInstead } : {}),
    // Retries are ours, inside our clock.
    maxRetries: 0,
    timeout: config.HANDRAIL_ENGINE_TIMEOUT_MS,
    logLevel: 'off',
  });
}
