import type { Brief } from '../../core/brief/brief-schema.ts';
import type { Conversation } from '../../core/timeline/conversation.ts';
import type { Entry } from '../../core/timeline/entry.ts';
import { causeOf, type EscalationCause } from '../../core/triage/cause.ts';
import { type Decision, decisionSchema } from '../../core/triage/explanation/decision.ts';
import {
  explain,
  firedRules,
  snapshotFeatures,
  snapshotInputs,
} from '../../core/triage/explanation/explain.ts';
import { whyInOneSentence } from '../../core/triage/explanation/why.ts';
import type { Judgement } from '../../core/triage/judgement.ts';
import { type Observations, observe } from '../../core/triage/observe.ts';
import { defaultBundle } from '../../core/triage/policy/default-bundle.ts';
import { evaluatePolicy, type PolicyVerdict } from '../../core/triage/policy/evaluate.ts';
import type { TriageAction, TriageInputs } from '../../core/triage/policy/inputs.ts';
import { judgeSentiment } from '../../core/triage/sentiment/model.ts';
import { claimsTransfer } from '../../core/triage/transfer-claim.ts';
import { turnsOf } from '../../core/triage/turns.ts';
import type { ReasonCode } from '../../core/values/reason.ts';
import type { Engine, EngineMark, EngineResult, FoundArticle } from '../engines/engine.ts';
import type { LocalModels } from '../engines/local/models.ts';
import type { Knowledge } from '../knowledge/knowledge.ts';
import { withinDeadline } from './deadline.ts';

/** The languages that the local engine can answer in; a model provider answers in the contact's. */
const LOCAL_LANGUAGES = ['en'];

export type JudgeDeps = {
  engine: Engine;
  isLocal: boolean;
  knowledge: Pick<Knowledge, 'find'>;
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
  onText: (piece: string) => void;
};

/** One judgement with all that has to be stored of it. */
export type Judged = {
  decision: Decision;
  judgement: Judgement | null;
  articles: FoundArticle[];
  /** Set where the decision is to call a person. */
  cause: (EscalationCause & { evidence: { seq: number | null; quote: string } }) | null;
  danger: Observations['danger'];
  language: string | null;
  /** What to say; null where a person takes over. */
  text: string | null;
};

const POLICY_MARK: Omit<EngineMark, 'engine'> & { engine: 'policy' } = {
  engine: 'policy',
  model: 'handrail-policy',
  modelVersion: defaultBundle.hash,
  promptId: null,
  promptVersion: null,
};

/**
 * Judges the contact's newest message. Order of authority: an explicit wish, then policy, then the engine; each
 * can add an escalation and none can remove one. Throws DeadlineError where the reading of a message stalls.
 */
export async function judge(deps: JudgeDeps, input: JudgeInput): Promise<Judged> {
  const started = performance.now();
  const turns = turnsOf(input.entries);
  const signals = withinDeadline(() =>
    observe(turns, {
      scoreSentiment: (text) => judgeSentiment(deps.models.sentiment, text).score,
      wishModel: deps.models.wish,
      languages: deps.isLocal ? LOCAL_LANGUAGES : null,
      tier: input.conversation.account?.tier ?? null,
      priorContacts7d: input.conversation.priorContacts7d,
    }),
  );
  const finish = (part: Omit<Completion, 'latencyMs'>) =>
    complete(deps, input, signals, { ...part, latencyMs: performance.now() - started });

  const before = verdictOn('engine.run', signals.facts);
  if (before.verdict.escalate || before.verdict.action === 'deny') {
    return finish({ ...before, result: null, articles: [] });
  }
  const question = turns.findLast(({ by }) => by === 'contact')?.text ?? '';
  const context = turns
    .slice(-4, -1)
    .map(({ text }) => text)
    .join('\n');
  const articles = await deps.knowledge.find(input.conversation.workspaceId, question, context);
  const result = await deps.engine.run(
    {
      conversation: input.conversation,
      turns,
      brief: input.brief,
      articles,
      language: signals.language,
      workspace: input.workspace,
      tokensUsed: tokensUsedIn(input.entries),
    },
    { signal: input.signal, onText: input.onText },
  );
  const facts = { ...signals.facts, ...answerFacts(deps, signals, turns, result, articles) };
  const action: TriageAction = result.ok && result.judgement.action === 'ask' ? 'question.ask' : 'reply.send';
  return finish({ ...verdictOn(action, facts), result, articles });
}

/** Tokens that the decisions of a conversation have used so far. */
function tokensUsedIn(entries: readonly Entry[]): number {
  return entries.reduce((sum, entry) => {
    if (entry.type !== 'decision.recorded') return sum;
    const tokens = entry.data.decision.tokens as { input?: number; output?: number } | undefined;
    return sum + (tokens?.input ?? 0) + (tokens?.output ?? 0);
  }, 0);
}

type Verdict = { verdict: PolicyVerdict; facts: Decision['inputs']['facts'] };
type Completion = Verdict & { result: EngineResult | null; articles: FoundArticle[]; latencyMs: number };

/** Judged on the snapshot that is stored, so that a replay sees the same. */
function verdictOn(action: TriageAction, given: TriageInputs): Verdict {
  const facts = snapshotInputs({ ...given, 'action.type': action });
  return { verdict: evaluatePolicy(defaultBundle.rules, facts), facts };
}

