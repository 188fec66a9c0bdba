import type { Conversation } from '../../core/timeline/conversation.ts';
import { decisionClientId } from '../../core/timeline/decide/outcome.ts';
import { textsIn } from '../../core/triage/assistant-texts.ts';
import type { Conclusion } from '../../core/triage/judge/after.ts';
import { judgementOf } from '../../core/triage/judge/engine-result.ts';
import type { Actor } from '../../core/values/people.ts';
import type { Parts } from '../../server/parts.ts';
import type { Judged } from './judge.ts';
import type { ReplyStream } from './reply-stream.ts';

type ActDeps = Pick<Parts, 'timeline'> & { now: () => Date };

/** Where and as whom the assistant acts. Each command is made for the conversation as it was judged. */
export type Stage = {
  conversation: Conversation;
  stream: ReplyStream;
  assistantName: string;
};

/** Does what was judged: stores the decision, then replies or calls a person. What is refused was overtaken. */
export async function act(deps: ActDeps, stage: Stage, { conclusion, decision }: Judged): Promise<void> {
  const { conversation, stream } = stage;
  const from = originOf(deps, stage);
  const recorded = await deps.timeline.execute(conversation.conversationId, conversation.workspaceId, {
    ...from,
    kind: 'record-decision',
    clientId: decisionClientId(decision.id),
    data: { decision, judgement: judgementOf(conclusion.run), answersSeq: from.answersSeq },
  });
  if (!recorded.ok) return stream.withdraw();
  if (conclusion.action === 'escalate') await callPerson(deps, stage, conclusion, decision.id);
  else await reply(deps, stage, conclusion, decision.id);
}

function originOf({ now }: ActDeps, { conversation, assistantName }: Stage) {
  return {
    now: now().toISOString(),
    answersSeq: conversation.lastContactMessage?.seq ?? 0,
    actor: { kind: 'assistant', name: assistantName } satisfies Actor,
  };
}

async function callPerson(
  deps: ActDeps,
  stage: Stage,
  { cause, care }: Extract<Conclusion, { action: 'escalate' }>,
  decisionId: string,
): Promise<void> {
  stage.stream.withdraw();
  const { conversationId, workspaceId, lastContactMessage } = stage.conversation;
  const from = originOf(deps, stage);
  await deps.timeline.execute(conversationId, workspaceId, {
    ...from,
    kind: 'assistant-escalate',
    clientId: `escalate:${decisionId}`,
    by: cause.by,
    reason: cause.reason,
    needKind: cause.need,
    occurredAt: lastContactMessage?.at ?? from.now,
    evidence: cause.evidence,
    skills: [],
    decisionId,
    care,
  });
}

async function reply(
  deps: ActDeps,
  stage: Stage,
  judged: Exclude<Conclusion, { action: 'escalate' }>,
  decisionId: string,
): Promise<void> {
  const { kind, text, articles } = judged;
  const { conversation, stream, assistantName } = stage;
  const from = originOf(deps, stage);
  const language = judged.before.observed.inputs['contact.language'];
  const replied = await deps.timeline.execute(conversation.conversationId, conversation.workspaceId, {
    ...from,
    kind: 'assistant-reply',
    clientId: `reply:${decisionId}`,
    text: `${introduction(conversation, assistantName, language)}${text}`,
    reply: {
      replyId: stream.replyId,
      decisionId,
      kind,
      answersSeq: from.answersSeq,
      articles: articles.map(({ id, title, version, score }) => ({ id, title, version, score })),
    },
  });
  if (!replied.ok) stream.withdraw();
}

/** What precedes the assistant's first words: that it is an AI, in the contact's language. Empty from the second reply on. */
export function introduction(
  conversation: Conversation,
  assistantName: string,
  language: string | null,
): string {
  return conversation.lastReply ? '' : `${textsIn(language).introduction(assistantName)} `;
}
