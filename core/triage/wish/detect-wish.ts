import { type Canonical, canonicalise, originalSpan } from './canonical.ts';
import { englishRules } from './english.ts';
import { europeanRules } from './european.ts';
import { learnedWishScore, type WishModel } from './learned.ts';
import { otherScriptRules } from './other-scripts.ts';
import type { WishRule } from './rule.ts';

/** Why a text was read as a wish: the words in the original and the rule (or the learned score). */
export type WishEvidence = { readonly start: number; readonly end: number; readonly rule: string };

export type Wish = {
  readonly wish: boolean;
  /** 0 to 1. Between `DOUBT` and the threshold a person may be offered, but was not asked for. */
  readonly score: number;
  readonly evidence: WishEvidence | null;
  /** Language of the rule that fired; null where none did. */
  readonly language: string | null;
};

export const WISH_THRESHOLD = 0.75;
export const WISH_DOUBT = 0.4;

const rules: readonly WishRule[] = [...englishRules, ...europeanRules, ...otherScriptRules];

type Hit = { readonly rule: WishRule; readonly from: number; readonly to: number };

function accepts(rule: WishRule, text: string, from: number, to: number): boolean {
  const sentence = text.slice(text.lastIndexOf('.', from - 1) + 1, from);
  if (rule.unlessBefore?.test(sentence.endsWith(' ') ? sentence : `${sentence} `)) return false;
  return !rule.unlessAfter?.test(text.slice(to));
}

/** Asking who is at the other end, or saying that no person is needed, is not a wish for one. */
const asksWhoIsThere =
  /(?:^|\.) (?:(?:hi|hello|hey|so|wait|ok|but|and|hallo|hola) )*(?:are you|am i|is this|you are|youre|spreche ich|rede ich|bist du|sind sie|es tu|etes vous|est ce que (?:je|tu|vous|c)|eres|es usted|estoy hablando|voce e|estou falando|sei|parlo con|sto parlando|ben je|bent u|spreek ik|praat ik) /u;

type Reading = { readonly hit: Hit | undefined; readonly vetoed: boolean };

function readByRules(canonical: Canonical): Reading {
  let best: Hit | undefined;
  let vetoed = asksWhoIsThere.test(canonical.text);
  for (const rule of rules) {
    if (best && rule.score <= best.rule.score) continue;
    for (const match of canonical.text.matchAll(rule.pattern)) {
      const to = match.index + match[0].trimEnd().length;
      if (!accepts(rule, canonical.text, match.index, to)) {
        vetoed = true;
        continue;
      }
      best = { rule, from: match.index, to };
      break;
    }
  }
  return { hit: best, vetoed };
}

/**
 * Whether a customer asks for a person in words, in any of some twenty languages and misspelt. Rules
 * decide; a learned score (where a model is given) finds phrasings that no rule knows. Any length.
 */
export function detectWish(text: string, model?: WishModel): Wish {
  const canonical = canonicalise(text);
  const { hit, vetoed } = readByRules(canonical);
  const learned = model && !vetoed ? learnedWishScore(model, canonical) : undefined;
  if (hit && hit.rule.score >= WISH_THRESHOLD) {
    const span = originalSpan(canonical, hit.from, hit.to);
    return {
      wish: true,
      score: Math.max(hit.rule.score, learned?.score ?? 0),
      evidence: { ...span, rule: hit.rule.id },
      language: hit.rule.id.split('.')[0] ?? null,
    };
  }
  const score = Math.max(hit?.rule.score ?? 0, learned?.score ?? 0);
  if (!learned || score < WISH_DOUBT) return { wish: false, score, evidence: null, language: null };
  return {
    wish: learned.wish,
    score: learned.wish ? score : Math.min(score, WISH_THRESHOLD - 0.01),
    evidence: { start: learned.start, end: learned.end, rule: 'learned' },
    language: null,
  };
}
