import type { ContactEntry } from '../../core/timeline/visible.ts';
import type { OutboxItem } from './outbox.ts';
import type { Stored } from './sender.ts';

/** The entry that an acknowledgement tells of, as its push will bring it; null for a press, which tells no more. */
export function ownEntry(
  item: OutboxItem,
  { entryId, seq = 0, at = '' }: Stored,
  conversationId: string,
): ContactEntry | null {
  if (!entryId || item.kind === 'press') return null;
  const { clientId } = item;
  const head = {
    id: entryId,
    conversationId,
    seq,
    at,
    clientId,
    prevSeq: 0,
    actor: { kind: 'contact' },
  } as const;
  return item.kind === 'message'
    ? { ...head, type: 'message.posted', data: { text: item.text } }
    : { ...head, type: 'resolution.answered', data: { solved: item.solved, score: item.score ?? null } };
}
