import { useMemo, useState } from 'react';
import type { ConversationSummary } from '../../../core/contract/views.ts';

const STORAGE_KEY = 'handrail.read';
const KEPT = 200;

/** Which conversations have words of the contact that this browser has not shown yet. */
export function useUnread() {
  const [readAt, setReadAt] = useState<Record<string, string>>(load);
  return useMemo(
    () => ({
      isUnread: ({ id, lastMessage }: ConversationSummary) =>
        lastMessage?.by === 'contact' && lastMessage.at > (readAt[id] ?? ''),
      markRead: ({ id, lastMessage }: ConversationSummary) => {
        if (!lastMessage || (readAt[id] ?? '') >= lastMessage.at) return;
        const kept = Object.entries({ ...readAt, [id]: lastMessage.at }).slice(-KEPT);
        const next = Object.fromEntries(kept);
        localStorage.setItem(STORAGE_KEY, JSON.stringify(next));
        setReadAt(next);
      },
    }),
    [readAt],
  );
}

function load(): Record<string, string> {
  try {
    return JSON.parse(localStorage.getItem(STORAGE_KEY) ?? '{}') as Record<string, string>;
  } catch {
    return {};
  }
}
