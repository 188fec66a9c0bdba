import { useEffect, useRef, useState } from 'react';

export type DraftKind = 'message' | 'note';

/**
 * What is being written in a conversation, and whether as a reply or as a note; kept when another one is opened or the
 * page is loaded again. What is open to the agent chooses, but never in the middle of writing: half a note must not
 * become a reply because a colleague has handed the conversation over. Where the customer was erased, so are drafts.
 */
export function useDraft(conversationId: string, canReply: boolean, isErased: boolean) {
  const [chosen, setChosen] = useState<DraftKind>('message');
  const [drafts, setDrafts] = useState<Record<string, string>>({});
  const open = canReply ? chosen : 'note';
  const shown = useRef<DraftKind>(open);
  const keyOf = (kind: DraftKind) => `handrail.draft.${conversationId}.${kind}`;
  const read = (kind: DraftKind) => drafts[keyOf(kind)] ?? sessionStorage.getItem(keyOf(kind)) ?? '';
  if (read(shown.current) === '') shown.current = open;
  const kind = shown.current;
  const setDraft = (text: string) => {
    const key = keyOf(kind);
    if (text === '') sessionStorage.removeItem(key);
    else sessionStorage.setItem(key, text);
    setDrafts((all) => ({ ...all, [key]: text }));
  };
  useEffect(() => {
    if (!isErased) return;
    for (const one of ['message', 'note'])
      sessionStorage.removeItem(`handrail.draft.${conversationId}.${one}`);
    setDrafts({});
  }, [isErased, conversationId]);
  const setKind = (next: DraftKind) => {
    shown.current = next;
    setChosen(next);
  };
  return { kind, setKind, draft: read(kind), setDraft };
}
