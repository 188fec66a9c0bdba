import type { Brief } from '../../core/brief/brief-schema.ts';
import type { AgentEntry } from '../../core/timeline/visible.ts';
import type { LabelledFact } from './labelled-facts.ts';

export type BriefCheck = {
  /** How many facts a reader marked in what the contact had written by then; null where nobody read the dialogue. */
  facts: number | null;
  /** Those that the brief lacks. */
  missing: { value: string; kind: string }[];
  /** Why the brief is not one to work with, in words; empty where it is. */
  faults: string[];
};

/**
 * Whether a brief covers the whole timeline, and holds the facts that a reader marked. A fact is held when the brief has
 * one of its kind that overlaps it. The product's own extractor has no part in it: it would only agree with itself.
 */
export function checkBrief(
  brief: Brief,
  entries: readonly AgentEntry[],
  labelled: readonly LabelledFact[] | null,
): BriefCheck {
  const written = wordsOfContact(entries);
  const told = labelled?.filter(({ message }) => written.has(message.trim()));
  const faults = [
    brief.upToSeq < (entries.at(-1)?.seq ?? 0) ? `covers ${brief.upToSeq} of ${entries.length} entries` : '',
    brief.reason ? '' : 'has no reason',
    brief.headline.trim() ? '' : 'has no headline',
  ];
  return {
    facts: told?.length ?? null,
    missing: (told ?? []).filter((fact) => !holds(brief, fact)).map(({ value, kind }) => ({ value, kind })),
    faults: faults.filter(Boolean),
  };
}

function holds({ facts }: Brief, { value, kind }: LabelledFact): boolean {
  const wanted = value.toLowerCase();
  return facts.some((fact) => {
    const known = fact.value.toLowerCase();
    return fact.kind === kind && (known.includes(wanted) || wanted.includes(known));
  });
}

function wordsOfContact(entries: readonly AgentEntry[]): Set<string> {
  return new Set(
    entries.flatMap((entry) =>
      entry.type === 'message.posted' && entry.actor.kind === 'contact' ? [entry.data.text.trim()] : [],
    ),
  );
}
