import { plainText } from '../../core/text/plain-text.ts';
import { holdsCode } from '../../core/triage/retrieval/codes.ts';
import type { Line } from '../../core/triage/retrieval/fit.ts';
import { type Part, partsOf } from '../../core/triage/retrieval/parts.ts';

const MAX_LENGTH = 1_200;
/** A paragraph of at most so many characters is quoted whole: less of it could lack what it depends on. */
const SHORT_PARAGRAPH = 400;

/**
 * What to quote of an article to a first question: its opening and the part that fits, else the part that follows it,
 * which is what to do. Whole lines only, fit for a chat bubble.
 */
export function quotablePassage(body: string, fitting: Line | undefined): string {
  const parts = partsOf(body);
  const opening = parts[0];
  if (!opening) return '';
  const part = fitting && fitting.part > 0 ? fitting.part : 1;
  const chosen = parts[part];
  const heading = chosen?.heading && chosen.heading !== opening.heading ? `${chosen.heading}:\n` : '';
  const first = opening.heading ? `${opening.heading}:\n${opening.text}` : opening.text;
  return clipLines(joined([first, chosen ? `${heading}${chosen.text}` : '']));
}

/** What the article says of a code: where it opens with it the passage as above, else the lines that hold it. */
export function passageOnCode(body: string, key: string, title: string): string {
  const parts = partsOf(body);
  const isItsMatter = holdsCode(title, key) || holdsCode(parts[0]?.lines[0] ?? '', key);
  const at = parts.findIndex(({ text }) => holdsCode(text, key));
  if (isItsMatter || at < 0) return quotablePassage(body, undefined);
  const lines = parts[at]!.lines.filter((line) => holdsCode(line, key));
  return clipLines(joined([...stepsNamedIn(lines.join(' '), parts), ...lines]));
}

/** The lines of the article that answer a follow-up: steps, and of paragraphs what was not said yet, else the sentence. */
export function passageOnFollowUp(parts: readonly Part[], fitting: readonly Line[], said: string): string {
  const quoted = [...new Set(fitting.map((line) => quotedOf(parts[line.part]!, line, said)))];
  return clipLines(joined([...stepsNamedIn(quoted.join(' '), parts), ...quoted]));
}

function quotedOf({ kind, text, lines, heading }: Part, { line }: Line, said: string): string {
  const isNew = !said.includes(plainText(text).trim());
  const quoted = kind === 'text' && isNew && text.length <= SHORT_PARAGRAPH ? text : (lines[line] ?? text);
  return heading && isNew ? `${heading}:\n${quoted}` : quoted;
}

/** A line that refers to a step says little without it. */
function stepsNamedIn(line: string, parts: readonly Part[]): string[] {
  const steps = parts.find(({ kind }) => kind === 'steps')?.lines ?? [];
  return [...line.matchAll(/\bstep (\d{1,2})\b/gi)].flatMap((match) => steps[Number(match[1]) - 1] ?? []);
}

const joined = (texts: readonly string[]): string =>
  texts
    .map((text) => plainText(text).trim())
    .filter(Boolean)
    .join('\n\n');

function clipLines(text: string): string {
  const kept: string[] = [];
  let length = 0;
  for (const line of text.split('\n')) {
    length += line.length + 1;
    if (length > MAX_LENGTH && kept.length > 0) break;
    kept.push(line);
  }
  return kept.join('\n').trim();
}