function answerFacts(
  { models }: JudgeDeps,
  signals: Observations,
  turns: ReturnType<typeof turnsOf>,
  result: EngineResult,
  articles: FoundArticle[],
): TriageInputs {
  const judgement = result.ok ? result.judgement : null;
  const text = judgement?.text ?? '';
  const known = new Set(articles.map(({ id }) => id));
  const isRepeated = turns.some((turn) => turn.by === 'assistant' && text !== '' && turn.text.includes(text));
  const score = explain(models.score, featuresOf(signals, result, articles));
  return {
    'engine.failed': !result.ok,
    'engine.escalationProposed':
      judgement !== null && (judgement.action === 'escalate' || judgement.escalation !== null),
    'answer.confidence': judgement?.confidence ?? (judgement?.action === 'ask' ? 0.5 : 0),
    'answer.grounded': judgement?.articles.some(({ id }) => known.has(id)) ?? false,
    'answer.claimsTransfer': claimsTransfer(text),
    // Engines withhold a text in another language themselves and report it as a failure.
    'answer.languageMatches': true,
    'question.repeated': judgement?.action === 'ask' && isRepeated,
    ...(score.score === null ? {} : { 'score.value': score.score }),
    // The shipped score was trained without real conversations: it is stored and shown, and does not act yet.
    'score.exceedsThreshold': false,
  };
}

function featuresOf(signals: Observations, result: EngineResult | null, articles: FoundArticle[]) {
  const confidence = result?.ok ? result.judgement.confidence : null;
  return {
    ...signals.features,
    kb_top_score: articles[0]?.score ?? 0,
    engine_failures: result && !result.ok ? 1 : 0,
    self_reported_uncertainty: result?.ok ? 1 - (confidence ?? 0.5) : 1,
  };
}

function complete(
  { models }: JudgeDeps,
  input: JudgeInput,
  signals: Observations,
  { verdict, facts, result, articles, latencyMs }: Completion,
): Judged {
  const judgement = result?.ok ? result.judgement : null;
  const cause = causeOfAll(verdict, result, signals);
  const action = cause ? 'escalate' : judgement?.action === 'ask' ? 'ask' : 'reply';
  const features = featuresOf(signals, result, articles);
  const mark = result ?? POLICY_MARK;
  const contactSeqs = input.entries.flatMap(({ type, seq }) => (type === 'message.posted' ? [seq] : []));
  const draft = {
    id: input.decisionId,
    conversationId: input.conversation.conversationId,
    seq: input.conversation.seq + 1,
    at: input.now().toISOString(),
    action,
    engine: mark.engine,
    model: mark.model,
    modelVersion: mark.modelVersion,
    promptId: mark.promptId,
    promptVersion: mark.promptVersion,
    rules: firedRules(verdict.reasons),
    inputs: {
      entrySeqs: contactSeqs,
      articles: articles.map(({ id, version }) => ({ id, version })),
      toolCalls: [],
      ...snapshotFeatures(features),
      facts,
    },
    latencyMs: Math.round(latencyMs * 10) / 10,
    tokens: { input: result?.tokens?.input ?? 0, output: result?.tokens?.output ?? 0 },
    policyBundle: defaultBundle.hash,
    mode: 'shadow',
    reason: cause?.reason ?? null,
    ...explain(models.score, features),
  } as const;
  const decision = decisionSchema.parse({
    ...draft,
    why: whyInOneSentence(draft as unknown as Decision).slice(0, 500),
  });
  return {
    decision,
    judgement,
    articles,
    cause,
    danger: signals.danger,
    language: signals.language,
    text: cause ? null : (judgement?.text ?? null),
  };
}

/** A person is called by a rule, by a failed engine, or because nothing may be said. */
function causeOfAll(
  verdict: PolicyVerdict,
  result: EngineResult | null,
  signals: Observations,
): Judged['cause'] {
  const evidenceOf = (ruleId: string) =>
    signals.evidence[ruleId] ?? signals.evidence['last-words'] ?? { seq: null, quote: '' };
  const withEvidence = (cause: EscalationCause) => ({ ...cause, evidence: evidenceOf(cause.ruleId) });
  const byRule = verdict.escalate ? causeOf(verdict.reasons) : null;
  // A failed engine and a proposal know the reason more exactly than the rule that passes them on.
  if (byRule?.ruleId === 'engine-failed' && result && !result.ok) {
    return withEvidence({ ...byRule, reason: { code: result.failure, text: byRule.reason.text } });
  }
  if (byRule && proposalRules.has(byRule.ruleId) && result?.ok && result.judgement.escalation) {
    const { reason, text } = result.judgement.escalation;
    const code = detectorsOnly.has(reason) ? 'unsure' : reason;
    return withEvidence({ ...byRule, reason: { code, text }, need: needOf(code) });
  }
  if (byRule) return withEvidence(byRule);
  if (verdict.action === 'allow' && result?.ok && result.judgement.text) return null;
  const text = 'The assistant had nothing that it may say';
  return withEvidence({ ruleId: 'nothing-to-say', reason: { code: 'no_article', text }, need: 'ai_limit' });
}

/** Reasons that put a conversation ahead of others: a text could talk a model into them, so only detectors give them. */
const detectorsOnly = new Set<ReasonCode>(['danger', 'outage', 'security', 'legal']);

const proposalRules = new Set(['engine-proposes-person', 'confidence-low', 'answer-without-source']);

function needOf(reason: ReasonCode): EscalationCause['need'] {
  return reason === 'repeated_itself' ? 'loop' : 'ai_limit';
}
