import { stopWords } from '../text/stop-words.ts';
import { first, hears } from './brief-words.ts';

export const MAX_HEADLINE_LENGTH = 90;

/** A mention of the company in front ("@acme", "AcmeSupport") says nothing. */
const handle = /^(?:(?:@[\w.]+|\p{Lu}\p{L}*(?:Support|Helps?|Helpers|Cares?))(?:[\s,:]+|$))+/u;

/** A sentence without what stands in front of its matter: mentions, greetings, "can you please tell me". */
export function bare(sentence: string): string {
  const text = trimmed(withoutRunUp(trimmed(withoutGreeting(withoutMention(sentence)))));
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** "AcmeHelp", and any one word in front of a greeting or "can you tell me". */
function withoutMention(sentence: string): string {
  const named = sentence.replace(handle, '');
  const rest = named.replace(/^\p{Lu}[\p{L}\d]{2,24}[ ,:]+/u, '');
  const begins = first(rest, 'headline.greeting') ?? first(rest, 'headline.run-up');
  return begins ? rest : named;
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

/** "Can you please tell me whether": the matter stands behind it. */
function withoutRunUp(sentence: string): string {
  const runUp = first(sentence, 'headline.run-up');
  const rest = runUp ? sentence.slice(runUp.end) : '';
  return rest.split(' ').length > 3 ? rest : sentence;
}

const OPENING = ' ,.!;:–-';
const CLOSING = ' .';

function trimmed(text: string): string {
  let [from, to] = [0, text.length];
  while (from < to && OPENING.includes(text[from]!)) from++;
  while (to > from && CLOSING.includes(text[to - 1]!)) to--;
  return text.slice(from, to);
}

/** Whether a sentence says more than a courtesy. */
export function isTelling(sentence: string): boolean {
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
