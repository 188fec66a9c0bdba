import type OpenAI from 'openai';
import { detectLanguage } from '../../../core/text/language.ts';
import type { EngineFailure } from '../../../core/triage/judge/engine-result.ts';
import type { Judgement } from '../../../core/triage/judgement.ts';
import type { EngineInput, EngineOptions } from '../engine.ts';
import type { createCircuit } from './circuit.ts';
import { type Limits, type RunClock, StoppedByCaller, startClock } from './clock.ts';
import { addUsage, estimateTokens, noUsage, type Usage } from './cost.ts';
import { type createDialectMemory, simplerDialect } from './dialect.ts';
import { AttemptFailure, toAttemptFailure } from './failures.ts';
import type { Prompt } from './prompts.ts';
import { createProgress, type Progress, readAnswer, usageOfAttempt } from './read-answer.ts';
import { type Rendered, renderInput } from './render.ts';
import { type Dialect, needsSchemaInPrompt, streamAnswer } from './transport.ts';

/** What all runs of one engine share. */
export type Shared = {
  prompt: Prompt;
  client: OpenAI;
  dialects: ReturnType<typeof createDialectMemory>;
  model: string;
  cacheKey: string | null;
  budget: number;
  limits: Limits;
  circuit: ReturnType<typeof createCircuit>;
  now: () => number;
  random: () => number;
};

/** `model` is the exact model as the server named it, null where it did not. */
export type Finished = { outcome: Outcome; usage: Usage; model: string | null };

export type Outcome =
  | { ok: true; judgement: Judgement }
  | { ok: false; failure: EngineFailure; detail: string };

type Run = {
  shared: Shared;
  input: EngineInput;
  options: EngineOptions;
  clock: RunClock;
  usage: Usage;
  model: string | null;
};

const MAX_ATTEMPTS = 4;
const FIRST_BACKOFF_MS = 250;
const MAX_BACKOFF_MS = 4_000;
/** Less than this is no budget for an answer. */
const LEAST_OUTPUT_TOKENS = 300;
const LANGUAGE_IS_SURE = 0.8;

/** One run from the circuit to the judgement or the failure. Never throws. */
export async function startRun(
  shared: Shared,
  input: EngineInput,
  options: EngineOptions,
): Promise<Finished> {
  const refusedWhy = shared.circuit.ask();
  if (refusedWhy !== null) {
    const detail = `the provider is not called at present: ${refusedWhy}`;
    return { outcome: { ok: false, failure: 'engine_unavailable', detail }, usage: noUsage, model: null };
  }
  const clock = startClock(shared.limits, options.signal, shared.now);
  const run: Run = { shared, input, options, clock, usage: noUsage, model: null };
  try {
    const judgement = await attemptUntilDone(run);
    shared.circuit.answered();
    return { outcome: { ok: true, judgement }, usage: run.usage, model: run.model };
  } catch (error) {
    const failure = toAttemptFailure(error, false);
    tellCircuit(shared.circuit, failure);
    return {
      outcome: { ok: false, failure: failure.failure, detail: failure.message },
      usage: run.usage,
      model: run.model,
    };
  } finally {
    clock.end();
  }
}

function tellCircuit(circuit: Shared['circuit'], failure: AttemptFailure): void {
  if (failure instanceof StoppedByCaller || failure.failure === 'engine_budget_exhausted') circuit.stopped();
  else if (failure.isProviderDown) circuit.failed(failure.message);
  else circuit.answered();
}

/** Tries until there is a judgement, or no other try can help or fit. @throws AttemptFailure */
async function attemptUntilDone(run: Run): Promise<Judgement> {
  let dialect = run.shared.dialects.current();
  for (let attempt = 1; ; ) {
    const progress = createProgress();
    try {
      const judgement = await attemptOnce(run, dialect, progress);
      run.shared.dialects.learn(dialect);
      return judgement;
    } catch (error) {
      const stopped = run.clock.stopped();
      if (stopped) throw stopped;
      const simpler = progress.hasText ? null : simplerDialect(dialect, error);
      if (simpler !== null) {
        dialect = simpler;
        continue;
      }
      const failure = toAttemptFailure(error, progress.hasText || progress.model !== null);
      await waitBeforeRetry(run, failure, attempt, progress);
      attempt += 1;
    }
  }
}

