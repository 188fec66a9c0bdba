import { unreachable } from '../../shared/unreachable.ts';
import { isCourtesy } from '../../text/courtesy.ts';
import type { Actor } from '../../values/people.ts';
import type { Reason } from '../../values/reason.ts';
import type { Conversation } from '../conversation.ts';
import type { Draft, EntryData } from '../entry.ts';
import { type EscalationInput, escalationDraft } from './escalate.ts';
import { append, derivedClientId, type Outcome, refuse, unchanged } from './outcome.ts';

type From = { clientId: string; now: string; actor: Actor };
type Press = { clientId: string; note: string | null; requestedAt: string };

export type ContactCommand =
  | ({
      kind: 'start';
      data: EntryData<'conversation.started'>;
      /** Where the contact starts by asking for a person: both are written at once. */
      press?: Press;
    } & From)
  | ({ kind: 'contact-post'; text: string; choiceId?: string | undefined } & From)
  | ({ kind: 'request-person'; note: string | null; requestedAt: string } & From)
  | ({ kind: 'answer-resolution'; solved: boolean; score: number | null; comment: string | null } & From);

/** Decides a contact's command. A contact is never refused a message or a person. */
export function decideForContact(conversation: Conversation | null, command: ContactCommand): Outcome {
  if (command.kind === 'start') return decideStart(conversation, command);
  if (!conversation) return refuse('not_found', 'There is no such conversation');
  switch (command.kind) {
    case 'contact-post':
      return decidePost(conversation, command);
    case 'request-person':
      return decideRequest(conversation, command);
    case 'answer-resolution':
      return decideAnswer(conversation, command);
    default:
      return unreachable(command);
  }
}

function decidePost(conversation: Conversation, command: ContactCommand & { kind: 'contact-post' }): Outcome {
  // A thank-you after the end is no new matter: it must not put the contact back in line.
  if (hasEnded(conversation) && isCourtesy(command.text)) return append(message(command));
  return append(
    ...reopenIfEnded(conversation, command, 'contact_wrote'),
    message(command),
    ...takeUp(conversation, command),
    ...personChosen(conversation, command),
  );
}

function hasEnded({ state }: Conversation): boolean {
  return state.kind === 'resolved' || state.kind === 'closed';
}

function decideStart(
  conversation: Conversation | null,
  command: ContactCommand & { kind: 'start' },
): Outcome {
  if (conversation) return unchanged(1);
  const { clientId, actor, data, press } = command;
  const started: Draft = { type: 'conversation.started', actor, clientId, data };
  return append(started, ...(press ? [pressed(data, command, press)] : []));
}

function message({ clientId, actor, text, choiceId }: ContactCommand & { kind: 'contact-post' }): Draft {
  const data = { text, ...(choiceId === undefined ? {} : { choiceId }) };
  return { type: 'message.posted', actor, clientId, data };
}

function reopenIfEnded(
  conversation: Conversation,
  { clientId, actor }: From,
  reason: EntryData<'conversation.reopened'>['reason'],
): Draft[] {
  if (!hasEnded(conversation)) return [];
  return [
    {
      type: 'conversation.reopened',
      actor,
      clientId: derivedClientId(clientId, 'reopen'),
      data: { reason },
    },
  ];
}

const isWithPeople = ({ state }: Conversation): boolean =>
  state.kind === 'waiting' || state.kind === 'active';

/** A conversation that a person had goes back to people, never silently to the assistant. */
function takeUp(conversation: Conversation, command: ContactCommand & { kind: 'contact-post' }): Draft[] {
  if (isWithPeople(conversation) || !conversation.hadAgent) return [];
  const text = hasEnded(conversation)
    ? 'The customer wrote again after a person had answered'
    : 'The customer wrote in a conversation that a person had';
  return [reportedNeed(conversation, command, { code: 'reopened', text }, command.text)];
}

/** A person who was offered and is taken is a press like any other. */
function personChosen(
  conversation: Conversation,
  command: ContactCommand & { kind: 'contact-post' },
): Draft[] {
  const chosen = conversation.offered.find(({ id }) => id === command.choiceId);
  // One that a person had is taken up by people in any case.
  if (isWithPeople(conversation) || conversation.hadAgent || chosen?.kind !== 'person') return [];
  const clientId = derivedClientId(command.clientId, 'press');
  return [pressed(conversation, command, { clientId, requestedAt: command.now, note: null })];
}

function reportedNeed(conversation: Conversation, command: From, reason: Reason, quote: string): Draft {
  return escalationDraft(conversation, {
    ...base(command),
    by: 'system',
    actor: { kind: 'system' },
    reason,
    needKind: 'customer_report',
    // A report says that the answer before it did not help: the need began there (docs/measurement.md §1.1).
    occurredAt: conversation.lastReply?.at ?? command.now,
    evidence: { seq: conversation.lastReply?.seq ?? null, quote: quote.slice(0, 200) },
    clientId: derivedClientId(command.clientId, 'escalate'),
  });
}

function base(command: From): Pick<EscalationInput, 'now' | 'requestedAt'> {
  return { now: command.now, requestedAt: command.now };
}

function decideRequest(
  conversation: Conversation,
  command: ContactCommand & { kind: 'request-person' },
): Outcome {
  if (conversation.state.kind === 'waiting' || conversation.state.kind === 'active')
    return notePress(conversation, command);
  return append(
    ...reopenIfEnded(conversation, command, 'asked_for_person'),
    pressed(conversation, command, command),
  );
}

function pressed(
  conversation: Pick<Conversation, 'account'>,
  { actor, now }: Omit<From, 'clientId'>,
  { clientId, requestedAt, note }: Press,
): Draft {
  return escalationDraft(conversation, {
    by: 'contact',
    actor,
    reason: { code: 'asked_by_press', text: 'Pressed “Talk to a person”' },
    needKind: 'explicit_request',
    occurredAt: requestedAt,
    evidence: { seq: null, quote: note ?? '' },
    note,
    requestedAt,
    now,
    clientId,
  });
}

/** A person is on the way already. The first press is noted all the same: it confirms the need and may say why. */
function notePress(
  conversation: Conversation,
  command: ContactCommand & { kind: 'request-person' },
): Outcome {
  const { clientId, actor, requestedAt, now, note } = command;
  const asked = conversation.needs.some(({ kind }) => kind === 'explicit_request');
  if (asked && !note) return unchanged(conversation.lastEscalation?.seq ?? conversation.seq);
  return append({
    type: 'need.signalled',
    actor,
    clientId,
    data: {
      kind: 'explicit_request',
      occurredAt: requestedAt,
      detectedAt: now,
      evidence: { seq: null, quote: note ?? '' },
    },
  });
}

function decideAnswer(
  conversation: Conversation,
  command: ContactCommand & { kind: 'answer-resolution' },
): Outcome {
  const { clientId, actor, solved, score, comment } = command;
  const answer: Draft = {
    type: 'resolution.answered',
    actor,
    clientId,
    data: { solved, score, comment, answerSeq: conversation.lastReply?.seq ?? null },
  };
  const withPeople = conversation.state.kind === 'waiting' || conversation.state.kind === 'active';
  if (solved || withPeople) return append(answer);
  return append(
    answer,
    ...reopenIfEnded(conversation, command, 'not_solved'),
    reportedNeed(
      conversation,
      command,
      { code: 'not_solved', text: 'Said that the answer did not solve it' },
      comment ?? 'No',
    ),
  );
}
