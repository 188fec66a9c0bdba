import { clip } from '../text/clip.ts';
import { MAX_HEADLINE_LENGTH } from './headline-words.ts';
import { matterOf } from './matter.ts';

/** A sentence of the brief and the entry that it comes from. */
export type Point = { text: string; seq: number };

/** What a message is about in one line of at most 90 characters; empty for a message without substance. */
export const headlineOf = (text: string): string => clip(matterOf(text)?.line ?? '', MAX_HEADLINE_LENGTH);

/** The headline with the key facts that it does not name yet, as far as they fit. */
export function withKeyFacts(
  headline: string,
  facts: readonly { name: string; value: string; kind: string }[],
): string {
  let line = headline;
  for (const fact of facts) {
    if (!['code', 'status', 'id'].includes(fact.kind) || line.includes(fact.value)) continue;
    const added = `${line} · ${fact.name} ${fact.value}`;
    if (added.length <= MAX_HEADLINE_LENGTH) line = added;
    break;
  }
  return line;
}
