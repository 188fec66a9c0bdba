import type OpenAI from 'openai';
import { plainSchema, textFormat } from './api-schema.ts';
import type { Usage } from './cost.ts';
import { AttemptFailure, fromProviderCode } from './failures.ts';
import type { PromptParameters } from './prompts.ts';
import type { ModelMessage } from './render.ts';

/**
 * How a server is spoken to, best first. A compatible server may lack the Responses API, structured output, or any
 * JSON mode; the last asks in the prompt alone.
 */
export const dialects = ['responses', 'chat_schema', 'chat_json', 'chat_plain'] as const;
export type Dialect = (typeof dialects)[number];

export type Ask = {
  model: string;
  messages: ModelMessage[];
  parameters: PromptParameters;
  maxOutputTokens: number;
  /** Groups calls with the same prefix at the provider's cache; only its own service knows it. */
  cacheKey: string | null;
};

/** What arrives from a model, the same for every dialect. */
export type ModelEvent =
  /** The exact model that answers, as the server names it. */
  | { kind: 'model'; model: string }
  | { kind: 'text'; text: string }
  | { kind: 'usage'; usage: Usage }
  | { kind: 'end' };

/** Whether the schema has to stand in the prompt, because the server is not told it otherwise or may ignore it. */
export function needsSchemaInPrompt(dialect: Dialect): boolean {
  return dialect !== 'responses';
}

/**
 * Asks and yields what comes. Ends without `end` when the connection closed early.
 * @throws AttemptFailure for refusals and endings that are no answer; the client's errors as they are
 */
export function streamAnswer(
  client: OpenAI,
  dialect: Dialect,
  ask: Ask,
  signal: AbortSignal,
): AsyncGenerator<ModelEvent> {
  return dialect === 'responses'
    ? streamResponses(client, ask, signal)
    : streamChat(client, dialect, ask, signal);
}

async function* streamResponses(client: OpenAI, ask: Ask, signal: AbortSignal): AsyncGenerator<ModelEvent> {
  const [system, ...others] = ask.messages;
  const asked = client.responses.create(
    {
      model: ask.model,
      instructions: system?.content ?? '',
      input: others.map(({ role, content }) => ({ role, content })),
      text: { format: textFormat },
      max_output_tokens: ask.maxOutputTokens,
      store: false,
      stream: true,
      ...(thinksFirst(ask.model)
        ? { reasoning: { effort: effortFor(ask) } }
        : { temperature: ask.parameters.temperature }),
      ...(ask.cacheKey === null ? {} : { prompt_cache_key: ask.cacheKey }),
    },
    { signal },
  );
  const { data: stream, response } = await asked.withResponse();
  if (isOnePiece(response)) return yield* wholeResponse(await readJson<OpenAI.Responses.Response>(response));
  let hasText = false;
  for await (const event of stream) {
    switch (event.type) {
      case 'response.created':
        if (event.response.model) yield { kind: 'model', model: event.response.model };
        break;
      case 'response.output_text.delta':
        hasText = true;
        yield { kind: 'text', text: event.delta };
        break;
      case 'response.refusal.done':
        throw new AttemptFailure('engine_refused', event.refusal || 'the model refused');
      case 'response.completed':
      case 'response.incomplete':
      case 'response.failed':
        return yield* endOf(event.response, hasText);
      case 'error':
        throw fromProviderCode(event.code, event.message);
    }
  }
}

/** A server that ignores `stream` answers once, when everything has been written. */
function isOnePiece(response: Response): boolean {
  return /\bapplication\/(?:[\w.-]+\+)?json\b/i.test(response.headers.get('content-type') ?? '');
}

/** @throws AttemptFailure for an error that came with a status of success */
async function readJson<T extends object>(response: Response): Promise<T> {
  const body = (await response.json()) as T & { error?: { code?: string; message?: string } | null };
  if (body.error) throw fromProviderCode(body.error.code, body.error.message ?? 'the answer failed');
  return body;
}

function* wholeResponse(response: OpenAI.Responses.Response): Generator<ModelEvent> {
  if (response.model) yield { kind: 'model', model: response.model };
  yield* endOf(response, false);
}

/** What the last event of a stream tells, or the whole answer of a server that does not stream. */
function* endOf(response: OpenAI.Responses.Response, hasText: boolean): Generator<ModelEvent> {
  yield* usageOf(response);
  if (response.status === 'incomplete') throw incomplete(response.incomplete_details?.reason);
  if (response.status === 'failed') {
    throw fromProviderCode(response.error?.code, response.error?.message ?? 'the answer failed');
  }
  const refusal = refusalOf(response);
  if (refusal !== null) throw new AttemptFailure('engine_refused', refusal || 'the model refused');
  // Some servers send the text only at the end.
  if (!hasText) yield { kind: 'text', text: textOf(response) };
  yield { kind: 'end' };
}

