import { EVERY_SENTENCE, sentencesOf } from '../../text/sentences.ts';
import { splitSections } from './article.ts';

/** A part of an article: a paragraph or a list of steps; `lines` are its sentences or its steps. */
export type Part = {
  readonly heading: string;
  readonly kind: 'text' | 'steps';
  readonly text: string;
  readonly lines: readonly string[];
};

const ITEM = /^ {0,3}(?:\d{1,3}[.)]|[-*+•]) /;
const FENCE = /^ {0,3}(?:```|~~~)/;

/** The paragraphs and lists of a body, in order. A list is one part, whatever stands between its steps. */
export function partsOf(body: string): Part[] {
  return splitSections(body).flatMap(({ heading, text }) =>
    joinLists(blocksOf(text)).map((block) => partFrom(heading, block)),
  );
}

function partFrom(heading: string, text: string): Part {
  if (!ITEM.test(text))
    return {
      heading,
      kind: 'text',
      text,
      lines: FENCE.test(text) ? [text] : sentencesOf(text, EVERY_SENTENCE),
    };
  return { heading, kind: 'steps', text, lines: itemsOf(text) };
}

/** Blocks between blank lines; code stays whole. */
function blocksOf(text: string): string[] {
  const blocks: string[][] = [[]];
  let inCode = false;
  for (const line of text.split('\n')) {
    if (FENCE.test(line)) inCode = !inCode;
    if (line.trim() === '' && !inCode) blocks.push([]);
    else if (ITEM.test(line) && !inCode && blocks.at(-1)?.length && !ITEM.test(blocks.at(-1)![0]!))
      blocks.push([line]);
    else blocks.at(-1)!.push(line);
  }
  return blocks.map((lines) => lines.join('\n')).filter((block) => block.trim() !== '');
}

/** Steps with blank lines between them are one list all the same. */
function joinLists(blocks: readonly string[]): string[] {
  const joined: string[] = [];
  for (const block of blocks) {
    const before = joined.at(-1);
    const continues =
      before !== undefined && ITEM.test(before) && (ITEM.test(block) || /^\s{2,}/.test(block));
    if (continues) joined.splice(-1, 1, `${before}\n${block}`);
    else joined.push(block);
  }
  return joined;
}

/** A step with the lines that belong to it. */
function itemsOf(list: string): string[] {
  const items: string[] = [];
  for (const line of list.split('\n')) {
    if (ITEM.test(line) || items.length === 0) items.push(line);
    else items.splice(-1, 1, `${items.at(-1)}\n${line}`);
  }
  return items;
}
