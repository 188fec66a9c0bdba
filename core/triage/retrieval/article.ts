/** An article as the index reads it. */
export type IndexableArticle = {
  readonly id: string;
  readonly version: number | string;
  readonly title: string;
  /** Plain text or Markdown. */
  readonly body: string;
  /** ISO 639-1; chooses the stemmer. English where absent. */
  readonly language?: string;
};

export type Section = { readonly heading: string; readonly text: string; readonly start: number };

const heading = /^(?:#{1,6}\s+(.+?)\s*#*|\*\*([^*\n]{3,80})\*\*:?)\s*$/gmu;

/** Sections longer than this are cut at a paragraph. */
const LONGEST_SECTION = 1600;

function* pieces(text: string, start: number): Generator<{ text: string; start: number }> {
  let from = 0;
  while (text.length - from > LONGEST_SECTION) {
    const paragraph = text.lastIndexOf('\n\n', from + LONGEST_SECTION);
    const cut = paragraph > from ? paragraph : from + LONGEST_SECTION;
    yield { text: text.slice(from, cut), start: start + from };
    from = cut;
  }
  yield { text: text.slice(from), start: start + from };
}

/** Cuts a body at its headings, and long parts at paragraphs. `start` is the offset in the body. */
export function splitSections(body: string): Section[] {
  const marks = [...body.matchAll(heading)].map((match) => ({
    title: (match[1] ?? match[2] ?? '').trim(),
    at: match.index,
    textAt: match.index + match[0].length,
  }));
  const spans = [{ title: '', at: 0, textAt: 0 }, ...marks].map((mark, i, all) => ({
    heading: mark.title,
    start: mark.textAt,
    text: body.slice(mark.textAt, all[i + 1]?.at ?? body.length),
  }));
  return spans
    .flatMap((span) =>
      [...pieces(span.text, span.start)].map((piece) => ({ heading: span.heading, ...piece })),
    )
    .filter((section) => section.text.trim() !== '');
}
