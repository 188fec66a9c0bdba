import type { Brief } from '../../core/brief/brief-schema.ts';
import { extractFacts } from '../../core/brief/facts/facts.ts';
import { clip } from '../../core/text/clip.ts';
import type { AgentEntry, AgentEntryOf } from '../../core/timeline/visible.ts';

export type BriefCheck = {
  facts: number;
  /** Facts that the contact told and the brief lacks, each with the entry that tells it. */
  missing: { value: string; kind: string; seq: number }[];
  /** Why the brief is not one to work with, in words; empty where it is. */
  faults: string[];
};

/** Whether a brief covers the whole timeline and holds every fact that the contact's own words tell. */
export function checkBrief(brief: Brief, entries: readonly AgentEntry[]): BriefCheck {
  const known = new Set(brief.facts.map(({ value }) => value.toLowerCase()));
  const told = entries.filter(isWordOfContact).flatMap((entry) =>
    extractFacts(entry.data.text).map(({ value, kind }) => ({
      value: clip(value, 200),
      kind,
      seq: entry.seq,
    })),
  );
  const faults = [
    brief.upToSeq < (entries.at(-1)?.seq ?? 0) ? `covers ${brief.upToSeq} of ${entries.length} entries` : '',
    brief.reason ? '' : 'has no reason',
    brief.headline.trim() ? '' : 'has no headline',
  ];
  return {
    facts: told.length,
    missing: told.filter(({ value }) => !known.has(value.toLowerCase())),
    faults: faults.filter(Boolean),
  };
}

function isWordOfContact(entry: AgentEntry): entry is AgentEntryOf<'message.posted'> {
  return entry.type === 'message.posted' && entry.actor.kind === 'contact';
}
