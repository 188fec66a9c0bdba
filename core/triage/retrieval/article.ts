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

/** The title in a line such as `## Exports` or `**Exports**`; undefined where the line is no heading. */
function titleOf(line: string): string | undefined {
  const trimmed = line.trim();
  if (/^#{1,6}\s/.test(line)) return withoutHashes(trimmed.replace(/^#{1,6}/, '')).trim();
  const bold = trimmed.endsWith(':') ? trimmed.slice(0, -1) : trimmed;
  if (!line.startsWith('**') || !bold.endsWith('**')) return undefined;
  const title = bold.slice(2, -2);
  return title.length >= 3 && title.length <= 80 && !title.includes('*') ? title.trim() : undefined;
}

function withoutHashes(text: string): string {
  let end = text.length;
  while (text[end - 1] === '#') end--;
  return text.slice(0, end);
}

/** The headings of a body, with where each line begins and ends. */
function headingsIn(body: string): { title: string; at: number; textAt: number }[] {
  let at = 0;
  return body.split('\n').flatMap((line) => {
    const from = at;
    at += line.length + 1;
    const title = titleOf(line);
    return title === undefined || title === '' ? [] : [{ title, at: from, textAt: from + line.length }];
  });
}

/** In characters; a longer section is cut at a paragraph. */
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
  const spans = [{ title: '', at: 0, textAt: 0 }, ...headingsIn(body)].map((mark, i, all) => ({
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
