import { randomUUID } from 'node:crypto';
import type { Conversation } from '../../core/timeline/conversation.ts';
import type { Entry } from '../../core/timeline/entry.ts';
import { careFor } from '../../core/triage/care.ts';
import type { Actor } from '../../core/values/people.ts';
import type { Reason } from '../../core/values/reason.ts';
import type { Log } from '../../server/log.ts';
import type { Parts } from '../../server/parts.ts';
import { isStoreUnavailable } from '../../server/store/connect.ts';
import type { Engine } from '../engines/engine.ts';
import type { LocalModels } from '../engines/local/models.ts';
import type { Knowledge } from '../knowledge/knowledge.ts';
import { type Judged, judge } from '../triage/judge.ts';
import { createReplyStream, type ReplyStream } from '../triage/reply-stream.ts';

export type TriageDeps = Pick<Parts, 'timeline' | 'briefs' | 'people' | 'bus'> & {
  engine: Engine;
  isLocal: boolean;
  knowledge: Knowledge;
  models: LocalModels;
  now: () => Date;
  log: Log;
};

/**
 * Judges the contact's newest message and acts on the judgement: a decision, then a reply or an escalation, each
 * at the conversation it was decided from. What arrives meanwhile aborts the run, and its own job runs it again.
 */
export async function triage(
  deps: TriageDeps,
  { conversationId }: { conversationId: string },
  stopping: AbortSignal,
): Promise<void> {
  const conversation = await deps.timeline.refresh(conversationId);
  if (!conversation || !isToBeJudged(conversation)) return;
  // Left here by a crash amid reopening: a conversation that a person had goes back to people.
  if (conversation.hadAgent) return escalateWithoutJudging(deps, conversation, goneBack);
  const entries = await deps.timeline.entriesAfter(conversationId, 0);
  const watch = watchForOvertaking(deps, conversation, stopping);
  const workspace = await deps.people.workspace(conversation.workspaceId);
  const assistantName = workspace?.assistantName ?? 'Assistant';
  const stream = createReplyStream(deps.bus, conversationId, introduction(conversation, assistantName));
  deps.bus.tell({
    kind: 'typing',
    conversationId,
    who: { kind: 'assistant', name: assistantName },
    typing: true,
  });
  try {
    const judged = await judge(deps, {
      conversation,
      entries,
      brief: await deps.briefs.upTo(conversationId, conversation.seq),
      workspace: { name: workspace?.name ?? '', assistantName },
      decisionId: randomUUID(),
      now: deps.now,
      signal: watch.signal,
      onText: stream.add,
    });
    // Overtaken: whoever overtook has made a job of its own, or a person has it now.
    if (watch.signal.aborted) stream.withdraw();
    else await act(deps, conversation, judged, stream, assistantName);
  } catch (error) {
    stream.withdraw();
    if (isStoreUnavailable(error)) throw error;
    deps.log.error({ err: error, conversationId }, 'triage failed: a person takes over');
    await escalateWithoutJudging(deps, conversation, failed);
  } finally {
    watch.stop();
    deps.bus.tell({
      kind: 'typing',
      conversationId,
      who: { kind: 'assistant', name: assistantName },
      typing: false,
    });
  }
}

function isToBeJudged(conversation: Conversation): boolean {
  const newest = conversation.lastContactMessage?.seq ?? 0;
  const answered = conversation.lastReply?.answersSeq ?? 0;
  return conversation.state.kind === 'triage' && newest > answered;
}

/** Aborts when the contact writes again or a person is needed: what is being written is then out of date. */
function watchForOvertaking({ bus }: TriageDeps, conversation: Conversation, stopping: AbortSignal) {
  const overtaken = new AbortController();
  const overtakes = (entry: Entry) =>
    entry.conversationId === conversation.conversationId &&
    entry.seq > conversation.seq &&
    (entry.actor.kind === 'contact' || entry.actor.kind === 'agent');
  const stop = bus.listen((notice) => {
    if (notice.kind === 'entries' && notice.entries.some(overtakes)) overtaken.abort();
  });
  return { signal: AbortSignal.any([overtaken.signal, stopping]), stop };
}

async function act(
  deps: TriageDeps,
  conversation: Conversation,
  judged: Judged,
  stream: ReplyStream,
  assistantName: string,
): Promise<void> {
  const answersSeq = conversation.lastContactMessage?.seq ?? 0;
  const from = {
    now: deps.now().toISOString(),
    answersSeq,
    actor: { kind: 'assistant', name: assistantName } as Actor,
  };
  const { decision, judgement, cause } = judged;
  const recorded = await deps.timeline.execute(conversation.conversationId, conversation.workspaceId, {
    ...from,
    kind: 'record-decision',
    clientId: `decision:${decision.id}`,
    data: { decision, judgement, answersSeq },
  });
  if (!recorded.ok) {
    stream.withdraw();
    return;
  }
  if (cause) {
    stream.withdraw();
    await deps.timeline.execute(conversation.conversationId, conversation.workspaceId, {
      ...from,
      kind: 'assistant-escalate',
      clientId: `escalate:${decision.id}`,
      by: cause.ruleId === 'engine-proposes-person' ? 'assistant' : 'policy',
      reason: cause.reason,
      needKind: cause.need,
      occurredAt: conversation.lastContactMessage?.at ?? from.now,
      evidence: { seq: cause.evidence.seq ?? answersSeq, quote: cause.evidence.quote },
      skills: [],
      decisionId: decision.id,
      care: cause.reason.code === 'danger' && judged.danger ? careFor(judged.danger, judged.language) : null,
    });
    return;
  }
  const replied = await deps.timeline.execute(conversation.conversationId, conversation.workspaceId, {
    ...from,
    kind: 'assistant-reply',
    clientId: `reply:${decision.id}`,
    text: `${introduction(conversation, assistantName)}${judged.text ?? ''}`,
    reply: {
      replyId: stream.replyId,
      decisionId: decision.id,
      kind: decision.action === 'ask' ? 'question' : 'answer',
      answersSeq,
      articles: judged.articles
        .filter(({ id }) => judgement?.articles.some((cited) => cited.id === id))
        .map(({ id, title, version, score }) => ({ id, title, version, score })),
    },
  });
  if (!replied.ok) stream.withdraw();
}

/** The assistant says what it is in its first words (promise 10). */
function introduction(conversation: Conversation, assistantName: string): string {
  return conversation.lastReply ? '' : `I am ${assistantName}, an AI assistant. `;
}

const failed: Reason = { code: 'engine_failed', text: 'The assistant failed while judging the message' };
const goneBack: Reason = { code: 'reopened', text: 'The contact wrote in a conversation that a person had' };

async function escalateWithoutJudging(
  { timeline, now }: TriageDeps,
  conversation: Conversation,
  reason: Reason,
): Promise<void> {
  const answersSeq = conversation.lastContactMessage?.seq ?? 0;
  const at = now().toISOString();
  await timeline.execute(conversation.conversationId, conversation.workspaceId, {
    kind: 'assistant-escalate',
    clientId: `failed:${answersSeq}`,
    now: at,
    actor: { kind: 'system' },
    answersSeq,
    by: 'policy',
    reason,
    needKind: reason.code === 'reopened' ? 'customer_report' : 'ai_limit',
    occurredAt: conversation.lastContactMessage?.at ?? at,
    evidence: { seq: answersSeq, quote: '' },
    skills: [],
    decisionId: null,
    care: null,
  });
}
