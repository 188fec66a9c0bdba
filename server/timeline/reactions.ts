import type { Conversation } from '../../core/timeline/conversation.ts';
import type { Entry, EntryType } from '../../core/timeline/entry.ts';
import { isVisibleToContact } from '../../core/timeline/visible.ts';
import type { JobRequest } from '../queue/jobs.ts';

/** What follows from an entry besides its push and its read model. `conversation` is the fold up to the entry. */
type Reaction = {
  jobs: (entry: Entry, conversation: Conversation) => JobRequest[];
  changesLine: boolean;
  /** Its read model may follow a moment later, while the conversation does not wait for a person. */
  isPatient: boolean;
};

const nothing = (): JobRequest[] => [];
// One for all who wait in a workspace: its round makes every offer that can be made.
const route = ({ conversationId, workspaceId }: Entry): JobRequest[] => [
  { name: 'route', payload: { conversationId }, id: `route:${workspaceId}` },
];

/** One row for each entry type; a new type does not compile until it has one. */
export const reactions: Record<EntryType, Reaction> = {
  'conversation.started': { jobs: nothing, changesLine: false, isPatient: true },
  'message.posted': { jobs: triageNext, changesLine: true, isPatient: true },
  'note.added': { jobs: nothing, changesLine: false, isPatient: true },
  'need.signalled': { jobs: nothing, changesLine: false, isPatient: true },
  'decision.recorded': { jobs: nothing, changesLine: false, isPatient: true },
  'escalation.requested': { jobs: route, changesLine: true, isPatient: false },
  'alert.acknowledged': { jobs: nothing, changesLine: true, isPatient: false },
  'offer.made': { jobs: expireLater, changesLine: true, isPatient: false },
  'offer.ended': { jobs: route, changesLine: true, isPatient: false },
  'assignment.accepted': { jobs: nothing, changesLine: true, isPatient: false },
  'conversation.transferred': { jobs: route, changesLine: true, isPatient: false },
  'conversation.resolved': { jobs: nothing, changesLine: false, isPatient: false },
  'resolution.answered': { jobs: nothing, changesLine: false, isPatient: false },
  'conversation.reopened': { jobs: nothing, changesLine: true, isPatient: false },
  'conversation.closed': { jobs: nothing, changesLine: false, isPatient: false },
  'contact.left': { jobs: nothing, changesLine: true, isPatient: true },
  'contact.returned': { jobs: nothing, changesLine: true, isPatient: true },
  'contact.identified': { jobs: nothing, changesLine: true, isPatient: true },
  'decision.labelled': { jobs: nothing, changesLine: false, isPatient: true },
  'conversation.erased': { jobs: nothing, changesLine: true, isPatient: false },
  'entry.opaque': { jobs: nothing, changesLine: false, isPatient: true },
};

/** Whether an entry may change the line. `conversation` is the fold up to the entry. */
export function isForLine(entry: Entry, conversation: Conversation): boolean {
  if (!reactions[entry.type].changesLine) return false;
  if (entry.type === 'conversation.erased') return true;
  // A message changes the line only while its conversation waits; the rest only by entering or leaving it.
  if (entry.type === 'message.posted' || !isVisibleToContact(entry.type))
    return conversation.state.kind === 'waiting';
  return true;
}

/** Whether a contact only writes on to the assistant: nobody needs the brief before the assistant's answer. */
export function isWritingOn(entry: Entry, conversation: Conversation): boolean {
  return (
    entry.type === 'message.posted' && entry.actor.kind === 'contact' && conversation.state.kind === 'triage'
  );
}

function triageNext(entry: Entry, conversation: Conversation): JobRequest[] {
  if (entry.actor.kind !== 'contact' || conversation.state.kind !== 'triage') return [];
  const { conversationId } = entry;
  return [{ name: 'triage', payload: { conversationId }, id: `triage:${conversationId}` }];
}

function expireLater(entry: Entry): JobRequest[] {
  if (entry.type !== 'offer.made') return [];
  const { conversationId, seq, data, at } = entry;
  return [
    {
      name: 'expire-offer',
      payload: { conversationId, offerSeq: seq },
      delayMs: Math.max(0, Date.parse(data.expiresAt) - Date.parse(at)),
      id: `expire:${conversationId}:${seq}`,
    },
  ];
}
