import type { Brief } from '../../core/brief/brief-schema.ts';
import type { Conversation } from '../../core/timeline/conversation.ts';
import type { Entry } from '../../core/timeline/entry.ts';
import type { Decision } from '../../core/triage/explanation/decision.ts';
import { after, type Conclusion, maySay } from '../../core/triage/judge/after.ts';
import { supportFor } from '../../core/triage/judge/answer-inputs.ts';
import { type Before, before } from '../../core/triage/judge/before.ts';
import { decisionOf } from '../../core/triage/judge/decision-of.ts';
import type { EngineRun, FoundArticle, Grounding } from '../../core/triage/judge/engine-result.ts';
import type { Support } from '../../core/triage/support.ts';
import { turnsOf } from '../../core/triage/turns.ts';
import { assistantLanguages } from '../../core/values/language.ts';
import type { Engine } from '../engines/engine.ts';
import type { LocalModels } from '../engines/local/models.ts';
import type { Knowledge } from '../knowledge/knowledge.ts';
import { asked } from './asked.ts';
import { withinDeadline } from './deadline.ts';

export type JudgeDeps = {
  engine: Engine;
  isLocal: boolean;
  knowledge: Pick<Knowledge, 'find' | 'unknownCodes' | 'unknownNames'>;
  models: LocalModels;
};

export type JudgeInput = {
  conversation: Conversation;
  entries: Entry[];
  brief: Brief;
  workspace: { name: string; assistantName: string };
  decisionId: string;
  now: () => Date;
  signal: AbortSignal;
  /** Called before an engine runs, with the contact's language as far as it is known. */
  onLanguage?: (language: string | null) => void;
  onText: (piece: string) => void;
};

/** One judgement: what to do, and the decision that is stored of it. */
export type Judged = { conclusion: Conclusion; decision: Decision };

/**
 * Judges the contact's newest message: core decides before and after, here the articles and the engine are asked.
 * Throws DeadlineError where reading a message stalls.
 */
export async function judge(deps: JudgeDeps, input: JudgeInput): Promise<Judged> {
  const startedAt = performance.now();
  const first = withinDeadline(() => lookFirst(deps, input));
  input.onLanguage?.(first.observed.inputs['contact.language']);
  const run = first.mayRun ? await runEngine(deps, input, first) : null;
  const conclusion = after(first, run);
  const { conversationId, seq } = input.conversation;
  const decision = decisionOf(conclusion, deps.models.score, {
    id: input.decisionId,
    conversationId,
    seq: seq + 1,
    at: input.now().toISOString(),
    latencyMs: performance.now() - startedAt,
  });
  return { conclusion, decision };
}

/** The judgement before any engine is asked. */
export function lookFirst(
  { models, isLocal }: Pick<JudgeDeps, 'models' | 'isLocal'>,
  { entries, conversation }: Pick<JudgeInput, 'entries' | 'conversation'>,
): Before {
  return before(turnsOf(entries), {
    wishModel: models.wish,
    // A model provider answers in any language.
    languages: isLocal ? assistantLanguages : null,
    tier: conversation.account?.tier ?? null,
    locale: conversation.locale,
    priorContacts7d: conversation.priorContacts7d,
  });
}

async function runEngine(deps: JudgeDeps, input: JudgeInput, first: Before): Promise<EngineRun> {
  const { conversation, brief, workspace, signal, onText } = input;
  const turns = [...first.turns];
  const { question, context, thread } = asked(turns);
  const { workspaceId } = conversation;
  const language = first.observed.inputs['contact.language'];
  const articles = await deps.knowledge.find(workspaceId, question, context, language, thread);
  const unknownCodes = await deps.knowledge.unknownCodes(workspaceId, question);
  const unknownNames = await deps.knowledge.unknownNames(workspaceId, question, language);
  const { tokensUsed } = conversation;
  const result = await deps.engine.run(
    { conversation, turns, brief, articles, unknownNames, language, workspace, tokensUsed },
    {
      signal,
      onText,
      maySay: (grounding) => maySay(first, { articles, unknownCodes }, grounding),
      unsupportedIn: checkFor(turns, articles),
    },
  );
  return { result, articles, unknownCodes };
}

/** Checks the sentences of an answer, one after another, by the articles that it names. */
function checkFor(turns: Before['turns'], articles: readonly FoundArticle[]) {
  const known = new Map<string, Support>();
  return (grounding: Grounding, text: string): string | null => {
    const key = JSON.stringify([grounding.action, grounding.articles]);
    const support = known.get(key) ?? supportFor(turns, articles, grounding);
    known.set(key, support);
    return support.unsupportedIn(text);
  };
}
