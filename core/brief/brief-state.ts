import { type Heard, nothingHeard } from '../sentiment/heard.ts';
import type { Turn } from '../text/turn.ts';
import type { CitedArticle, EntryOf } from '../timeline/entry.ts';
import type { NeedKind } from '../values/need.ts';
import type { ReasonCode } from '../values/reason.ts';
import type { FactKind } from './facts/types.ts';
import type { AttemptedFix } from './fixes.ts';
import type { Point } from './headline.ts';
import type { Matter } from './matter.ts';
import type { Promised } from './promises.ts';
import { noQuestions, type QuestionState } from './questions.ts';

/** How a message of the contact sounds, from -1 to 1. */
export type SentimentPoint = { seq: number; value: number };

export type BriefFact = { name: string; value: string; seq: number; kind: FactKind; by: Turn['by'] };

/** The fold's state: plain JSON, bounded in size however long the conversation gets. */
export type BriefState = {
  upToSeq: number;
  contact: EntryOf<'conversation.started'>['data']['contact'] | null;
  account: EntryOf<'conversation.started'>['data']['account'];
  language: string | null;
  /** Characters of the contact that the language was judged on: more text, better judgement. */
  languageBasis: number;
  /** The contact's message that tells the matter, and the line in which it does; secrets are masked. */
  wants: (Point & Matter) | null;
  latest: Point | null;
  /** The newest messages, shortened, secrets masked: what a model claims is looked up in them. */
  recent: Turn[];
  /** The last message of each side, to know what a bare answer answers. */
  lastOfContact: string;
  lastOfTeam: string;
  reason: { code: ReasonCode; text: string; seq: number } | null;
  need: { kind: NeedKind; at: string; evidence: { seq: number | null; quote: string }; seq: number } | null;
  /** A model's summary, and the last message that it knows of. */
  modelSummary: { text: string; upToSeq: number } | null;
  /** The last entry that told something of the case: a message, a note, a handover. */
  toldSeq: number;
  /** The last message of an agent or the assistant. */
  answeredSeq: number | null;
  sentiment: SentimentPoint[];
  /** The newest turns, secrets masked, that the mood of the next message is heard with. */
  heard: Heard;
  fixes: AttemptedFix[];
  facts: BriefFact[];
  questions: QuestionState;
  promises: Promised[];
  articles: (CitedArticle & { seq: number })[];
  /** What was said before was erased. */
  isErased: boolean;
};

export const emptyBrief: BriefState = {
  upToSeq: 0,
  contact: null,
  account: null,
  language: null,
  languageBasis: 0,
  wants: null,
  latest: null,
  recent: [],
  lastOfContact: '',
  lastOfTeam: '',
  reason: null,
  need: null,
  modelSummary: null,
  toldSeq: 0,
  answeredSeq: null,
  sentiment: [],
  heard: nothingHeard,
  fixes: [],
  facts: [],
  questions: noQuestions,
  promises: [],
  articles: [],
  isErased: false,
};

const MAX_FACTS_PER_KIND = 20;
const MAX_FACTS_PER_KIND_AND_MESSAGE = 8;

/** The facts with those of one more message: each once, at its first mention. A log cannot flood them. */
export function addFacts(facts: readonly BriefFact[], found: readonly BriefFact[]): BriefFact[] {
  const next = [...facts];
  const seen = new Set(next.map(keyOf));
  const inMessage = new Map<FactKind, number>();
  const inAll = new Map<FactKind, number>();
  for (const fact of next) inAll.set(fact.kind, (inAll.get(fact.kind) ?? 0) + 1);
  for (const fact of found) {
    const [here, all] = [inMessage.get(fact.kind) ?? 0, inAll.get(fact.kind) ?? 0];
    if (seen.has(keyOf(fact)) || here >= MAX_FACTS_PER_KIND_AND_MESSAGE || all >= MAX_FACTS_PER_KIND)
      continue;
    seen.add(keyOf(fact));
    inMessage.set(fact.kind, here + 1);
    inAll.set(fact.kind, all + 1);
    next.push(fact);
  }
  return next;
}

function keyOf(fact: BriefFact): string {
  return `${fact.kind} ${fact.kind === 'version' ? fact.name : ''} ${fact.value.toLowerCase()}`;
}

/** Moods are kept in thousandths. */
export function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}
