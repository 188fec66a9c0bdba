import { headAndTail } from '../../text/clip.ts';
import { charGrams, wordGrams } from '../../text/ngrams.ts';
import { words } from '../../text/words.ts';

const MAX_CHARS = 1000;

/** What the intent model reads in a text: words 1 to 2, and characters 3 to 4 of each word. */
export function intentGrams(text: string): string[] {
  const found = words(headAndTail(text, MAX_CHARS));
  return [...wordGrams(found, 1, 2), ...charGrams(found, 3, 4).map((gram) => `#${gram}`)];
}
