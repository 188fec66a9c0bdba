import { clip } from '../text/clip.ts';
import { sentencesOf } from '../text/sentences.ts';
import { contentWords } from '../text/words.ts';
import { all, hears } from './brief-words.ts';
import { bare, isTelling, MAX_HEADLINE_LENGTH } from './headline-words.ts';

/** What a message is about in one line of at most 90 characters, and how well the line tells it. */
export type Matter = { line: string; score: number };

/** A line of this score names something: what is said later is not looked at any more. */
export const ENOUGH = 4;
/** How much better a later message must tell the matter, to be taken for it. */
const MARGIN = 2;
const MAX_THINGS = 5;

/** Sentences that are looked at: what it is about does not stand behind these. */
const MAX_SENTENCES = 6;
/** What each sentence further down counts less. */
const LATER = 0.8;
const LATER_CLAUSE = 0.4;

/**
 * The words of a message that name its matter: the telling part of its telling sentence. A rant, a greeting, "I have a
 * question" name nothing. Null for a message without substance. Pure, linear in the text's length.
 */
export function matterOf(text: string): Matter | null {
  const sentences = sentencesOf(text.replaceAll(addresses, ' '))
    .map(bare)
    .filter(isTelling)
    .slice(0, MAX_SENTENCES);
  const isAngry = hears(text, 'headline.rant');
  let best = null as Matter | null;
  sentences.forEach((sentence, at) => {
    const told = tellingPart(sentence);
    const line = inContext(told.line, sentences, at);
    const score = Math.max(told.score, scoreOf(line)) - at * LATER - (isAngry ? 2 : 0);
    if (!best || score > best.score) best = { line, score };
  });
  return best && { ...best, line: best.line.charAt(0).toUpperCase() + best.line.slice(1) };
}

/** Whether what was said later is taken for the matter instead of what is known of it. */
export const isBetter = (later: Matter, known: Matter): boolean => later.score >= known.score + MARGIN;

const addresses = /<LINK>|https?:\/\/\S+/g;

/** The neighbouring clauses of a sentence that fit into a headline and tell most. */
function tellingPart(sentence: string): Matter {
  if (sentence.length <= MAX_HEADLINE_LENGTH) return { line: sentence, score: scoreOf(sentence) };
  const clauses = sentence.split(clauseEnds);
  let best: Matter = { line: sentence, score: scoreOf(clip(sentence, MAX_HEADLINE_LENGTH)) };
  for (let from = 0; from < clauses.length; from += 2)
    for (let to = from; to < clauses.length; to += 2) {
      const line = clauses.slice(from, to + 1).join('');
      if (line.length > MAX_HEADLINE_LENGTH) break;
      const score = scoreOf(line) - from * LATER_CLAUSE;
      if (isTelling(line) && score > best.score) best = { line, score };
    }
  return best;
}

/** Kept apart: what joins two clauses is shown where both are. */
const clauseEnds =
  /(, (?:and |but |so |because )?|; | [-–—] | (?:and|but|because|so|yet|however|although|while|when|after) )/;

/** How well words name a matter: what they are about, and that there is trouble or a wish. */
function scoreOf(words: string): number {
  const things = Math.min(thingsIn(words), MAX_THINGS);
  const hasTrouble = hears(words, 'headline.problem', 'headline.lacking');
  const wishes = words.endsWith('?') || hears(words, 'headline.wish');
  const isRant = hears(words, 'headline.rant');
  return (
    things +
    (hasTrouble ? 3 : wishes ? 2 : 0) -
    (isRant ? 4 : 0) -
    (things < 2 ? 3 : 0) -
    (hears(words, 'headline.refers-back') ? 1 : 0)
  );
}

/** How many words say what it is about: those left when the vague ones are taken out. */
function thingsIn(words: string): number {
  const vague = all(words, 'headline.vague');
  let [rest, from] = ['', 0];
  for (const { start, end } of vague) {
    rest += `${words.slice(from, start)} `;
    from = end;
  }
  return new Set(contentWords(rest + words.slice(from))).size;
}

/** "I have a problem" tells none. */
const tellsTrouble = (words: string): boolean =>
  hears(words, 'headline.lacking') || (hears(words, 'headline.problem') && thingsIn(words) > 1);

/** "Will it work with mine?" needs the sentence before; a thing without its trouble the one behind. */
function inContext(line: string, sentences: readonly string[], at: number): string {
  const [before, behind] = [sentences[at - 1], sentences[at + 1]];
  if (before && hears(line, 'headline.refers-back') && before.length <= MAX_HEADLINE_LENGTH / 1.5)
    return `${/[.!?]$/.test(before) ? before : `${before}.`} ${line}`;
  const isBare = !line.endsWith('?') && !hears(line, 'headline.problem', 'headline.lacking', 'headline.wish');
  if (behind && isBare && tellsTrouble(behind) && line.length + behind.length + 2 <= MAX_HEADLINE_LENGTH)
    return `${line}. ${behind}`;
  return line;
}
