import { hear } from '../sentiment/heard.ts';
import { moodAt } from '../sentiment/mood.ts';
import { unreachable } from '../shared/unreachable.ts';
import { clip } from '../text/clip.ts';
import { detectLanguage } from '../text/language.ts';
import type { Turn } from '../text/turn.ts';
import type { Entry, EntryOf } from '../timeline/entry.ts';
import { whoIs } from '../timeline/erase.ts';
import { localeLanguage } from '../values/language.ts';
import type { Need } from '../values/need.ts';
import { addFacts, type BriefState, emptyBrief, round } from './brief-state.ts';
import { withClaims } from './claims.ts';
import { extractFacts, maskSecrets } from './facts/facts.ts';
import { applyFixes } from './fixes.ts';
import type { Point } from './headline.ts';
import { MAX_HEADLINE_LENGTH } from './headline-words.ts';
import { ENOUGH, isBetter, matterOf } from './matter.ts';
import { applyPromises } from './promises.ts';
import { applyQuestions } from './questions.ts';

export type { BriefState } from './brief-state.ts';

const MAX_RECENT = 6;
const MAX_RECENT_LENGTH = 600;
const MAX_POINTS = 100;
const MAX_ARTICLES = 12;
const MAX_QUOTE_LENGTH = 400;

/**
 * The brief after one more entry: a pure fold, so that it is complete at every moment and never written on demand.
 * The work is linear in the entry, not in the conversation. An entry that is covered already changes nothing.
 */
export function foldBrief(brief: BriefState | undefined, entry: Entry): BriefState {
  const state = brief ?? emptyBrief;
  if (entry.seq <= state.upToSeq) return state;
  return apply({ ...state, upToSeq: entry.seq }, entry);
}

function apply(state: BriefState, entry: Entry): BriefState {
  switch (entry.type) {
    case 'conversation.started': {
      const { contact, account, locale } = entry.data;
      return { ...state, contact, account, language: localeLanguage(locale) };
    }
    case 'contact.identified':
      return { ...state, contact: entry.data.contact, account: entry.data.account };
    case 'conversation.erased':
      return withoutWords(state, entry);
    case 'message.posted':
      return withMessage(state, entry);
    case 'need.signalled':
      return withNeed(state, entry.data, entry.seq);
    case 'decision.recorded':
      return withJudgement(state, entry);
    case 'escalation.requested': {
      const { reason, need, note } = entry.data;
      const noted = note?.trim() ? withText(state, { seq: entry.seq, by: 'contact', text: note }) : state;
      return withNeed({ ...noted, reason: { ...reason, seq: entry.seq } }, need, entry.seq);
    }
    case 'conversation.transferred':
      return {
        ...state,
        toldSeq: entry.seq,
        reason: { code: 'transferred', text: entry.data.reason, seq: entry.seq },
      };
    // These tell nothing about the case.
    case 'note.added':
    case 'alert.acknowledged':
    case 'offer.made':
    case 'offer.ended':
    case 'assignment.accepted':
    case 'conversation.resolved':
    case 'resolution.answered':
    case 'conversation.reopened':
    case 'conversation.closed':
    case 'contact.left':
    case 'contact.returned':
    case 'decision.labelled':
    case 'entry.opaque':
      return state;
    default:
      return unreachable(entry);
  }
}

/** Only who the contact is stays, where that was not erased too. */
function withoutWords(state: BriefState, { seq, data }: EntryOf<'conversation.erased'>): BriefState {
  const { contact, account } = state;
  const who = contact ? whoIs({ contact, account }, data.scope) : { contact, account };
  return { ...emptyBrief, ...who, upToSeq: seq, isErased: true };
}

function withMessage(state: BriefState, entry: EntryOf<'message.posted'>): BriefState {
  const { actor, data, seq } = entry;
  // The system's notices tell nothing about the case.
  if (actor.kind === 'system' || data.reply?.kind === 'notice' || data.erased) return state;
  const next = withText(state, { seq, by: actor.kind, text: data.text });
  const cited = data.reply?.articles ?? [];
  if (cited.length === 0) return next;
  const known = next.articles.filter((article) => !cited.some((one) => one.id === article.id));
  return { ...next, articles: [...known, ...cited.map((one) => ({ ...one, seq }))].slice(-MAX_ARTICLES) };
}

