import { parse } from 'yaml';

/**
 * A Markdown file as its front matter (YAML between two lines of ---) and what follows it. Line ends become \n.
 * @throws Error that says what is wrong, with line and column where YAML does not parse
 */
export function readFrontMatter(text: string): { front: unknown; body: string } {
  const match = /^---\n([\s\S]*?)\n---\n([\s\S]+)$/.exec(text.replaceAll('\r\n', '\n'));
  if (!match) throw new Error('must begin with a front matter between two lines of ---');
  const [, front = '', body = ''] = match;
  // The line before it counts, so that faults are told with the file's own lines.
  return { front: parse(`\n${front}`), body };
}
