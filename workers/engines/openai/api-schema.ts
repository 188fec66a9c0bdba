import { zodTextFormat } from 'openai/helpers/zod';
import { z } from 'zod';
import { withoutHidden } from '../../../core/text/plain-text.ts';
import type { Grounding } from '../../../core/triage/judge/engine-result.ts';
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
 * The judgement as it is asked of a model: every field required, no lengths (providers' strict modes know none). What
 * decides whether `text` may be said stands before it: the action, the sources and how sure the model is.
 */
export const apiJudgementSchema = z.strictObject({
  action: z.enum(['reply', 'ask', 'escalate']),
  escalation: z.strictObject({ reason: z.enum(modelReasons), text: z.string() }).nullable(),
  language: z.string().nullable(),
  articles: z.array(z.strictObject({ id: z.string(), version: z.int() })),
  confidence: z.number().nullable(),
  text: z.string().nullable(),
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

/** What must be known before a piece of `text` may be said. */
const decidingSchema = apiJudgementSchema
  .pick({ articles: true, confidence: true })
  .extend({ action: z.enum(['reply', 'ask']), escalation: z.null() })
  .loose();

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
    intent: answer.intent === null ? null : note(answer.intent, 200),
    confidence: inRange(answer.confidence, 0, 1),
    unsureOf: answer.unsureOf.slice(0, 10).map((text) => note(text, 500)),
    articles: knownArticles(answer.articles, known.articles),
    attemptedFixes: told(answer.attemptedFixes, 50).map((fix) => ({ ...fix, what: note(fix.what, 500) })),
    facts: told(answer.facts, 100).map((fact) => ({
      ...fact,
      name: note(fact.name, 100),
      value: note(fact.value, 500),
    })),
    openQuestions: told(answer.openQuestions, 20).map((open) => ({ ...open, text: note(open.text, 500) })),
    escalation: escalates ? escalationOf(answer) : null,
    summary: note(answer.summary, 2_000),
    language: answer.language === null ? null : answer.language.slice(0, 35),
  });
}

/**
 * What an unfinished answer rests on; null until its deciding fields are complete, and where it is to call a person.
 * Of a field with a wrong form nothing is known.
 */
export function groundingOf(fields: ReadonlyMap<string, unknown>, known: Known): Grounding | null {
  const parsed = decidingSchema.safeParse(Object.fromEntries(fields));
  if (!parsed.success) return null;
  const { action, articles, confidence } = parsed.data;
  return { action, articles: knownArticles(articles, known.articles), confidence: inRange(confidence, 0, 1) };
}

/** A note for people of the support team, which reads as it is written. */
function note(text: string, maxChars: number): string {
  return withoutHidden(text).slice(0, maxChars);
}

function escalationOf(answer: ApiJudgement): Judgement['escalation'] {
  const { reason, text } = answer.escalation ?? {
    reason: 'unsure' as const,
    text: 'The assistant is unsure',
  };
  return { reason, text: note(text, 500) };
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
