import { unreachable } from '../../shared/unreachable.ts';
import type { Choice } from '../../values/choice.ts';
import type { NeedKind } from '../../values/need.ts';
import type { Actor } from '../../values/people.ts';
import type { Reason } from '../../values/reason.ts';
import type { Conversation } from '../conversation.ts';
import type { Draft, EntryData } from '../entry.ts';
import { escalationDraft } from './escalate.ts';
import { append, derivedClientId, type Outcome, refuse, unchanged } from './outcome.ts';

type From = { clientId: string; now: string; actor: Actor; answersSeq: number };

/** What the assistant does once it has judged a message. */
export type AssistantAct =
  | ({
      kind: 'assistant-reply';
      text: string;
      /** What is offered with it. */
      choices?: Choice[];
      reply: NonNullable<EntryData<'message.posted'>['reply']>;
    } & From)
  | ({
      kind: 'assistant-escalate';
      by: 'assistant' | 'policy';
      reason: Reason;
      needKind: NeedKind;
      occurredAt: string;
      evidence: { seq: number | null; quote: string };
      skills: string[];
      decisionId: string | null;
      care: EntryData<'escalation.requested'>['care'];
      /** What the contact is told before, in the same append. */
      notice?: { text: string; replyId: string } | null;
    } & From);

export type AssistantCommand =
  /** `act` is appended right behind the decision; left out, the decision stands alone. */
  | ({ kind: 'record-decision'; data: EntryData<'decision.recorded'>; act?: AssistantAct } & From)
  | AssistantAct;

/**
 * What the assistant may do: judge, reply, ask for a person. It has no command that closes, delays, reroutes or
 * refuses anything, so no text can talk it into one.
 */
export function decideForAssistant(conversation: Conversation | null, command: AssistantCommand): Outcome {
  if (!conversation) return refuse('not_found', 'There is no such conversation');
  const { clientId, actor } = command;
  switch (command.kind) {
    case 'record-decision':
      return (
        overtaken(conversation, command) ??
        judgedAlready(conversation, command) ??
        append(
          { type: 'decision.recorded', actor, clientId, data: command.data },
          ...(command.act ? draftsOf(decideForAssistant(conversation, command.act)) : []),
        )
      );
    case 'assistant-reply':
      return (
        overtaken(conversation, command) ??
        append({
          type: 'message.posted',
          actor,
          clientId,
          data: { text: command.text, ...offered(command.choices), reply: command.reply },
        })
      );
    case 'assistant-escalate':
      return decideEscalate(conversation, command);
    default:
      return unreachable(command);
  }
}

const draftsOf = (outcome: Outcome): Draft[] => (outcome.kind === 'append' ? outcome.drafts : []);

/** The refusal where the assistant is too late, or null: it speaks only in triage, and only to the newest message. */
function overtaken(conversation: Conversation, { answersSeq }: From): Outcome | null {
  if (conversation.state.kind !== 'triage') {
    return refuse('overtaken', 'The assistant no longer answers in this conversation');
  }
  if (conversation.hadAgent) return refuse('overtaken', 'A person has had this conversation');
  if (conversation.lastContactMessage?.seq !== answersSeq)
    return refuse('overtaken', 'The contact has written again');
  if ((conversation.lastReply?.answersSeq ?? 0) >= answersSeq)
    return refuse('overtaken', 'This message is answered already');
  return null;
}

/** A message is judged once, also where a job runs twice because its first run was thought dead. */
function judgedAlready({ judgedSeq }: Conversation, { answersSeq }: From): Outcome | null {
  return judgedSeq >= answersSeq ? refuse('overtaken', 'This message is judged already') : null;
}

function decideEscalate(
  conversation: Conversation,
  command: AssistantCommand & { kind: 'assistant-escalate' },
): Outcome {
  if (conversation.state.kind !== 'triage')
    return unchanged(conversation.lastEscalation?.seq ?? conversation.seq);
  return append(
    ...noticeDraft(conversation, command),
    escalationDraft(conversation, {
      by: command.by,
      actor: command.actor,
      reason: command.reason,
      needKind: command.needKind,
      occurredAt: command.occurredAt,
      evidence: command.evidence,
      requestedAt: command.now,
      now: command.now,
      skills: command.skills,
      decisionId: command.decisionId,
      care: command.care,
      clientId: command.clientId,
    }),
  );
}

const offered = (choices: Choice[] = []) => (choices.length > 0 ? { choices } : {});

/** What is said before a person is called; nothing where it no longer answers the newest message. */
function noticeDraft(
  conversation: Conversation,
  command: AssistantCommand & { kind: 'assistant-escalate' },
): Draft[] {
  const { notice, decisionId, actor, clientId, answersSeq } = command;
  if (!notice || decisionId === null || overtaken(conversation, command)) return [];
  const reply = { replyId: notice.replyId, decisionId, kind: 'notice' as const, answersSeq, articles: [] };
  return [
    {
      type: 'message.posted',
      actor,
      clientId: derivedClientId(clientId, 'notice'),
      data: { text: notice.text, reply },
    },
  ];
}
