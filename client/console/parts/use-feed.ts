import { useMemo } from 'react';
import { type Conversation, fold } from '../../../core/timeline/conversation.ts';
import type { Entry } from '../../../core/timeline/entry.ts';
import type { FeedState } from '../live/feed.ts';
import { useLive, useObservable } from '../live/live-context.tsx';

/** The opened conversation with its state, folded here from the same entries as on the server. */
export function useFeed(conversationId: string): FeedState & { folded: Conversation | null } {
  const feed = useObservable(useLive().feedOf(conversationId).state);
  const { entries } = feed.log;
  const folded = useMemo(() => foldShown(entries), [entries]);
  return { ...feed, folded };
}

/** The fold does not read what the team's view leaves out. A timeline it does not know shows as not folded. */
function foldShown(entries: FeedState['log']['entries']): Conversation | null {
  try {
    return fold(entries as unknown as readonly Entry[]);
  } catch {
    return null;
  }
}
