import { hashGram } from '../../text/ngrams.ts';
import { type Canonical, originalSpan } from './canonical.ts';

/** A logistic over hashed grams of one sentence: sparse weights in a table of `buckets`. */
export type WishModel = {
  readonly version: string;
  readonly buckets: number;
  readonly bias: number;
  readonly threshold: number;
  readonly weights: Float32Array;
};

/** The artefact as stored: columns and weights of what is not zero. */
export type WishArtefact = {
  readonly version: string;
  readonly buckets: number;
  readonly bias: number;
  readonly threshold: number;
  readonly columns: readonly number[];
  readonly weights: readonly number[];
};

export function wishModelFrom(artefact: WishArtefact): WishModel {
  const weights = new Float32Array(artefact.buckets);
  artefact.columns.forEach((column, i) => {
    weights[column] = artefact.weights[i] ?? 0;
  });
  return { ...artefact, weights };
}

/** Sentences longer than this are told stories, not requests; the model was trained on short ones. */
const MAX_WORDS = 40;

/** Grams of a canonical sentence: words 1 to 3 and characters 3 to 4 of each word. */
export function wishGrams(sentence: string): string[] {
  const words = sentence
    .split(' ')
    .filter((word) => word !== '' && word !== '.')
    .slice(0, MAX_WORDS);
  const edged = ['^', ...words, '$'];
  const grams: string[] = [];
  for (let n = 1; n <= 3; n++) {
    for (let i = 0; i + n <= edged.length; i++) grams.push(edged.slice(i, i + n).join(' '));
  }
  for (const word of words) {
    const padded = ` ${word} `;
    for (let n = 3; n <= 4; n++) {
      for (let i = 0; i + n <= padded.length; i++) grams.push(`#${padded.slice(i, i + n)}`);
    }
  }
  return grams;
}

/** Columns of a sentence, each with value 1/√n so that long and short sentences compare. */
export function wishColumns(sentence: string, buckets: number): { columns: number[]; value: number } {
  const columns = [...new Set(wishGrams(sentence).map((gram) => hashGram(gram) % buckets))];
  return { columns, value: columns.length === 0 ? 0 : 1 / Math.sqrt(columns.length) };
}

export type LearnedWish = {
  readonly wish: boolean;
  readonly score: number;
  readonly start: number;
  readonly end: number;
};

function sentences(canonical: Canonical): { from: number; to: number; text: string }[] {
  const found: { from: number; to: number; text: string }[] = [];
  let from = 0;
  for (const part of canonical.text.split('.')) {
    if (part.trim() !== '') found.push({ from, to: from + part.length, text: part });
    from += part.length + 1;
  }
  return found;
}

/** The highest score of any sentence, with where it stands. */
export function learnedWishScore(model: WishModel, canonical: Canonical): LearnedWish {
  let best: LearnedWish = { wish: false, score: 0, start: 0, end: 0 };
  for (const { from, to, text } of sentences(canonical)) {
    const { columns, value } = wishColumns(text, model.buckets);
    let eta = model.bias;
    for (const column of columns) eta += value * model.weights[column]!;
    const score = 1 / (1 + Math.exp(-eta));
    if (score <= best.score) continue;
    best = { wish: score >= model.threshold, score, ...originalSpan(canonical, from, to) };
  }
  return best;
}
