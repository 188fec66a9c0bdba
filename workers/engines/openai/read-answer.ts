import { clip } from '../../../core/text/clip.ts';
import { plainText } from '../../../core/text/plain-text.ts';
import type { Grounding } from '../../../core/triage/judge/engine-result.ts';
import type { Judgement } from '../../../core/triage/judgement.ts';
import type { EngineOptions } from '../engine.ts';
import { createAnswerParser } from './answer-parser.ts';
import { type ApiJudgement, apiJudgementSchema, groundingOf, type Known, toJudgement } from './api-schema.ts';
import { addUsage, estimateTokens, noUsage, type Usage } from './cost.ts';
import { AttemptFailure } from './failures.ts';
import type { Placeholders } from './placeholders.ts';
import { createSpeechGate, type SpeechGate, type Unsayable } from './speech-gate.ts';
import type { ModelEvent } from './transport.ts';

/** No judgement needs as much: a model that goes on is stopped. */
const MAX_ANSWER_CHARS = 60_000;
const QUOTE_CHARS = 200;

/** What one attempt has come to so far; filled while it runs, so that a broken one is still counted. */
export type Progress = {
  hasText: boolean;
  hasSpoken: boolean;
  usage: Usage;
  isCounted: boolean;
  received: string;
  /** The exact model, once the server has named it. */
  model: string | null;
};

export function createProgress(): Progress {
  return { hasText: false, hasSpoken: false, usage: noUsage, isCounted: false, received: '', model: null };
}

type Reading = Required<Pick<EngineOptions, 'maySay' | 'onText' | 'unsupportedIn'>> & {
  events: AsyncIterable<ModelEvent>;
  known: Known;
  placeholders: Placeholders;
  expectedLanguage: string | null;
  progress: Progress;
  /** Something of the answer has come. */
  onSign: () => void;
};

/**
 * Reads one answer to its end: says the reply while it is written, then parses the whole.
 * @throws AttemptFailure, ZodError or SyntaxError
 */
export async function readAnswer(reading: Reading): Promise<Judgement> {
  const { progress } = reading;
  const rests: Rests = { on: null };
  const gate = createSpeechGate({
    expected: reading.expectedLanguage,
    onText(piece) {
      progress.hasSpoken = true;
      reading.onText(piece);
    },
    unsupportedIn: (text) => rests.on && reading.unsupportedIn(rests.on, text),
  });
  const parser = createAnswerParser();
  const mayPass = createPass(reading, rests);
  let passed = 0;
  let hasEnded = false;
  for await (const event of reading.events) {
    if (event.kind === 'usage') {
      progress.usage = addUsage(progress.usage, event.usage);
      progress.isCounted = true;
    } else if (event.kind === 'model') progress.model = event.model;
    else if (event.kind === 'end') hasEnded = true;
    else if (event.text !== '') {
      reading.onSign();
      progress.hasText = true;
      progress.received += event.text;
      if (progress.received.length > MAX_ANSWER_CHARS) {
        throw new AttemptFailure(
          'engine_output_too_long',
          `the answer has more than ${MAX_ANSWER_CHARS} characters`,
        );
      }
      if (!mayStream(progress.received)) continue;
      const { fields, text: written } = parser.push(streamable(progress.received, event.text));
      const text = reading.placeholders.show(written, fields.has('text'));
      if (text.length > passed && mayPass(fields)) {
        gate.push(text.slice(passed));
        passed = text.length;
      }
    }
  }
  if (!hasEnded) {
    throw new AttemptFailure('engine_cut_off', 'the answer broke off', {
      mayRetry: true,
      isProviderDown: true,
    });
  }
  const answer = apiJudgementSchema.parse(parseJson(progress.received));
  return speak(toJudgement(withData(answer, reading.placeholders), reading.known), { reading, rests, gate });
}

/** The answer with what its placeholders stand for: the contact reads it as written, the team masked. */
function withData(answer: ApiJudgement, { mask, show }: Placeholders): ApiJudgement {
  return { ...mask(answer), text: answer.text === null ? null : show(answer.text, true) };
}