function withText(state: BriefState, said: Turn): BriefState {
  const byContact = said.by === 'contact';
  const facts = extractFacts(said.text, {
    askedBy: byContact ? state.lastOfTeam : state.lastOfContact,
    known: new Map(
      state.facts.filter((fact) => fact.kind === 'id').map((fact) => [fact.value.toUpperCase(), fact.name]),
    ),
  });
  const turn: Turn = { ...said, text: maskSecrets(said.text, facts) };
  // What the assistant quotes from articles is no fact of this case.
  const found =
    said.by === 'assistant'
      ? []
      : facts.map(({ name, value, kind }) => ({
          name,
          value: clip(value, 200),
          kind,
          seq: said.seq,
          by: said.by,
        }));
  const next: BriefState = {
    ...state,
    facts: addFacts(state.facts, found),
    fixes: applyFixes(state.fixes, turn),
    questions: applyQuestions(state.questions, turn),
    promises: applyPromises(state.promises, turn),
    heard: hear(state.heard, turn),
    toldSeq: turn.seq,
    recent: [...state.recent, { ...turn, text: turn.text.slice(0, MAX_RECENT_LENGTH) }].slice(-MAX_RECENT),
    ...(byContact
      ? { lastOfContact: turn.text.slice(0, 500) }
      : { lastOfTeam: turn.text.slice(0, 500), answeredSeq: turn.seq }),
  };
  return byContact ? withContactWords(next, turn) : next;
}

function withContactWords(state: BriefState, turn: Turn): BriefState {
  const point: Point = { text: clip(turn.text, MAX_QUOTE_LENGTH), seq: turn.seq };
  const value = round(moodAt(state.heard).value);
  return {
    ...withLanguage(state, turn.text),
    wants: wantsAfter(state, turn),
    latest: point.text ? point : state.latest,
    sentiment: [...state.sentiment, { seq: turn.seq, value }].slice(-MAX_POINTS),
  };
}

/** The message that names the matter best; the first one unless it only greets, rages or says that there is one. */
function wantsAfter({ wants }: BriefState, { text, seq }: Turn): BriefState['wants'] {
  if (wants && wants.score >= ENOUGH) return wants;
  const matter = matterOf(text);
  if (!matter || (wants && !isBetter(matter, wants))) return wants;
  return { ...matter, line: clip(matter.line, MAX_HEADLINE_LENGTH), text: clip(text, MAX_QUOTE_LENGTH), seq };
}

/** The language is judged on the longest text so far; a few words say less than the browser's setting. */
function withLanguage(state: BriefState, text: string): BriefState {
  const read = text.slice(0, 600);
  const letters = read.match(/\p{L}/gu)?.length ?? 0;
  if (letters < 20 || letters <= state.languageBasis) return state;
  const { language } = detectLanguage(read);
  return language === 'und' ? state : { ...state, language, languageBasis: letters };
}

/** The first sign that a person is needed stays; later ones are in the timeline. */
function withNeed(state: BriefState, need: Need, seq: number): BriefState {
  if (state.need) return state;
  const told = need.evidence.seq;
  const evidence = {
    seq: told !== null && told <= seq ? told : null,
    quote: clip(maskSecrets(need.evidence.quote), MAX_QUOTE_LENGTH),
  };
  return { ...state, need: { kind: need.kind, at: need.occurredAt, evidence, seq } };
}

/** A model reads the language of a message better. Its summary holds for what it was given, and no longer. */
function withJudgement(state: BriefState, entry: EntryOf<'decision.recorded'>): BriefState {
  const { judgement, decision, answersSeq } = entry.data;
  const { language, summary } = (judgement ?? {}) as { language?: unknown; summary?: unknown };
  const isTold = typeof summary === 'string' && summary.trim() !== '' && decision.engine !== 'local';
  // The local engine claims nothing of its own.
  const claimed = decision.engine === 'local' ? state : withClaims(state, judgement ?? {});
  return {
    ...claimed,
    language: typeof language === 'string' && /^[a-z]{2,3}$/.test(language) ? language : state.language,
    modelSummary: isTold
      ? { text: clip(maskSecrets(summary), 600), upToSeq: answersSeq }
      : state.modelSummary,
  };
}