function* usageOf(response: OpenAI.Responses.Response): Generator<ModelEvent> {
  const { usage } = response;
  if (!usage) return;
  const cachedInput = usage.input_tokens_details?.cached_tokens ?? 0;
  yield { kind: 'usage', usage: { input: usage.input_tokens, cachedInput, output: usage.output_tokens } };
}

function contentsOf(response: OpenAI.Responses.Response) {
  return (response.output ?? []).flatMap((item) => (item.type === 'message' ? item.content : []));
}

function textOf(response: OpenAI.Responses.Response): string {
  return contentsOf(response)
    .map((content) => (content.type === 'output_text' ? content.text : ''))
    .join('');
}

function refusalOf(response: OpenAI.Responses.Response): string | null {
  const refusal = contentsOf(response).find((content) => content.type === 'refusal');
  return refusal?.type === 'refusal' ? refusal.refusal : null;
}

function incomplete(reason: string | undefined): AttemptFailure {
  if (reason === 'content_filter')
    return new AttemptFailure('engine_refused', "stopped by the provider's filter");
  return new AttemptFailure('engine_output_too_long', 'the answer was longer than allowed');
}

async function* streamChat(
  client: OpenAI,
  dialect: Dialect,
  ask: Ask,
  signal: AbortSignal,
): AsyncGenerator<ModelEvent> {
  const asked = client.chat.completions.create(
    {
      model: ask.model,
      messages: alternating(ask.messages),
      // The older name, which compatible servers know; OpenAI itself is asked over the Responses API.
      max_tokens: ask.maxOutputTokens,
      temperature: ask.parameters.temperature,
      stream: true,
      // A server that knows no JSON mode may not know this either; usage is then estimated.
      ...(dialect === 'chat_plain' ? {} : { stream_options: { include_usage: true } }),
      ...responseFormat(dialect),
    },
    { signal },
  );
  const { data: stream, response } = await asked.withResponse();
  if (isOnePiece(response)) return yield* wholeChat(await readJson<OpenAI.ChatCompletion>(response));
  let finish: string | null = null;
  let refusal = '';
  let model = '';
  for await (const chunk of stream) {
    if (chunk.model && chunk.model !== model) {
      model = chunk.model;
      yield { kind: 'model', model };
    }
    if (chunk.usage) yield chatUsage(chunk.usage);
    const choice = chunk.choices?.[0];
    if (!choice) continue;
    if (choice.delta?.content) yield { kind: 'text', text: choice.delta.content };
    refusal += choice.delta?.refusal ?? '';
    finish = choice.finish_reason ?? finish;
  }
  yield* chatEnd(finish, refusal);
}

function* wholeChat({ model, usage, choices }: OpenAI.ChatCompletion): Generator<ModelEvent> {
  if (model) yield { kind: 'model', model };
  if (usage) yield chatUsage(usage);
  const choice = choices?.[0];
  if (choice?.message?.content) yield { kind: 'text', text: choice.message.content };
  yield* chatEnd(choice?.finish_reason ?? null, choice?.message?.refusal ?? '');
}

function chatUsage({
  prompt_tokens,
  completion_tokens,
  prompt_tokens_details,
}: OpenAI.CompletionUsage): ModelEvent {
  const cachedInput = prompt_tokens_details?.cached_tokens ?? 0;
  return { kind: 'usage', usage: { input: prompt_tokens, cachedInput, output: completion_tokens } };
}

function* chatEnd(finish: string | null, refusal: string): Generator<ModelEvent> {
  if (refusal !== '') throw new AttemptFailure('engine_refused', refusal);
  if (finish === 'content_filter') throw incomplete('content_filter');
  if (finish === 'length') throw incomplete('max_output_tokens');
  if (finish !== null) yield { kind: 'end' };
}

/** Chat templates of local models often refuse two messages of one role in a row. */
function alternating(messages: ModelMessage[]): ModelMessage[] {
  const [system, ...others] = messages;
  const user: ModelMessage = { role: 'user', content: others.map(({ content }) => content).join('\n\n') };
  return system ? [system, user] : [user];
}

function responseFormat(dialect: Dialect): Pick<OpenAI.ChatCompletionCreateParams, 'response_format'> {
  if (dialect === 'chat_schema') {
    const json_schema = { name: 'judgement', strict: true, schema: plainSchema };
    return { response_format: { type: 'json_schema', json_schema } };
  }
  return dialect === 'chat_json' ? { response_format: { type: 'json_object' } } : {};
}

/** Models that reason before they answer take an effort and no temperature. */
function thinksFirst(model: string): boolean {
  return /^(?:gpt-[5-9]|o\d)/.test(model) && !/chat/.test(model);
}

/** `none` and `minimal` are not known to every model of the family; what is not is left to the least it knows. */
function effortFor({ model, parameters }: Ask): PromptParameters['reasoningEffort'] {
  if (parameters.reasoningEffort === 'none' && !/^gpt-5\.[1-9]/.test(model)) return 'minimal';
  return /^o\d/.test(model) && parameters.reasoningEffort === 'minimal' ? 'low' : parameters.reasoningEffort;
}
