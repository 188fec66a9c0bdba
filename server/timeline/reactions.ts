import type { Conversation } from '../../core/timeline/conversation.ts';
import type { Entry, EntryType } from '../../core/timeline/entry.ts';
import type { JobRequest } from '../queue/jobs.ts';

/** What follows from an entry besides its push and its read model. `state` is the fold up to the entry. */
type Reaction = { jobs: (entry: Entry, conversation: Conversation) => JobRequest[]; changesQueue: boolean };

const nothing = (): JobRequest[] => [];
const route = ({ conversationId }: Entry): JobRequest[] => [
  { name: 'route', payload: { conversationId }, id: `route:${conversationId}` },
];

/** One row an entry type; a new type does not compile until it has one. */
export const reactions: Record<EntryType, Reaction> = {
  'conversation.started': { jobs: nothing, changesQueue: false },
  'message.posted': { jobs: triageNext, changesQueue: true },
  'note.added': { jobs: nothing, changesQueue: false },
  'need.signalled': { jobs: nothing, changesQueue: false },
  'decision.recorded': { jobs: nothing, changesQueue: false },
  'escalation.requested': { jobs: route, changesQueue: true },
  'alert.acknowledged': { jobs: nothing, changesQueue: true },
  'offer.made': { jobs: expireLater, changesQueue: true },
  'offer.ended': { jobs: route, changesQueue: true },
  'assignment.accepted': { jobs: nothing, changesQueue: true },
  'conversation.transferred': { jobs: route, changesQueue: true },
  'conversation.resolved': { jobs: nothing, changesQueue: false },
  'resolution.answered': { jobs: nothing, changesQueue: false },
  'conversation.reopened': { jobs: nothing, changesQueue: true },
  'conversation.closed': { jobs: nothing, changesQueue: false },
  'contact.left': { jobs: nothing, changesQueue: true },
  'contact.returned': { jobs: nothing, changesQueue: true },
  'decision.labelled': { jobs: nothing, changesQueue: false },
};

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
