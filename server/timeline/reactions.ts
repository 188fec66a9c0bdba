import type { Conversation } from '../../core/timeline/conversation.ts';
import type { Entry, EntryType } from '../../core/timeline/entry.ts';
import { isVisibleToContact } from '../../core/timeline/visible.ts';
import type { JobRequest } from '../queue/jobs.ts';

/** What follows from an entry besides its push and its read model. `conversation` is the fold up to the entry. */
type Reaction = { jobs: (entry: Entry, conversation: Conversation) => JobRequest[]; changesLine: boolean };

const nothing = (): JobRequest[] => [];
const route = ({ conversationId }: Entry): JobRequest[] => [
  { name: 'route', payload: { conversationId }, id: `route:${conversationId}` },
];

/** One row for each entry type; a new type does not compile until it has one. */
export const reactions: Record<EntryType, Reaction> = {
  'conversation.started': { jobs: nothing, changesLine: false },
  'message.posted': { jobs: triageNext, changesLine: true },
  'note.added': { jobs: nothing, changesLine: false },
  'need.signalled': { jobs: nothing, changesLine: false },
  'decision.recorded': { jobs: nothing, changesLine: false },
  'escalation.requested': { jobs: route, changesLine: true },
  'alert.acknowledged': { jobs: nothing, changesLine: true },
  'offer.made': { jobs: expireLater, changesLine: true },
  'offer.ended': { jobs: route, changesLine: true },
  'assignment.accepted': { jobs: nothing, changesLine: true },
  'conversation.transferred': { jobs: route, changesLine: true },
  'conversation.resolved': { jobs: nothing, changesLine: false },
  'resolution.answered': { jobs: nothing, changesLine: false },
  'conversation.reopened': { jobs: nothing, changesLine: true },
  'conversation.closed': { jobs: nothing, changesLine: false },
  'contact.left': { jobs: nothing, changesLine: true },
  'contact.returned': { jobs: nothing, changesLine: true },
  'contact.identified': { jobs: nothing, changesLine: true },
  'decision.labelled': { jobs: nothing, changesLine: false },
  'conversation.erased': { jobs: nothing, changesLine: true },
  'entry.opaque': { jobs: nothing, changesLine: false },
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
