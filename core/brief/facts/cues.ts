import { foldWord } from '../../text/words.ts';
import { asksSomething, idCues, kindNouns, linkWords, namedByOneWord } from './cue-words.ts';

type Phrase = { readonly words: string; readonly name: string; readonly rank: number };
type Cue = Phrase & { readonly index: number };

/** The phrases by their last word; the longest first, so that "record locator" is found before "locator". */
const phrasesByLastWord: ReadonlyMap<string, readonly Phrase[]> = groupByLastWord(
  idCues.flatMap(([name, phrases], rank) => phrases.map((words) => ({ words: foldWord(words), name, rank }))),
);

function groupByLastWord(phrases: readonly Phrase[]): Map<string, Phrase[]> {
  const grouped = new Map<string, Phrase[]>();
  for (const phrase of phrases.toSorted((a, b) => b.words.length - a.words.length)) {
    const last = phrase.words.slice(phrase.words.lastIndexOf(' ') + 1);
    grouped.set(last, [...(grouped.get(last) ?? []), phrase]);
  }
  return grouped;
}

/** The longest phrase that ends at a place of a folded text, as a whole word. */
function cueEndingAt(text: string, end: number): Cue | null {
  for (const phrase of phrasesByLastWord.get(lastWord(text, end)) ?? []) {
    const index = end - phrase.words.length;
    if (!text.startsWith(phrase.words, index) || lastWord(text, index) !== '') continue;
    // "in case 1234 …" names no case.
    if (phrase.words === 'case' && text.startsWith('in ', index - 3)) continue;
    return { ...phrase, index };
  }
  return null;
}

const LONGEST_WORD = 20;

/** The letters and digits right before a place; what is longer than any cue is cut. */
function lastWord(text: string, end: number): string {
  return /[\p{L}\p{N}°]{0,21}$/u.exec(text.slice(Math.max(0, end - LONGEST_WORD - 1), end))![0];
}

const WIDE_MARKS = ' \t\r\n\u00a0#:.,=()"\'-';
const CLOSE_MARKS = ' \t\r\n\u00a0#:.=("\'-';
const MAX_LINKS = 4;

/** The name of the id that these words announce, or null. The words must reach up to the id. */
export function idCueBefore(words: string): string | null {
  const text = foldWord(words);
  const ends = [skipBack(text, text.length, WIDE_MARKS)];
  while (ends.length <= MAX_LINKS) {
    const next = beforeWord(text, ends.at(-1)!, linkWords, WIDE_MARKS);
    if (next === null) break;
    ends.push(next);
  }
  return firstCue(ends.map((end) => cueEndingAt(text, end)));
}

/** Like idCueBefore, but only with nothing between cue and id than "number", "no." or "is". */
export function closeIdCueBefore(words: string): string | null {
  const text = foldWord(words);
  const end = skipBack(text, text.length, CLOSE_MARKS);
  const beforeIs = beforeWord(text, end, isWords, ' #') ?? end;
  const ends = [end, beforeIs].flatMap((one) => [one, beforeWord(text, one, kindNouns, ' #:.=') ?? one]);
  return firstCue(ends.map((one) => cueEndingAt(text, one)));
}

const isWords: ReadonlySet<string> = new Set(['is', 'was', 'ist', 'est', 'es']);

function skipBack(text: string, end: number, marks: string): number {
  let at = end;
  while (at > 0 && marks.includes(text[at - 1]!)) at--;
  return at;
}

/** Where the text before one of these words ends, marks in between left out; null if another word stands there. */
function beforeWord(text: string, end: number, words: ReadonlySet<string>, marks: string): number | null {
  const word = text.endsWith('it s', end) ? 'it s' : lastWord(text, end);
  const start = end - word.length;
  const before = skipBack(text, start, marks);
  return words.has(word) && before < start ? before : null;
}

/** The cue that stands first in the text; of two in one place, the longer. */
function firstCue(cues: readonly (Cue | null)[]): string | null {
  const found = cues.filter((cue) => cue !== null);
  return found.toSorted((a, b) => a.index - b.index || a.rank - b.rank)[0]?.name ?? null;
}

const MAX_QUESTION_CHARS = 2_000;

/** The id that a message asks for ("What is your flight number?"), or null. Reads its first 2,000 characters. */
export function askedForId(message: string): string | null {
  const text = foldWord(message.slice(0, MAX_QUESTION_CHARS));
  if (!asksSomething.test(text)) return null;
  const cues = Array.from(text.matchAll(/[\p{L}\p{N}]{1,40}/gu), ({ 0: word, index }) =>
    cueAskedWith(text, index + word.length),
  );
  return firstCue(cues);
}

const nounBehind =
  /^(?: (?:reference|ref|confirmation))? (?:numbers?|no|nr|id|code|locator|nummer)(?![\p{L}\p{N}])|^ (?:reference|ref|confirmation)?codes?/u;

/** A cue that a word like "number" follows, or that says by itself that a number is meant. */
function cueAskedWith(text: string, end: number): Cue | null {
  const cue = cueEndingAt(text, end);
  if (!cue) return null;
  const noun = nounBehind.exec(text.slice(end, end + 32))?.[0];
  if (noun === undefined && !namedByOneWord.has(cue.words)) return null;
  return noun?.endsWith('locator') ? { ...cue, name: 'booking reference' } : cue;
}
