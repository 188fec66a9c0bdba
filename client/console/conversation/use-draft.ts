import { useState } from 'react';

/** What is being written in a conversation; kept when another one is opened or the page is loaded again. */
export function useDraft(conversationId: string, kind: string): [string, (text: string) => void] {
  const key = `handrail.draft.${conversationId}.${kind}`;
  const [drafts, setDrafts] = useState<Record<string, string>>({});
  const draft = drafts[key] ?? sessionStorage.getItem(key) ?? '';
  const setDraft = (text: string) => {
    if (text === '') sessionStorage.removeItem(key);
    else sessionStorage.setItem(key, text);
    setDrafts((all) => ({ ...all, [key]: text }));
  };
  return [draft, setDraft];
}
