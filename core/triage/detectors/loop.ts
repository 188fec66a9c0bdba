import { type Fingerprint, fingerprint, jaccard, trigramCosine } from '../../text/similarity.ts';
import { type DetectorTurn, type Evidence, quoteOf } from './turn.ts';

/** Thresholds of docs/measurement.md §3.4. */
export const loopRules = {
  answer: { reach: 4, jaccard: 0.6, cosine: 0.6 },
  reformulation: { reach: 3, jaccard: 0.4, cosine: 0.5, minTokens: 3 },
  turnsWithoutNewFact: 4,
} as const;

export type LoopSigns = {
  /** L1: the assistant's answer repeats one of its last four. */
  readonly repeatedAnswers: readonly Evidence[];
  /** L2: the contact says again what one of the last three messages said. */
  readonly reformulations: readonly Evidence[];
  /** L3: the same article again without a new fact in between. */
  readonly repeatedArticles: readonly Evidence[];
  /** L4: the assistant asks for the same thing again. */
  readonly repeatedQuestions: readonly Evidence[];
  /** Assistant turns in a row, at the end, without a new fact. */
  readonly turnsWithoutNewFact: number;
};

export type Loop = LoopSigns & { readonly found: boolean; readonly evidence: readonly Evidence[] };

/** How many turns are looked at: what lies further back is no loop now. */
const WINDOW = 40;

type Seen = { readonly turn: DetectorTurn; readonly print: Fingerprint };

const evidenceOf = ({ turn }: Seen): Evidence => ({ seq: turn.seq, quote: quoteOf(turn.text) });

function repeats(seen: readonly Seen[], isSame: (a: Fingerprint, b: Fingerprint) => boolean, reach: number) {
  return seen.filter((each, i) =>
    seen.slice(Math.max(0, i - reach), i).some((earlier) => isSame(earlier.print, each.print)),
  );
}

const sameAnswer = (a: Fingerprint, b: Fingerprint): boolean =>
  jaccard(a.tokens, b.tokens) >= loopRules.answer.jaccard || trigramCosine(a, b) >= loopRules.answer.cosine;

const sameWish = (a: Fingerprint, b: Fingerprint): boolean =>
  Math.min(a.tokens.size, b.tokens.size) >= loopRules.reformulation.minTokens &&
  (jaccard(a.tokens, b.tokens) >= loopRules.reformulation.jaccard ||
    trigramCosine(a, b) >= loopRules.reformulation.cosine);

/** Whether each turn brought something new: as the turn says, else by a new number or two new words. */
function newsOf(seen: readonly Seen[]): boolean[] {
  const known = new Set<string>();
  return seen.map(({ turn, print }) => {
    const fresh = [...print.tokens].filter((token) => !known.has(token));
    for (const token of fresh) known.add(token);
    if (turn.newFact !== undefined) return turn.newFact;
    return turn.by === 'contact' && (fresh.length >= 2 || fresh.some((token) => /\d/.test(token)));
  });
}

function articlesAgain(seen: readonly Seen[], news: readonly boolean[]): Seen[] {
  const last = new Map<string, number>();
  return seen.filter(({ turn }, i) => {
    const again = (turn.articleIds ?? []).some((article) => {
      const before = last.get(article);
      last.set(article, i);
      return before !== undefined && !news.slice(before + 1, i + 1).includes(true);
    });
    return turn.by === 'assistant' && again;
  });
}

function slotsAgain(assistant: readonly Seen[]): Seen[] {
  const asked = new Set<string>();
  return assistant.filter(({ turn }) => {
    if (turn.askedSlot === undefined) return false;
    const again = asked.has(turn.askedSlot);
    asked.add(turn.askedSlot);
    return again;
  });
}

function staleTurns(seen: readonly Seen[], news: readonly boolean[]): number {
  const lastNews = news.lastIndexOf(true);
  return seen.slice(lastNews + 1).filter(({ turn }) => turn.by === 'assistant').length;
}

/** Signs of going round in circles: the four of docs/measurement.md §3.4, and the rule that joins them. */
export function detectLoop(turns: readonly DetectorTurn[]): Loop {
  const seen = turns.slice(-WINDOW).map((turn) => ({ turn, print: fingerprint(turn.text) }));
  const assistant = seen.filter(({ turn }) => turn.by === 'assistant');
  const contact = seen.filter(({ turn }) => turn.by === 'contact');
  const news = newsOf(seen);
  const signs = {
    repeatedAnswers: repeats(assistant, sameAnswer, loopRules.answer.reach).map(evidenceOf),
    reformulations: repeats(contact, sameWish, loopRules.reformulation.reach).map(evidenceOf),
    repeatedArticles: articlesAgain(seen, news).map(evidenceOf),
    repeatedQuestions: slotsAgain(assistant).map(evidenceOf),
    turnsWithoutNewFact: staleTurns(seen, news),
  };
  const { repeatedAnswers: l1, reformulations: l2, repeatedArticles: l3, repeatedQuestions: l4 } = signs;
  const stale = signs.turnsWithoutNewFact >= loopRules.turnsWithoutNewFact;
  const found =
    (l1.length > 0 && (l2.length > 0 || l4.length > 0)) || l2.length >= 2 || l3.length >= 2 || stale;
  const all = [...l1, ...l2, ...l3, ...l4].sort((a, b) => a.seq - b.seq);
  const unique = all.filter((each, i) => each.seq !== all[i - 1]?.seq);
  const tail =
    stale && unique.length === 0 ? assistant.slice(-loopRules.turnsWithoutNewFact).map(evidenceOf) : [];
  return { ...signs, found, evidence: found ? [...unique, ...tail] : [] };
}
