import { type ApiJudgement, apiJudgementSchema } from '../../workers/engines/openai/api-schema.ts';

export type AnswerChanges = { [K in keyof ApiJudgement]?: ApiJudgement[K] | undefined };

/** A model's answer that is right in form; `changes` say what is in it. */
export function makeAnswer(changes: AnswerChanges): string {
  const answer = {
    action: 'reply',
    escalation: null,
    language: 'en',
    articles: [],
    confidence: 0.8,
    text: null,
    intent: null,
    unsureOf: [],
    attemptedFixes: [],
    facts: [],
    openQuestions: [],
    summary: 'A golden case.',
    ...changes,
  };
  return JSON.stringify(apiJudgementSchema.parse(answer));
}

export type AskedOfModel = { instructions: string; input: { role: string; content: string }[] };

/**
 * A model without a network, in place of `fetch`: answers at once over the Responses API, streaming, and keeps what
 * it was asked.
 */
export function createFakeModel(answer: (asked: AskedOfModel) => string, chunkChars = 12) {
  const asked: AskedOfModel[] = [];
  const fetch = async (_url: unknown, init?: { body?: unknown }): Promise<Response> => {
    const body = JSON.parse(String(init?.body)) as AskedOfModel;
    asked.push(body);
    const headers = { 'content-type': 'text/event-stream' };
    return new Response(eventsOf(answer(body), chunkChars), { status: 200, headers });
  };
  return { asked, fetch: fetch as typeof globalThis.fetch };
}

function eventsOf(text: string, chunkChars: number): string {
  const pieces = text.match(new RegExp(`[\\s\\S]{1,${chunkChars}}`, 'g')) ?? [];
  const events = [
    ...pieces.map((delta) => ({ type: 'response.output_text.delta', delta })),
    { type: 'response.completed', response: { id: 'fake', model: 'fake', status: 'completed', output: [] } },
  ];
  return events.map((event) => `event: ${event.type}\ndata: ${JSON.stringify(event)}\n\n`).join('');
}
