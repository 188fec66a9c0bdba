import { canonicalise } from './canonical.ts';
import { type LearnedWish, learnedWishScore, type WishModel } from './learned.ts';
import { wishPhrases } from './wish-phrases.ts';

/** Why a text was read as a wish: the words in the original and the rule (or the learned score). */
export type WishEvidence = { readonly start: number; readonly end: number; readonly rule: string };

export type Wish = {
  readonly wish: boolean;
  /** 0 to 1. From `WISH_DOUBT` up to the threshold a person is offered, but was not asked for. */
  readonly score: number;
  readonly evidence: WishEvidence | null;
  /** Language of the rule that fired; null where none did. */
  readonly language: string | null;
};

export const WISH_THRESHOLD = 0.75;
export const WISH_DOUBT = 0.4;

/**
 * Whether a contact asks for a person in words, in any of some twenty languages, misspelt or not. Word tables decide;
 * where a model is given, its score finds phrasings that no table knows. The text may have any length.
 */
export function detectWish(text: string, model?: WishModel): Wish {
  const { words, whole } = canonicalise(text);
  const { hits } = wishPhrases.read(words);
  const real = hits.filter(({ isExcepted, score }) => !isExcepted && score >= WISH_THRESHOLD);
  // An exception, or asking who is there, says that the words are no wish: the learned score would hear one.
  const isSilenced = hits.some(({ isExcepted, score }) => isExcepted || score === 0);
  const learned = model && !isSilenced ? learnedWishScore(model, whole) : undefined;
  if (real.length === 0) return byLearned(learned);
  const { rule, score, start, end } = real.reduce((best, hit) => (hit.score > best.score ? hit : best));
  return {
    wish: true,
    score: Math.max(score, learned?.score ?? 0),
    evidence: { start, end, rule },
    language: rule.split('.')[0] ?? null,
  };
}

function byLearned(learned: LearnedWish | undefined): Wish {
  const score = learned?.score ?? 0;
  if (!learned || score < WISH_DOUBT) return { wish: false, score, evidence: null, language: null };
  const { wish, start, end } = learned;
  return {
    wish,
    score: wish ? score : Math.min(score, WISH_THRESHOLD - 0.01),
    evidence: { start, end, rule: 'learned' },
    language: null,
  };
}