/** What the answer rests on, as soon as it is known. */
type Rests = { on: Grounding | null };

/** Whether the text of an unfinished answer may pass: asked again with each complete field, until it may. */
function createPass({ known, maySay }: Reading, rests: Rests) {
  let askedAt = 0;
  let may = false;
  return (fields: ReadonlyMap<string, unknown>): boolean => {
    if (may || fields.size === askedAt) return may;
    askedAt = fields.size;
    const grounding = groundingOf(fields, known);
    rests.on = grounding;
    may = grounding !== null && maySay(grounding);
    return may;
  };
}

/** Says the rest of the reply, or turns the judgement into one that says nothing and asks for a person. */
function speak(
  judgement: Judgement,
  { reading: { maySay }, rests, gate }: { reading: Reading; rests: Rests; gate: SpeechGate },
): Judgement {
  const { action, text, articles, confidence } = judgement;
  if (action === 'escalate') return judgement;
  if (text === null) {
    throw new AttemptFailure('engine_invalid_output', `the action is ${action}, but there is no text`);
  }
  const plain = plainText(text);
  if (plain.trim() === '') throw new AttemptFailure('engine_invalid_output', 'the text is empty');
  // What may not be said is judged by whoever refuses it.
  if (!maySay({ action, articles, confidence })) return { ...judgement, text: plain };
  rests.on = { action, articles, confidence };
  const { unsayable, said } = gate.finish(text);
  if (said === null) throw new AttemptFailure('engine_invalid_output', 'the answer has two texts');
  if (unsayable === null) return { ...judgement, text: said };
  return { ...judgement, action: 'escalate', text: null, escalation: reasonOf(unsayable) };
}

function reasonOf(unsayable: Unsayable): NonNullable<Judgement['escalation']> {
  if (unsayable.kind === 'unsupported') {
    const quote = clip(unsayable.sentence, QUOTE_CHARS);
    return {
      reason: 'no_article',
      text: `What the assistant wrote stands in no article that it named: “${quote}”; its text was dropped`,
    };
  }
  return unsayable.kind === 'transfer_claim'
    ? {
        reason: 'unsure',
        text: 'The assistant announced a transfer instead of answering; its text was dropped',
      }
    : {
        reason: 'engine_invalid_output',
        text: `The assistant answered in "${unsayable.written}" instead of "${unsayable.expected}"; its text was dropped`,
      };
}

/** Models without a JSON mode may think aloud first; nothing of that is part of the answer. */
function mayStream(received: string): boolean {
  const start = received.trimStart();
  if (start.startsWith('<think>')) return start.includes('</think>');
  return !'<think>'.startsWith(start);
}

/** The part of the newest chunk that belongs to the answer; at the first chunk of it, all that was held. */
function streamable(received: string, chunk: string): string {
  const before = received.slice(0, received.length - chunk.length);
  return mayStream(before) && before !== '' ? chunk : withoutThinking(received);
}

function withoutThinking(text: string): string {
  const start = text.trimStart();
  return start.startsWith('<think>') ? start.slice(start.indexOf('</think>') + '</think>'.length) : text;
}

/** The JSON of an answer: the whole, or what stands between the first and the last brace. @throws SyntaxError */
function parseJson(received: string): unknown {
  const text = withoutThinking(received).trim();
  try {
    return JSON.parse(text);
  } catch (error) {
    const from = text.indexOf('{');
    const to = text.lastIndexOf('}');
    if (from < 0 || to < from || (from === 0 && to === text.length - 1)) throw error;
    return JSON.parse(text.slice(from, to + 1));
  }
}

/** What an attempt has used, by the provider's count, or estimated where none came. */
export function usageOfAttempt(progress: Progress, prompt: string): Usage {
  // Some servers report zeros; the budget must not be fooled by that.
  if (progress.isCounted && progress.usage.input + progress.usage.output > 0) return progress.usage;
  return { input: estimateTokens(prompt), cachedInput: 0, output: estimateTokens(progress.received) };
}
