import { plainText } from '../../core/text/plain-text.ts';
import type { Section } from '../../core/triage/retrieval/article.ts';

const MAX_LENGTH = 900;

/** What to quote of an article: its opening and the section that fits, whole lines only, fit for a chat bubble. */
export function quotablePassage(body: string, section: Section | undefined): string {
  const opening = body.split(/\n(?=#{1,4} )/)[0] ?? '';
  const isWithinBody = section !== undefined && section.start > 0 && section.start < body.length;
  const heading = isWithinBody && section.heading ? `${section.heading}:` : '';
  const parts =
    isWithinBody && !opening.includes(section.text) ? [opening, `${heading}\n${section.text}`] : [opening];
  return clipLines(
    parts
      .map((part) => plainText(part).trim())
      .filter(Boolean)
      .join('\n\n'),
  );
}

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
