import { readArticles } from '../../../server/seed/articles.ts';
import type { WrittenConversation } from './written.ts';

const CODE = /\b(?:[A-Z]{2,4}-\d{3}|[A-Z]\d{4})\b/g;
const ASKING = [
  (code: string) => `What does ${code} mean?`,
  (code: string) => `we get ${code.toLowerCase()} since this morning`,
  (code: string) => code,
];

/** Every error code in the demo articles, asked for by a customer of its own; only its own article is right. */
export async function askForCodes(): Promise<WrittenConversation[]> {
  const owners = new Map<string, Set<string>>();
  for (const { articleId, title, body } of await readArticles())
    for (const [code] of `${title}\n${body}`.replaceAll(/AES-\d+/g, '').matchAll(CODE))
      owners.set(code, (owners.get(code) ?? new Set()).add(articleId));
  return [...owners].map(([code, articles], i) => ({
    name: code,
    locale: 'en',
    isHeld: false,
    turns: [
      { say: ASKING[i % ASKING.length]!(code), right: ['answered'], articles: [...articles], holds: [code] },
    ],
  }));
}
