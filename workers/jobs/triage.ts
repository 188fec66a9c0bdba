import { randomUUID } from 'node:crypto';
import type { Conversation } from '../../core/timeline/conversation.ts';
import type { Entry } from '../../core/timeline/entry.ts';
import type { Reason } from '../../core/values/reason.ts';
import type { Bus } from '../../server/bus/bus.ts';
import { channels } from '../../server/bus/channels.ts';
import type { Log } from '../../server/log.ts';
import type { Parts } from '../../server/parts.ts';
import { isStoreUnavailable } from '../../server/store/connect.ts';
import type { Newest } from '../../server/timeline/timeline.ts';
import type { Engine } from '../engines/engine.ts';
import type { LocalModels } from '../engines/local/models.ts';
import type { Knowledge } from '../knowledge/knowledge.ts';
import { act, introduction, type Stage } from '../triage/act.ts';
import { judge } from '../triage/judge.ts';
import { createReplyStream } from '../triage/reply-stream.ts';
import { showTyping } from '../triage/typing-sign.ts';

export type TriageDeps = Pick<Parts, 'timeline' | 'briefs' | 'people' | 'bus'> & {
  engine: Engine;
  isLocal: boolean;
  knowledge: Knowledge;
  models: LocalModels;
  now: () => Date;
  log: Log;
};

/** How many of the newest entries are read: what was said long before says little of it. */
const MAX_READ = 500;

/**
 * Judges the contact's newest message and acts on the judgement: a decision, then a reply or an escalation, each
 * at the conversation it was decided from. What arrives meanwhile aborts the run, and its own job runs it again.
 */
export async function triage(
  deps: TriageDeps,
  { conversationId }: { conversationId: string },
  stopping: AbortSignal,
): Promise<void> {
  // An engine that takes milliseconds is not broken off: what overtook it refuses what comes of it.
  if (deps.isLocal) return triageNewest(deps, conversationId, () => stopping);
  // Listened for before the conversation is read: nothing can come in between.
  const overtaking = listenForOvertaking(deps.bus, conversationId);
  try {
    await deps.bus.untilHeard(channels.conversation(conversationId));
    await triageNewest(deps, conversationId, (conversation) =>
      AbortSignal.any([overtaking.of(conversation), stopping]),
    );
  } finally {
    overtaking.stop();
  }
}

async function triageNewest(
  deps: TriageDeps,
  conversationId: string,
  signalOf: (conversation: Conversation) => AbortSignal,
): Promise<void> {
  const newest = await deps.timeline.newest(conversationId, MAX_READ);
  if (!newest || !isToBeJudged(newest.conversation)) return;
  await triageConversation(deps, newest, signalOf(newest.conversation));
}

async function triageConversation(deps: TriageDeps, newest: Newest, signal: AbortSignal): Promise<void> {
  const { conversation } = newest;
  const { conversationId } = conversation;
  // A crash while reopening left it here: a conversation that a person had goes back to people.
  if (conversation.hadAgent) return escalateWithoutJudging(deps, conversation, goneBack);
  // Judged, and nothing came of it: the run ended between its decision and its act.
  if (isJudged(conversation)) return escalateWithoutJudging(deps, conversation, failed);
  const workspace = await deps.people.workspace(conversation.workspaceId);
  const assistantName = workspace?.assistantName ?? 'Assistant';
  const stream = createReplyStream(deps.bus, conversation);
  const stage = { conversation, stream, assistantName };
  const endTyping = showTyping(deps.bus, conversation, assistantName);
  try {
    await judgeAndAct(deps, stage, { entries: newest.entries, workspaceName: workspace?.name ?? '' }, signal);
  } catch (error) {
    stream.withdraw();
    if (isStoreUnavailable(error)) throw error;
    deps.log.error({ err: error, conversationId }, 'triage failed: a person takes over');
    await escalateWithoutJudging(deps, conversation, failed);
  } finally {
    endTyping();
  }
}

async function judgeAndAct(
  deps: TriageDeps,
  stage: Stage,
  { entries, workspaceName }: { entries: Entry[]; workspaceName: string },
  signal: AbortSignal,
): Promise<void> {
  const { conversation, stream, assistantName } = stage;
  const judged = await judge(deps, {
    conversation,
    entries,
    brief: await deps.briefs.afterNewest(conversation.conversationId, entries),
    workspace: { name: workspaceName, assistantName },
    decisionId: randomUUID(),
    now: deps.now,
    signal,
    onLanguage: (language) => stream.openWith(introduction(conversation, assistantName, language)),
    onText: stream.add,
  });
  // Overtaken: whoever overtook has made a job of its own, or a person has it now.
  if (signal.aborted) stream.withdraw();
  else await act(deps, stage, judged);
}

function isToBeJudged(conversation: Conversation): boolean {
  const newest = conversation.lastContactMessage?.seq ?? 0;
  const answered = conversation.lastReply?.answersSeq ?? 0;
  return conversation.state.kind === 'triage' && newest > answered;
}

function isJudged({ judgedSeq, lastContactMessage }: Conversation): boolean {
  return judgedSeq >= (lastContactMessage?.seq ?? 0);
}

/** Aborts when the contact writes again or a person is needed: what is being written is then out of date. */
function listenForOvertaking(bus: Pick<Bus, 'listen' | 'join' | 'leave'>, conversationId: string) {
  const channel = channels.conversation(conversationId);
  const overtaken = new AbortController();
  let newest = 0;
  let judged = Number.POSITIVE_INFINITY;
  const look = () => {
    if (newest > judged) overtaken.abort();
  };
  const overtakes = ({ type, actor }: Entry) =>
    actor.kind === 'contact' || actor.kind === 'agent' || type === 'conversation.erased';
  bus.join(channel);
  const stop = bus.listen((notice) => {
    if (notice.kind !== 'entries') return;
    for (const entry of notice.entries)
      if (entry.conversationId === conversationId && overtakes(entry)) newest = Math.max(newest, entry.seq);
    look();
  });
  return {
    /** Aborted once the contact, an agent or an erasure has added an entry that this conversation does not know. */
    of({ seq }: Conversation): AbortSignal {
      judged = seq;
      look();
      return overtaken.signal;
    },
    stop(): void {
      stop();
      bus.leave(channel);
    },
  };
}

const failed: Reason = { code: 'engine_failed', text: 'The assistant failed while judging the message' };
const goneBack: Reason = { code: 'reopened', text: 'The customer wrote in a conversation that a person had' };

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
