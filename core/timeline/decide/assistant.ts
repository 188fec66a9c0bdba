import { unreachable } from '../../shared/unreachable.ts';
import type { NeedKind, Reason } from '../../values/values.ts';
import type { Actor, EntryData } from '../entry.ts';
import type { ConversationState } from '../state.ts';
import { escalationDraft } from './escalate.ts';
import { append, type Outcome, refuse, unchanged } from './outcome.ts';

type From = { clientId: string; now: string; actor: Actor; answersSeq: number };

export type AssistantCommand =
  | ({ kind: 'record-decision'; data: EntryData<'decision.recorded'> } & From)
  | ({
      kind: 'assistant-reply';
      text: string;
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
    } & From);

/**
 * What the assistant may do: judge, reply, ask for a person. It has no command that closes, delays, reroutes or
 * refuses anything, so no text can talk it into one.
 */
export function decideForAssistant(state: ConversationState | null, command: AssistantCommand): Outcome {
  if (!state) return refuse('not_found', 'There is no such conversation');
  const { clientId, actor } = command;
  switch (command.kind) {
    case 'record-decision':
      return (
        overtaken(state, command) ??
        append({ type: 'decision.recorded', actor, clientId, data: command.data })
      );
    case 'assistant-reply':
      return (
        overtaken(state, command) ??
        append({
          type: 'message.posted',
          actor,
          clientId,
          data: { text: command.text, reply: command.reply },
        })
      );
    case 'assistant-escalate':
      return decideEscalate(state, command);
    default:
      return unreachable(command);
  }
}

/** The assistant steps aside: only in triage, and only for the contact's newest message, may it still speak. */
function overtaken(state: ConversationState, { answersSeq }: From): Outcome | null {
  if (state.phase.kind !== 'triage') {
    return refuse('overtaken', `The conversation is ${state.phase.kind}; the assistant no longer speaks`);
  }
  if (state.hadAgent) return refuse('overtaken', 'A person has had this conversation');
  if (state.lastContactMessage?.seq !== answersSeq)
    return refuse('overtaken', 'The contact has written again');
  if ((state.lastReply?.answersSeq ?? 0) >= answersSeq)
    return refuse('overtaken', 'This message is answered already');
  return null;
}

function decideEscalate(
  state: ConversationState,
  command: AssistantCommand & { kind: 'assistant-escalate' },
): Outcome {
  if (state.phase.kind !== 'triage') return unchanged(state.lastEscalation?.seq ?? state.seq);
  return append(
    escalationDraft(state, {
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
