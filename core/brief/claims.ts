import { z } from 'zod';
import { clip } from '../text/clip.ts';
import { sentencesOf } from '../text/sentences.ts';
import type { Turn } from '../text/turn.ts';
import { contentWords, plainWords } from '../text/words.ts';
import { addFacts, type BriefState } from './brief-state.ts';
import { hears } from './brief-words.ts';
import type { FactKind } from './facts/types.ts';
import { outcomeIn } from './fix-outcomes.ts';
import { type AttemptedFix, fixOf, isSameStep, MAX_FIXES } from './fixes.ts';
import { limited } from './questions.ts';

const seq = z.number().int().positive();
const claimedFact = z.object({ name: z.string().min(1), value: z.string().min(2).max(200), seq });
const claimedFix = z.object({
  what: z.string().min(1),
  outcome: z.enum(['unknown', 'failed', 'worked']),
  seq,
});
const claimedQuestion = z.object({ text: z.string().min(1), seq });

/**
 * The brief with what a model read out of the newest messages. Each claim is taken only where the message that it names
 * says it, in the words of that message: what stands nowhere is left out, whoever claims it. Pure.
 */
export function withClaims(state: BriefState, judgement: Readonly<Record<string, unknown>>): BriefState {
  const { attemptedFixes, facts, openQuestions } = judgement;
  const next = readAll(claimedFact, facts).reduce(withFact, state);
  const fixed = readAll(claimedFix, attemptedFixes).reduce(withFix, next);
  return readAll(claimedQuestion, openQuestions).reduce(withQuestion, fixed);
}

function readAll<T>(schema: z.ZodType<T>, list: unknown): T[] {
  if (!Array.isArray(list)) return [];
  return list.flatMap((one) => {
    const read = schema.safeParse(one);
    return read.success ? [read.data] : [];
  });
}

function withFact(state: BriefState, claim: z.infer<typeof claimedFact>): BriefState {
  const turn = turnAt(state, claim.seq);
  const value = clip(claim.value, 200);
  if (!turn || turn.by === 'assistant' || !standsIn(turn.text, value)) return state;
  const plain = plainWords(value);
  const isKnown = state.facts.some((fact) => {
    const known = plainWords(fact.value);
    return known.includes(plain) || plain.includes(known);
  });
  if (isKnown) return state;
  const fact = {
    name: clip(claim.name, 60),
    value,
    kind: kindOf(claim.name, value),
    seq: turn.seq,
    by: turn.by,
  };
  return { ...state, facts: addFacts(state.facts, [fact]) };
}

/** The value itself, with no letter or digit glued to it. */
function standsIn(text: string, value: string): boolean {
  const [where, what] = [plainWords(text).replaceAll(/\s+/g, ' '), plainWords(value)];
  for (let at = where.indexOf(what); at >= 0; at = where.indexOf(what, at + 1))
    if (!/[\p{L}\p{N}]$/u.test(where.slice(0, at)) && !/^[\p{L}\p{N}]/u.test(where.slice(at + what.length)))
      return true;
  return false;
}

const kinds: readonly (readonly [FactKind, RegExp, RegExp])[] = [
  ['device', /device|model|hardware|phone model|laptop|computer/i, /./],
  ['version', /version|release|build/i, /\d/],
  ['product', /product|app\b|plan|feature|software|system|browser|connector|tool/i, /./],
  ['place', /place|city|country|location|region|store|station|airport|address/i, /\p{L}/u],
  ['date', /date|time|since|when|day|deadline/i, /./],
  [
    'amount',
    /amount|price|cost|charge|fee|refund|balance/i,
    /\p{Sc}|\b[A-Z]{3}\b|(?:euros?|dollars?|pounds?)/iu,
  ],
  ['code', /error|code|exception/i, /\d|_/],
  ['id', /\bid\b|number|reference|order|invoice|ticket|booking|account/i, /\d/],
];

/** By the name that the model gave, as far as the value has its form: "360" is no amount without a currency. */
const kindOf = (name: string, value: string): FactKind =>
  kinds.find(([, named, formed]) => named.test(name) && formed.test(value))?.[0] ?? 'detail';

function withFix(state: BriefState, claim: z.infer<typeof claimedFix>): BriefState {
  const turn = turnAt(state, claim.seq);
  if (!turn) return state;
  const outcome =
    turn.by === 'contact' && !isContradicted(turn.text, claim.outcome) ? claim.outcome : 'unknown';
  const known = state.fixes.filter(
    (fix) => isSameStep(fix.what, claim.what) || isSameStep(claim.what, fix.what),
  );
  if (known.length > 0)
    return { ...state, fixes: state.fixes.map((fix) => settled(fix, known, outcome, turn)) };
  const said = sentenceOf(turn.text, claim.what);
  if (said === null) return state;
  return { ...state, fixes: [...state.fixes, fixOf(turn, said, outcome)].slice(-MAX_FIXES) };
}

const isContradicted = (text: string, outcome: AttemptedFix['outcome']): boolean => {
  const heard = outcomeIn(text.slice(0, 1000));
  return heard !== 'unknown' && heard !== outcome;
};

/** An outcome that the words alone did not tell: told by the contact, no earlier than the fix. */
function settled(
  fix: AttemptedFix,
  known: readonly AttemptedFix[],
  outcome: AttemptedFix['outcome'],
  turn: Turn,
): AttemptedFix {
  const isToldNow = known.includes(fix) && fix.outcome === 'unknown' && turn.seq >= fix.seq;
  return isToldNow && outcome !== 'unknown' ? { ...fix, outcome, outcomeSeq: turn.seq } : fix;
}

/** A question of the newest message; whether older ones are answered is known better here. */
function withQuestion(state: BriefState, claim: z.infer<typeof claimedQuestion>): BriefState {
  const turn = turnAt(state, claim.seq);
  const said = turn && turn === state.recent.at(-1) ? sentenceOf(turn.text, claim.text) : null;
  if (!turn || said === null || hears(said, 'question.rhetorical', 'question.courtesy')) return state;
  const { open } = state.questions;
  if (open.some((one) => one.seq === turn.seq && one.text === said)) return state;
  const asked = limited([...open, { text: said, by: turn.by, seq: turn.seq }]);
  return { ...state, questions: { ...state.questions, open: asked } };
}

const turnAt = ({ recent }: BriefState, at: number): Turn | undefined =>
  recent.find((turn) => turn.seq === at);

/** The sentence that says most of what is claimed; null where none says at least half of it. */
function sentenceOf(text: string, claim: string): string | null {
  const words = [...new Set(contentWords(claim))];
  let best: { sentence: string; share: number } | null = null;
  for (const sentence of sentencesOf(text)) {
    const said = new Set(contentWords(sentence));
    const share = words.filter((word) => said.has(word)).length / Math.max(1, words.length);
    if (share >= 0.5 && share > (best?.share ?? 0)) best = { sentence, share };
  }
  return best && clip(best.sentence, 200);
}
