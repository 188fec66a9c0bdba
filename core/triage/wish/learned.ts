import { hashGram } from '../../text/ngrams.ts';
import { STOP, type Word } from '../../text/phrases/words.ts';

/** A logistic over hashed grams of one sentence: sparse weights in a table of `buckets`. */
export type WishModel = {
  readonly version: string;
  readonly buckets: number;
  readonly bias: number;
  readonly threshold: number;
  readonly weights: Float32Array;
};

/** The model as stored: only the columns that have a weight. */
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

/** A longer sentence tells a story and asks for nobody; the model was trained on short ones. */
const MAX_WORDS = 40;

/** Grams of a canonical sentence: words 1 to 3 and characters 3 to 4 of each word. */
function wishGrams(sentence: readonly string[]): string[] {
  const words = sentence.filter((word) => word !== '' && word !== STOP).slice(0, MAX_WORDS);
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
export function wishColumns(
  sentence: readonly string[],
  buckets: number,
): { columns: number[]; value: number } {
  const columns = [...new Set(wishGrams(sentence).map((gram) => hashGram(gram) % buckets))];
  return { columns, value: columns.length === 0 ? 0 : 1 / Math.sqrt(columns.length) };
}

export type LearnedWish = {
  readonly wish: boolean;
  readonly score: number;
  readonly start: number;
  readonly end: number;
};

function sentencesOf(words: readonly Word[]): Word[][] {
  const found: Word[][] = [[]];
  for (const word of words) {
    if (word.text === STOP) found.push([]);
    else found.at(-1)!.push(word);
  }
  return found.filter(({ length }) => length > 0);
}

/** The highest score of any sentence of the canonical words, with where it stands in the original. */
export function learnedWishScore(model: WishModel, words: readonly Word[]): LearnedWish {
  let best: LearnedWish = { wish: false, score: 0, start: 0, end: 0 };
  for (const sentence of sentencesOf(words)) {
    const { columns, value } = wishColumns(
      sentence.map(({ text }) => text),
      model.buckets,
    );
    let eta = model.bias;
    for (const column of columns) eta += value * model.weights[column]!;
    const score = 1 / (1 + Math.exp(-eta));
    if (score <= best.score) continue;
    best = { wish: score >= model.threshold, score, start: sentence[0]!.start, end: sentence.at(-1)!.end };
  }
  return best;
}
