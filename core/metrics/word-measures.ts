import { extractFacts } from '../brief/facts/facts.ts';
import type { Entry, EntryOf, EntryType, WordMeasures } from '../timeline/entry.ts';
import { saysOnlyThanks } from './courtesies.ts';
import { isTold } from './from-timeline.ts';
import { classifyAgentMessage, isToldAgain, type KnownFact, type Story, storyOf } from './message-class.ts';

/** The entries that say whether an agent has the conversation. */
export const holdingTypes = [
  'assignment.accepted',
  'escalation.requested',
  'conversation.transferred',
  'conversation.resolved',
  'conversation.reopened',
] as const satisfies EntryType[];

/** What the entries before a page leave behind: who has it, what the agent could know, what was erased before. */
export type PageStart = {
  hasAgent: boolean;
  /** Up to where the brief went that the last agent was handed. */
  briefUpToSeq: number;
  erasedUpTo: number;
};

type Message = { entry: EntryOf<'message.posted'>; hasAgent: boolean; from: number; upTo: number };
type Candidate = Message & { story: Story; isRepeated: boolean };

/**
 * Reads from a page of entries what the figures make of the words in it (from-timeline.ts makes the same of a whole
 * timeline), so that a timeline of any length can be erased page by page. What was told before is given to `tell` in
 * any pieces, in order, before `measures` is asked.
 */
export function readWords(page: readonly Entry[], start: PageStart) {
  const messages = placed(page, start);
  const agentMessages = messages.filter(({ entry }) => entry.actor.kind === 'agent');
  const candidates = messages.flatMap((message): Candidate[] =>
    message.hasAgent && isTold(message.entry) && !saysOnlyThanks(message.entry)
      ? [{ ...message, story: storyOf(message.entry.data.text), isRepeated: false }]
      : [],
  );
  const facts = new Map<string, KnownFact & { seq: number }>();

  function note(entry: EntryOf<'message.posted'>): void {
    for (const { name, value } of extractFacts(entry.data.text)) {
      const key = `${name}\n${value}`;
      if (!facts.has(key)) facts.set(key, { name, value, seq: entry.seq });
    }
    const open = candidates.filter(({ isRepeated }) => !isRepeated);
    if (open.length === 0) return;
    const story = storyOf(entry.data.text);
    for (const one of open)
      one.isRepeated = entry.seq > one.from && entry.seq <= one.upTo && isToldAgain(one.story, story);
  }

  function classOf({ entry, from, upTo }: Message): WordMeasures['class'] {
    if (entry.actor.kind !== 'agent') return null;
    const knownFacts = [...facts.values()].filter(({ seq }) => seq > from && seq <= upTo);
    return classifyAgentMessage(entry.data.text, { knownFacts });
  }

  return {
    /** Up to where words told before matter; 0 where none do. */
    needsUpTo: Math.max(0, ...[...agentMessages, ...candidates].map(({ upTo }) => upTo)),
    tell(entries: readonly Entry[]): void {
      for (const entry of entries) if (isTold(entry)) note(entry);
    },
    /** What was read, by `seq`. */
    measures(): Map<number, WordMeasures> {
      const repeated = new Set(
        candidates.filter(({ isRepeated }) => isRepeated).map(({ entry }) => entry.seq),
      );
      return new Map(
        messages.map((message) => [
          message.entry.seq,
          {
            isCourtesy: saysOnlyThanks(message.entry),
            class: classOf(message),
            isRepeated: repeated.has(message.entry.seq),
          },
        ]),
      );
    },
  };
}

/** The messages of a page that are not erased yet, each with what was known when it was written. */
function placed(page: readonly Entry[], start: PageStart): Message[] {
  const now = { ...start };
  // What was told is what had been told, and not erased, when the agent took over.
  let from = start.erasedUpTo;
  return page.flatMap((entry) => {
    if (entry.type === 'conversation.erased') now.erasedUpTo = entry.seq;
    if ((holdingTypes as readonly EntryType[]).includes(entry.type))
      now.hasAgent = entry.type === 'assignment.accepted';
    if (entry.type === 'assignment.accepted') {
      now.briefUpToSeq = entry.data.briefUpToSeq;
      from = now.erasedUpTo;
    }
    if (entry.type !== 'message.posted' || entry.data.erased) return [];
    return [{ entry, hasAgent: now.hasAgent, from, upTo: now.briefUpToSeq }];
  });
}
