import { MAX_HEADLINE_LENGTH } from './headline-words.ts';

/** A sentence of the brief and the entry that it comes from. */
export type Point = { text: string; seq: number };

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