async function attemptOnce(run: Run, dialect: Dialect, progress: Progress): Promise<Judgement> {
  const { shared, input, options, clock } = run;
  const rendered = renderInput(shared.prompt, input, needsSchemaInPrompt(dialect));
  const prompt = rendered.messages.map((message) => message.content).join('\n');
  const ask = {
    model: shared.model,
    messages: rendered.messages,
    parameters: shared.prompt.parameters,
    maxOutputTokens: affordableOutput(run, prompt),
    cacheKey: shared.cacheKey,
  };
  const attempt = clock.startAttempt();
  const reading = readAnswer({
    events: streamAnswer(shared.client, dialect, ask, attempt.signal),
    known: knownOf(rendered),
    placeholders: rendered.placeholders,
    expectedLanguage: expectedLanguage(input),
    progress,
    onSign: attempt.textCame,
    maySay: options.maySay,
    unsupportedIn: options.unsupportedIn ?? (() => null),
    onText: (piece) => {
      // Once the run is over, not one more piece goes out.
      if (!attempt.signal.aborted) options.onText(piece);
    },
  });
  let isWhole = false;
  try {
    const judgement = await clock.bound(reading, attempt.signal);
    isWhole = true;
    return judgement;
  } finally {
    attempt.end(isWhole);
    run.model = progress.model ?? run.model;
    const hasReachedModel = progress.hasText || progress.isCounted;
    if (hasReachedModel) run.usage = addUsage(run.usage, usageOfAttempt(progress, prompt));
  }
}

/** Tokens that this answer may have. @throws AttemptFailure when the conversation has none left */
function affordableOutput({ shared, input, usage }: Run, prompt: string): number {
  const used = (input.tokensUsed ?? 0) + usage.input + usage.output;
  const left = shared.budget - used - estimateTokens(prompt);
  if (left < LEAST_OUTPUT_TOKENS) {
    throw new AttemptFailure(
      'engine_budget_exhausted',
      `${used} of ${shared.budget} tokens of this conversation are used; too few are left for another answer`,
    );
  }
  return Math.min(shared.prompt.parameters.maxOutputTokens, left);
}

function knownOf({ seqs, articles }: Rendered) {
  return { seqs, articles };
}

/** Waits as the provider asks, or with growing, jittered pauses. @throws the failure when no retry fits */
async function waitBeforeRetry(
  run: Run,
  failure: AttemptFailure,
  attempt: number,
  progress: Progress,
): Promise<void> {
  const backoff = Math.min(MAX_BACKOFF_MS, FIRST_BACKOFF_MS * 2 ** (attempt - 1));
  const pause = failure.retryAfterMs ?? backoff * (0.5 + run.shared.random() / 2);
  // What was said cannot be said again in other words.
  const mayRetry = failure.mayRetry && attempt < MAX_ATTEMPTS && !progress.hasSpoken;
  if (!mayRetry || pause >= run.clock.left()) throw failure;
  await run.clock.wait(pause);
  const stopped = run.clock.stopped();
  if (stopped) throw stopped;
}

/** The language that the answer must be in; null where it cannot be told. */
function expectedLanguage({ language, turns }: EngineInput): string | null {
  if (language !== null) return language;
  const newest = turns.findLast((turn) => turn.by === 'contact');
  if (!newest) return null;
  const detected = detectLanguage(newest.text);
  return detected.confidence >= LANGUAGE_IS_SURE && newest.text.length >= 20 && detected.language !== 'und'
    ? detected.language
    : null;
}
