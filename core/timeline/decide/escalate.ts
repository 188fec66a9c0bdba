import { priorityOf } from '../../routing/priority.ts';
import { dueAt } from '../../routing/service-level.ts';
import type { NeedKind } from '../../values/need.ts';
import type { Actor } from '../../values/people.ts';
import type { Reason } from '../../values/reason.ts';
import type { Conversation } from '../conversation.ts';
import type { Draft, EntryData } from '../entry.ts';

export type EscalationInput = {
  by: 'contact' | 'assistant' | 'policy' | 'agent' | 'system';
  actor: Actor;
  reason: Reason;
  needKind: NeedKind;
  /** When the need arose; `now` where the command itself is the sign. */
  occurredAt: string;
  evidence: { seq: number | null; quote: string };
  note?: string | null;
  requestedAt: string;
  now: string;
  skills?: string[];
  decisionId?: string | null;
  care?: EntryData<'escalation.requested'>['care'];
  clientId: string;
};

/** The one place where an escalation entry is made, so that all of them carry what routing and measuring need. */
export function escalationDraft(conversation: Pick<Conversation, 'account'>, input: EscalationInput): Draft {
  const priority = priorityOf(input.reason.code, conversation.account?.tier ?? null);
  return {
    type: 'escalation.requested',
    actor: input.actor,
    clientId: input.clientId,
    data: {
      by: input.by,
      reason: input.reason,
      need: {
        kind: input.needKind,
        occurredAt: input.occurredAt,
        detectedAt: input.now,
        evidence: input.evidence,
      },
      note: input.note ?? null,
      requestedAt: input.requestedAt,
      priority,
      skills: input.skills ?? [],
      dueAt: dueAt(priority, input.now),
      decisionId: input.decisionId ?? null,
      care: input.care ?? null,
    },
  };
}
