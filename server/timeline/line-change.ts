import type { LineItem } from '../../core/contract/views.ts';
import type { Conversation } from '../../core/timeline/conversation.ts';
import type { HeldFields, LineChange } from '../store/line-wait.ts';

/** How a conversation stands to the line, by its read model. */
export function lineChangeOf(document: HeldFields): LineChange {
  const item = document.state === 'waiting' ? lineItemOf(document) : null;
  const { _id: id, lastSeq: seq, contactId, origin, requestedAt } = document;
  if (!item) return { id, seq, wait: null };
  const { priority, waitingSince: since, owner } = item;
  const asked = requestedAt?.toISOString() ?? null;
  const place = { id, contactId, origin: origin ?? null, priority, since };
  return { id, seq, wait: { ...place, ownerName: owner.name, requestedAt: asked, item } };
}

/** How a conversation stands to the line, before anybody has made its brief. */
export function placeChangeOf(conversation: Conversation): LineChange {
  const { conversationId: id, seq, state, contact, origin, owner, lastEscalation } = conversation;
  if (state.kind !== 'waiting') return { id, seq, wait: null };
  const place = { id, contactId: contact.id, origin, priority: state.priority, since: state.since };
  const requestedAt = lastEscalation?.requestedAt ?? null;
  return { id, seq, wait: { ...place, ownerName: owner.name, requestedAt, item: null } };
}

function lineItemOf({ summary, acknowledged, contactPresent, offer }: HeldFields): LineItem | null {
  if (!summary.reason || !summary.waitingSince || !summary.dueAt || summary.priority === null) return null;
  return {
    conversationId: summary.id,
    state: summary.state,
    reason: summary.reason,
    priority: summary.priority,
    waitingSince: summary.waitingSince,
    dueAt: summary.dueAt,
    contact: { name: summary.contact.name },
    account: summary.account ? { name: summary.account.name, tier: summary.account.tier } : null,
    skills: summary.skills,
    sentiment: summary.sentiment,
    headline: summary.headline,
    owner: summary.owner,
    acknowledged,
    contactPresent,
    offeredTo: offer?.agent ?? null,
  };
}
