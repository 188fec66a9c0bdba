import { courseOf, UNHAPPY } from '../sentiment/course.ts';
import { clip } from '../text/clip.ts';
import type { Brief } from './brief-schema.ts';
import { type BriefState, round, type SentimentPoint } from './brief-state.ts';
import { headlineOf, MAX_HEADLINE_LENGTH, summarize, withKeyFacts } from './headline.ts';

/** The brief as agents and the protocol see it. */
export function briefView(state: BriefState): Brief {
  const { now, trend } = courseOf(state.sentiment.map(({ value }) => value));
  const points = summarize({
    who: state.contact?.name?.trim() || 'The customer',
    wants: state.wants,
    latest: state.latest,
    fixes: state.fixes,
    reason: state.reason,
    trend,
    unhappyAt: now <= UNHAPPY ? unhappyAt(state.sentiment) : null,
  }).filter((point) => point.seq <= state.upToSeq);
  return {
    ...headline(state),
    summary:
      state.runningSummary ??
      (points.map((point) => point.text).join(' ') || nothingSaid(state, 'Nothing has been said yet.')),
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

/** The last message that sounds bad. The first one only tells of the problem and shows no mood yet. */
function unhappyAt(points: readonly SentimentPoint[]): number | null {
  return points.length < 2 ? null : (points.findLast((point) => point.value <= UNHAPPY)?.seq ?? null);
}

function headline(state: BriefState): { headline: string; headlineSeq: number | null } {
  const { wants, latest, reason } = state;
  const key = state.facts.filter((fact) => fact.by === 'contact');
  if (wants) return { headline: withKeyFacts(headlineOf(wants.text), key), headlineSeq: wants.seq };
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
