import { stemmerFor } from '../../core/triage/text/stem.ts';

const MAX_LENGTH = 900;
const stem = stemmerFor('en');

/** The section of an article that fits a question best, whole steps only, short enough for a chat bubble. */
export function bestPassage(body: string, question: string): string {
  const wanted = new Set(stems(question));
  const sections = body.split(/\n(?=#{1,4} )/);
  const [intro = '', ...rest] = sections;
  const ranked = rest
    .map((section, index) => ({
      section,
      index,
      hits: stems(section).filter((word) => wanted.has(word)).length,
    }))
    .sort(
      (a, b) =>
        b.hits / Math.sqrt(stemsCount(b.section)) - a.hits / Math.sqrt(stemsCount(a.section)) ||
        a.index - b.index,
    );
  const best = ranked[0]?.section ?? '';
  return clipLines([plain(intro), plain(best)].filter(Boolean).join('\n\n'));
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

function plain(markdown: string): string {
  return markdown
    .replace(/^#{1,4} (.+)$/gm, '$1:')
    .replace(/\*\*|`/g, '')
    .replace(/\[([^\]]+)\]\([^)]+\)/g, '$1')
    .trim();
}

function stemsCount(text: string): number {
  return Math.max(1, stems(text).length);
}

function stems(text: string): string[] {
  return (text.toLowerCase().match(/[\p{L}\p{N}-]{3,}/gu) ?? []).map((word) => stem(word));
}
