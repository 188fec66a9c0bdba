import type { FoundArticle } from '../../../core/triage/judge/engine-result.ts';
import { claimsTransfer } from '../../../core/triage/transfer-claim.ts';
import type { TimelineTurn } from '../../../core/triage/turns.ts';
import type { EngineInput } from '../engine.ts';
import { plainSchema } from './api-schema.ts';
import { fence, neutralise, neutraliseLine, shorten } from './fence.ts';
import { createPlaceholders, type Placeholders } from './placeholders.ts';
import { fillPart, type Prompt } from './prompts.ts';

export type ModelMessage = { role: 'system' | 'user'; content: string };

export type Rendered = {
  /** The system prompt, then articles, then the conversation: the stable part is the prefix that providers cache. */
  messages: ModelMessage[];
  /** Messages that the judgement may point at. */
  seqs: Set<number>;
  /** Articles that the judgement may name. */
  articles: { id: string; version: number }[];
  /** What stands in the messages for personal data, and comes back as what it was. */
  placeholders: Placeholders;
};

/**
 * Writes down for a model what is known. What anybody wrote stands in the user messages only, fenced and neutralised,
 * without personal data that no answer needs.
 */
export function renderInput(prompt: Prompt, input: EngineInput, withSchema: boolean): Rendered {
  const { newest, earlier } = splitTurns(input.turns, prompt.parameters.maxTurns);
  const articles = input.articles
    .slice(0, prompt.parameters.maxArticles)
    .sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : a.version - b.version));
  const system = fillPart(prompt, 'system', {
    assistantName: neutraliseLine(input.workspace.assistantName),
    workspaceName: neutraliseLine(input.workspace.name),
  });
  const schema = withSchema
    ? `\n\n${fillPart(prompt, 'schema', { schema: JSON.stringify(plainSchema) })}`
    : '';
  const placeholders = createPlaceholders();
  const { maxTurnChars, maxNewestChars } = prompt.parameters;
  const turns = earlier.map((turn) => renderTurn(turn, maxTurnChars, placeholders)).join('\n') || 'None.';
  const newestTurn = newest ? renderTurn(newest, maxNewestChars, placeholders) : 'None.';
  return {
    messages: [
      { role: 'system', content: system + schema },
      { role: 'user', content: fillPart(prompt, 'articles', { articles: renderArticles(articles, prompt) }) },
      {
        role: 'user',
        content: fillPart(prompt, 'conversation', {
          state: fence('record', placeholders.hide(recordOf(input))),
          turns,
          newest: newestTurn,
          language: neutraliseLine(input.language ?? 'not known'),
        }),
      },
    ],
    seqs: new Set(input.turns.map((turn) => turn.seq)),
    articles: articles.map(({ id, version }) => ({ id, version })),
    placeholders,
  };
}

/** The contact's newest message, and the turns before or beside it, as many as the prompt takes. */
function splitTurns(
  turns: readonly TimelineTurn[],
  maxTurns: number,
): { newest: TimelineTurn | null; earlier: TimelineTurn[] } {
  const newest = turns.findLast((turn) => turn.by === 'contact') ?? null;
  const earlier = turns.filter((turn) => turn !== newest).slice(-maxTurns);
  return { newest, earlier };
}

function renderTurn(turn: TimelineTurn, maxChars: number, { hide }: Placeholders): string {
  // An earlier claim of the assistant about a transfer must not serve as an example.
  const text = turn.by === 'assistant' && claimsTransfer(turn.text) ? '[left out]' : turn.text;
  return fence(`${turn.by} seq=${turn.seq}`, hide(shorten(neutralise(text), maxChars)));
}

function renderArticles(articles: readonly FoundArticle[], prompt: Prompt): string {
  if (articles.length === 0) return 'None was found.';
  return articles
    .map((article) =>
      fence(
        `article id=${article.id} version=${article.version}`,
        `# ${neutraliseLine(article.title)}\n${shorten(neutralise(article.body), prompt.parameters.maxArticleChars)}`,
      ),
    )
    .join('\n');
}

/** The conversation as facts, one in a line: older messages that are no longer shown live on in them. */
function recordOf({ conversation, brief }: EngineInput): string {
  const lines = [
    `status: ${conversation.state.kind}`,
    `assistant's answers so far: ${conversation.lastReply ? 'at least one' : 'none'}`,
    `earlier conversations in the last 7 days: ${conversation.priorContacts7d}`,
    `account tier: ${conversation.account?.tier ?? 'not known'}`,
    ...brief.facts.map((fact) => `fact seq=${fact.seq}: ${fact.name} = ${fact.value}`),
    ...brief.attemptedFixes.map((fix) => `fix seq=${fix.seq}: ${fix.what} (by ${fix.by}, ${fix.outcome})`),
    ...brief.openQuestions.map((open) => `open question seq=${open.seq}: ${open.text}`),
    ...brief.doNotAsk.map((known) => `do not ask again: ${known.name}`),
  ];
  return lines
    .slice(0, 120)
    .map((line) => shorten(neutraliseLine(line), 400))
    .join('\n');
}
