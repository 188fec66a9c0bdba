import { clip } from '../text/clip.ts';
import { sentencesOf } from '../text/sentences.ts';
import { stopWords } from '../text/stop-words.ts';
import { first, hears } from './brief-words.ts';

export const MAX_HEADLINE_LENGTH = 90;

/** A sentence of the brief and the entry that it comes from. */
export type Point = { text: string; seq: number };

/** A mention of the company in front ("@acme", "AcmeSupport") says nothing. */
const handle = /^(?:(?:@[\w.]+|\p{Lu}\p{L}*(?:Support|Helps?|Helpers|Cares?))(?:[\s,:]+|$))+/u;
/** Whether a message says what the contact wants: more than a greeting, a "help!" or a lone word. */
export function isSubstantive(text: string): boolean {
  return essence(text) !== '';
}

/**
 * What the contact wants in one line of at most 90 characters: the telling sentence of a message. Empty for a
 * message without substance.
 */
export function headlineOf(text: string): string {
  return clip(essence(text), MAX_HEADLINE_LENGTH);
}

function essence(text: string): string {
  const sentences = sentencesOf(text).map(bare).filter(isTelling);
  const opening = sentences[0] ?? '';
  // A first sentence without a problem or a wish is the run-up: "I bought a licence last week. It does not activate."
  const isWish = opening.endsWith('?') || hears(opening, 'headline.problem', 'headline.wish');
  return isWish ? opening : (sentences.slice(0, 4).find(isProblem) ?? opening);
}

function isProblem(sentence: string): boolean {
  return hears(sentence, 'headline.problem') && sentence.split(' ').length >= 4;
}

function bare(sentence: string): string {
  const text = trimmed(withoutGreeting(sentence.replace(handle, '')));
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** Names before a comma, a full stop or a colon: "Hi Maria Lopez, …", "Hello all: …". */
const namesSetOff = /^(?: \p{Lu}\p{L}{1,30}| all| everyone){1,3}(?= ?[,.!:])|^ \p{L}{2,30}(?=,)/u;
const nameAlone = /^ (\p{Lu}\p{L}{1,30})(?= )/u;

function withoutGreeting(sentence: string): string {
  const greeting = first(sentence, 'headline.greeting');
  if (!greeting) return sentence;
  const rest = sentence.slice(greeting.end);
  if (namesSetOff.test(rest)) return rest.replace(namesSetOff, '');
  const name = nameAlone.exec(rest)?.[1]?.toLowerCase();
  if (name === undefined || stopWords.small.has(name) || stopWords.asking.has(name)) return rest;
  return rest.replace(nameAlone, '');
}

const OPENING = ' ,.!;:–-';
const CLOSING = ' .';

function trimmed(text: string): string {
  let [from, to] = [0, text.length];
  while (from < to && OPENING.includes(text[from]!)) from++;
  while (to > from && CLOSING.includes(text[to - 1]!)) to--;
  return text.slice(from, to);
}

function isTelling(sentence: string): boolean {
  if (hears(sentence, 'headline.nothing-told')) return false;
  const words = sentence.match(/[\p{L}\p{N}][\p{L}\p{N}'’._/-]*/gu) ?? [];
  const letters = sentence.match(/\p{L}/gu)?.length ?? 0;
  // Scripts without spaces count by letters.
  return (
    (words.length >= 3 && letters >= 6) ||
    (/[\u0250-\u{10FFFF}]/u.test(sentence) && letters >= 6) ||
    (words.length === 2 && hears(sentence, 'headline.problem'))
  );
}

/** The headline with the key facts that it does not name yet, as far as they fit. */
export function withKeyFacts(
  headline: string,
  facts: readonly { name: string; value: string; kind: string }[],
): string {
  let line = headline;
  for (const fact of facts) {
    if (!['code', 'status', 'id'].includes(fact.kind) || line.includes(fact.value)) continue;
    const added = `${line} · ${fact.name} ${fact.value}`;
    if (added.length <= MAX_HEADLINE_LENGTH) line = added;
    break;
  }
  return line;
}
