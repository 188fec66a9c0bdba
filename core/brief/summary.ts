import type { Mood } from '../sentiment/course.ts';
import { clip } from '../text/clip.ts';
import type { Brief } from './brief-schema.ts';
import type { AttemptedFix } from './fixes.ts';
import type { Point } from './headline.ts';

export type SummaryInput = {
  who: string;
  wants: Point | null;
  latest: Point | null;
  fixes: readonly AttemptedFix[];
  /** The article that was quoted last. */
  article: { title: string; seq: number } | null;
  /** The last message of an agent or the assistant. */
  answeredSeq: number | null;
  reason: Point | null;
  mood: Mood;
  trend: 'falling' | 'steady' | 'rising';
  /** The message by which the mood is known. */
  moodSeq: number | null;
};

const MAX_POINTS = 4;
/** How the statements begin that a brief, told in parts, tells nowhere else. */
const LAST_WORDS = 'Last words: ';
const QUOTED = 'The assistant quoted ';
const NOBODY = 'Nobody has answered yet.';
const NOT_SAID = 'has not yet said what it is about.';

/**
 * What a summary tells beside headline, reason, fixes and mood, for whoever sees those too. A model's own words are
 * given whole. Empty where nothing is left.
 */
export function newsOf({ summary, summaryPoints }: Pick<Brief, 'summary' | 'summaryPoints'>): string {
  if (summary !== summaryPoints.map(({ text }) => text).join(' ')) return summary;
  const news = summaryPoints.filter(
    ({ text }) =>
      [LAST_WORDS, QUOTED, NOBODY].some((opening) => text.startsWith(opening)) || text.endsWith(NOT_SAID),
  );
  return news.map(({ text }) => text).join(' ');
}

/** The summary in one to four sentences, each with the entry that it rests on. It says nothing that is not known. */
export function summarize(input: SummaryInput): Point[] {
  const { reason } = input;
  return [
    wanted(input),
    tried(input.fixes) ?? answered(input),
    lastWords(input),
    reason?.text.trim() ? ended(reason) : null,
    feeling(input),
  ]
    .filter((point) => point !== null)
    .slice(0, MAX_POINTS);
}

function wanted({ who, wants, latest }: SummaryInput): Point {
  const said = wants ?? latest;
  return said
    ? { text: `${who} wrote: “${clip(said.text, 160)}”`, seq: said.seq }
    : { text: `${who} ${NOT_SAID}`, seq: 1 };
}

function tried(fixes: readonly AttemptedFix[]): Point | null {
  const last = fixes.at(-1);
  if (!last) return null;
  const failed = fixes.filter((fix) => fix.outcome === 'failed');
  const worked = fixes.findLast((fix) => fix.outcome === 'worked');
  if (worked)
    return {
      text: `What worked: ${ended({ text: worked.what, seq: worked.seq }).text}`,
      seq: worked.outcomeSeq ?? worked.seq,
    };
  const shown = failed.length > 0 ? failed : fixes;
  const label = failed.length > 0 ? 'Tried without success' : 'Suggested or tried, outcome unknown';
  const listed = shown.slice(-3).map((fix) => clip(fix.what.replace(/[.!?]{1,20}$/, ''), 70));
  return { text: `${label}: ${listed.join('; ')}.`, seq: shown.at(-1)!.outcomeSeq ?? shown.at(-1)!.seq };
}

function answered({ article, answeredSeq, wants }: SummaryInput): Point | null {
  if (article) return { text: `${QUOTED}“${clip(article.title, 100)}”.`, seq: article.seq };
  return answeredSeq === null && wants ? { text: NOBODY, seq: wants.seq } : null;
}

function lastWords({ wants, latest }: SummaryInput): Point | null {
  if (!wants || !latest || latest.seq === wants.seq) return null;
  return { text: `${LAST_WORDS}“${clip(latest.text, 140)}”`, seq: latest.seq };
}

/** In the word that stands beside it: a neutral or content customer is no news. */
function feeling({ mood, trend, moodSeq }: SummaryInput): Point | null {
  if (moodSeq === null || (mood !== 'unhappy' && mood !== 'angry')) return null;
  const text = mood === 'angry' ? 'The customer is very unhappy' : 'The customer is unhappy';
  const course = { falling: ', and getting more so', steady: '', rising: ', but less than before' }[trend];
  return { text: `${text}${course}.`, seq: moodSeq };
}

function ended({ text, seq }: Point): Point {
  return { text: /[.!?…]$/.test(text) ? text : `${text}.`, seq };
}
