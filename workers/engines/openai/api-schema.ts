import { zodTextFormat } from 'openai/helpers/zod';
import { z } from 'zod';
import { type Judgement, judgementSchema } from '../../../core/triage/judgement.ts';
import type { ReasonCode } from '../../../core/values/reason.ts';

/** The reasons that a model may give. Press, policy, failures and agents' acts are not its to claim. */
const modelReasons = [
  'asked_in_words',
  'not_solved',
  'unsure',
  'out_of_scope',
  'no_article',
  'repeated_itself',
  'fixes_failed',
  'negative_sentiment',
  'outage',
  'security',
  'legal',
  'danger',
  'repeat_contact',
] as const satisfies readonly ReasonCode[];

/**
 * The judgement as it is asked of a model: every field required, no lengths (providers' strict modes know none), and
 * `action`, `escalation` and `language` before `text`, so that it is known what the text is before it streams.
 */
export const apiJudgementSchema = z.strictObject({
  action: z.enum(['reply', 'ask', 'escalate']),
  escalation: z.strictObject({ reason: z.enum(modelReasons), text: z.string() }).nullable(),
  language: z.string().nullable(),
  text: z.string().nullable(),
  articles: z.array(z.strictObject({ id: z.string(), version: z.int() })),
  confidence: z.number().nullable(),
  intent: z.string().nullable(),
  unsureOf: z.array(z.string()),
  attemptedFixes: z.array(
    z.strictObject({
      what: z.string(),
      by: z.enum(['contact', 'assistant', 'agent']),
      outcome: z.enum(['unknown', 'failed', 'worked']),
      seq: z.int(),
    }),
  ),
  facts: z.array(z.strictObject({ name: z.string(), value: z.string(), seq: z.int() })),
  openQuestions: z.array(z.strictObject({ text: z.string(), seq: z.int() })),
  summary: z.string(),
});
export type ApiJudgement = z.infer<typeof apiJudgementSchema>;

/** The Responses API's `text.format`, strict. */
export const textFormat = zodTextFormat(apiJudgementSchema, 'judgement');

/** The same as plain JSON Schema, for servers that take it elsewhere or only in the prompt. */
export const plainSchema: Record<string, unknown> = textFormat.schema;

/** What the model may point at: anything else in its answer is dropped. */
export type Known = { seqs: ReadonlySet<number>; articles: readonly { id: string; version: number }[] };

/**
 * The model's answer as a judgement. Lists and notes are cut to the contract's lengths; a text for the contact is
 * not: what is too long to be said whole is not said.
 * @throws ZodError where it still does not fit
 */
export function toJudgement(answer: ApiJudgement, known: Known): Judgement {
  const escalates = answer.action === 'escalate' || answer.escalation !== null;
  const told = <T extends { seq: number }>(items: T[], max: number) =>
    items.filter((item) => known.seqs.has(item.seq)).slice(0, max);
  return judgementSchema.parse({
    action: escalates ? 'escalate' : answer.action,
    text: escalates ? null : answer.text,
    intent: answer.intent === null ? null : answer.intent.slice(0, 200),
    confidence: inRange(answer.confidence, 0, 1),
    unsureOf: answer.unsureOf.slice(0, 10).map((text) => text.slice(0, 500)),
    articles: knownArticles(answer.articles, known.articles),
    attemptedFixes: told(answer.attemptedFixes, 50).map((fix) => ({ ...fix, what: fix.what.slice(0, 500) })),
    facts: told(answer.facts, 100).map((fact) => ({
      ...fact,
      name: fact.name.slice(0, 100),
      value: fact.value.slice(0, 500),
    })),
    openQuestions: told(answer.openQuestions, 20).map((open) => ({ ...open, text: open.text.slice(0, 500) })),
    escalation: escalates ? escalationOf(answer) : null,
    summary: answer.summary.slice(0, 2_000),
    language: answer.language === null ? null : answer.language.slice(0, 35),
  });
}

function escalationOf(answer: ApiJudgement): Judgement['escalation'] {
  const { reason, text } = answer.escalation ?? {
    reason: 'unsure' as const,
    text: 'The assistant is unsure',
  };
  return { reason, text: text.slice(0, 500) };
}

function inRange(value: number | null, min: number, max: number): number | null {
  return value === null ? null : Math.min(max, Math.max(min, value));
}

/** Only articles that the model was given, each once, in the version that it was given. */
function knownArticles(named: { id: string }[], given: Known['articles']): Judgement['articles'] {
  const ids = new Set(named.map((article) => article.id));
  return given
    .filter((article) => ids.has(article.id))
    .slice(0, 10)
    .map(({ id, version }) => ({ id, version }));
}
