import { courseOf, type Mood, moodOf } from '../sentiment/course.ts';
import { clip } from '../text/clip.ts';
import type { Brief } from './brief-schema.ts';
import { type BriefState, round } from './brief-state.ts';
import { type Point, withKeyFacts } from './headline.ts';
import { MAX_HEADLINE_LENGTH } from './headline-words.ts';
import { type SummaryInput, summarize } from './summary.ts';

/** The brief as agents and the protocol see it. */
export function briefView(state: BriefState): Brief {
  const { now, trend } = courseOf(state.sentiment.map(({ value }) => value));
  const points = pointsOf(state, moodOf(now), trend);
  return {
    ...headline(state),
    summary: summaryOf(state, points),
    summaryPoints: points,
    reason: state.reason,
    need: state.need,
    sentiment: { now: round(now), trend, points: state.sentiment },
    attemptedFixes: state.fixes,
    facts: state.facts,
    openQuestions: state.questions.open,
    promises: state.promises,
    doNotAsk: toldAlready(state),
    account: state.account,
    contact: state.contact,
    language: state.language,
    articles: state.articles,
    upToSeq: state.upToSeq,
  };
}

function pointsOf(state: BriefState, mood: Mood, trend: SummaryInput['trend']): Point[] {
  const { contact, wants, latest, fixes, reason, articles, answeredSeq, sentiment } = state;
  return summarize({
    who: contact?.name?.trim() || 'The customer',
    ...{ wants, latest, fixes, reason, mood, trend, answeredSeq },
    article: articles.at(-1) ?? null,
    moodSeq: sentiment.at(-1)?.seq ?? null,
  }).filter((point) => point.seq <= state.upToSeq);
}

/** What a model wrote stays true until more is told; from then on the summary is made of what is known. */
function summaryOf(state: BriefState, points: readonly Point[]): string {
  const { modelSummary, toldSeq } = state;
  if (modelSummary && modelSummary.upToSeq >= toldSeq) return modelSummary.text;
  return points.map((point) => point.text).join(' ') || nothingSaid(state, 'Nothing has been said yet.');
}

function headline(state: BriefState): { headline: string; headlineSeq: number | null } {
  const { wants, latest, reason } = state;
  const key = state.facts.filter((fact) => fact.by === 'contact');
  if (wants) return { headline: withKeyFacts(wants.line, key), headlineSeq: wants.seq };
  if (latest)
    return { headline: withKeyFacts(clip(latest.text, MAX_HEADLINE_LENGTH), key), headlineSeq: latest.seq };
  if (reason?.text.trim())
    return { headline: clip(reason.text, MAX_HEADLINE_LENGTH), headlineSeq: reason.seq };
  return { headline: nothingSaid(state, 'Nothing written yet'), headlineSeq: null };
}

function nothingSaid({ isErased }: BriefState, yet: string): string {
  return isErased ? 'What was said here was erased' : yet;
}

const neverAskedFor = new Set(['link', 'file', 'secret', 'card', 'iban', 'host']);

/** What the contact has said of themselves and the case: each name once, at its last mention. */
function toldAlready(state: BriefState): { name: string; seq: number }[] {
  const told = new Map<string, number>();
  for (const fact of state.facts) {
    if (
      fact.by !== 'contact' ||
      neverAskedFor.has(fact.kind) ||
      ['date', 'time', 'amount', 'reference'].includes(fact.name)
    )
      continue;
    told.set(fact.name, fact.seq);
  }
  return [...told].map(([name, seq]) => ({ name, seq }));
}
