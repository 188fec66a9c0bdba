import type { Conversation } from '../../core/timeline/conversation.ts';
import type { AssistantAct } from '../../core/timeline/decide/assistant.ts';
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

/**
 * Does what was judged: the decision and what follows from it, a reply or a request for a person, are appended together.
 * What is refused was overtaken.
 */
export async function act(deps: ActDeps, stage: Stage, { conclusion, decision }: Judged): Promise<void> {
  const { conversation, stream } = stage;
  const { conversationId, workspaceId } = conversation;
  const from = originOf(deps, stage);
  const follows =
    conclusion.action === 'escalate'
      ? callPerson(stage, from, conclusion, decision.id)
      : reply(stage, from, conclusion, decision.id);
  if (conclusion.action === 'escalate') stream.withdraw();
  const recorded = await deps.timeline.execute(conversationId, workspaceId, {
    ...from,
    kind: 'record-decision',
    clientId: decisionClientId(decision.id),
    data: { decision, judgement: judgementOf(conclusion.run), answersSeq: from.answersSeq },
    act: follows,
  });
  // Another writer came between the two: whether it overtook the assistant as well, the command tells.
  const isCut = recorded.ok && recorded.last.type !== lastOf[follows.kind];
  const done = isCut ? await deps.timeline.execute(conversationId, workspaceId, follows) : recorded;
  if (!done.ok) stream.withdraw();
}

/** The entry that an act ends with. */
const lastOf = { 'assistant-reply': 'message.posted', 'assistant-escalate': 'escalation.requested' } as const;

type Origin = ReturnType<typeof originOf>;

function originOf({ now }: ActDeps, { conversation, assistantName }: Stage) {
  return {
    now: now().toISOString(),
    answersSeq: conversation.lastContactMessage?.seq ?? 0,
    actor: { kind: 'assistant', name: assistantName } satisfies Actor,
  };
}

function callPerson(
  stage: Stage,
  from: Origin,
  { before, cause, care, notice }: Extract<Conclusion, { action: 'escalate' }>,
  decisionId: string,
): AssistantAct {
  const { lastContactMessage } = stage.conversation;
  const language = before.observed.inputs['contact.language'];
  return {
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
    notice: notice === null ? null : { text: opened(stage, notice, language), replyId: stage.stream.replyId },
  };
}

function reply(
  stage: Stage,
  from: Origin,
  judged: Exclude<Conclusion, { action: 'escalate' }>,
  decisionId: string,
): AssistantAct {
  const { kind, text, articles, choices } = judged;
  const language = judged.before.observed.inputs['contact.language'];
  return {
    ...from,
    kind: 'assistant-reply',
    clientId: `reply:${decisionId}`,
    text: opened(stage, text, language),
    choices: [...choices],
    reply: {
      replyId: stage.stream.replyId,
      decisionId,
      kind,
      answersSeq: from.answersSeq,
      articles: articles.map(({ id, title, version, score }) => ({ id, title, version, score })),
    },
  };
}

const opened = ({ conversation, assistantName }: Stage, text: string, language: string | null): string =>
  `${introduction(conversation, assistantName, language)}${text}`;

/** What precedes the assistant's first words: that it is an AI, in the contact's language. Empty from the second reply on. */
export function introduction(
  conversation: Conversation,
  assistantName: string,
  language: string | null,
): string {
  return conversation.lastReply ? '' : `${textsIn(language).introduction(assistantName)} `;
}
