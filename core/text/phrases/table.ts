import { choiceOf, type NotationContext, NotationError, type Phrase, readPhrase } from './notation.ts';

/** A stretch of a table as it is written: lists of words, rules with their phrases, or both. */
export type TableText = { readonly file: string; readonly text: string };

/** Rules of one subject. Later texts may use the lists of earlier ones; ids begin with the name. */
export type PhraseTable = { readonly name: string; readonly texts: readonly TableText[] };

/** One phrase of a rule: what is found, and what must follow without being part of it. */
export type PhraseLine = { readonly body: Phrase; readonly ahead: Phrase | null };

/** One rule. `before` and `after` are exceptions: what must not stand right before, or right after. */
export type PhraseRule = {
  readonly id: string;
  /** The number beside the name; 1 where none is written. */
  readonly score: number;
  readonly lines: readonly PhraseLine[];
  readonly before: readonly string[];
  readonly after: readonly string[];
  /** The exceptions by their line, so that rules with the same one share it. */
  readonly exceptions: ReadonlyMap<string, Phrase>;
};

/** A fault in a table; the message names the table, the line and what to do. */
export class PhraseTableError extends Error {}

type Line = { readonly file: string; readonly number: number; readonly text: string };

type Draft = {
  id: string;
  score: number;
  lines: PhraseLine[];
  before: string[];
  after: string[];
  exceptions: Map<string, Phrase>;
};

/** Reads the rules of a table. Throws PhraseTableError, which names file, line and remedy. */
export function readTable(table: PhraseTable, fold: NotationContext['fold']): PhraseRule[] {
  const lists = new Map<string, Phrase>();
  const rules: Draft[] = [];
  for (const line of table.texts.flatMap(linesOf)) {
    try {
      readLine(line.text, { table: table.name, rules, context: { lists, fold }, lists });
    } catch (error) {
      if (!(error instanceof NotationError)) throw error;
      throw new PhraseTableError(`${line.file}, line ${line.number}: ${error.message}\n  ${line.text}`);
    }
  }
  const empty = rules.find(({ lines }) => lines.length === 0);
  if (empty)
    throw new PhraseTableError(`${table.name}: the rule ${empty.id} has no phrase: add one below it`);
  return rules;
}

/** Lines without comments; a line that begins with a space continues the one above. */
function linesOf({ file, text }: TableText): Line[] {
  const lines: Line[] = [];
  for (const [index, raw] of text.split('\n').entries()) {
    const written = raw.startsWith('//') ? '' : raw.trim();
    if (written === '') continue;
    const above = lines.at(-1);
    if (/^[ \t]/.test(raw) && above) lines[lines.length - 1] = { ...above, text: `${above.text} ${written}` };
    else lines.push({ file, number: index + 1, text: written });
  }
  return lines;
}

type Reading = {
  readonly table: string;
  readonly rules: Draft[];
  readonly lists: Map<string, Phrase>;
  readonly context: NotationContext;
};

function readLine(text: string, reading: Reading): void {
  const list = /^\{([a-z-]+)\} =/.exec(text);
  if (list) addList(list[1]!, text.slice(list[0].length), reading);
  else if (text.startsWith('=')) reading.rules.push(startRule(text.slice(1).trim(), reading));
  else addToRule(text, reading);
}

function addToRule(text: string, { table, rules, context }: Reading): void {
  const rule = rules.at(-1);
  if (!rule) throw new NotationError('a phrase before the first rule: begin one with "= its-name 0.95"');
  const exception = /^not (before|after):/.exec(text);
  if (exception) {
    const written = text.slice(exception[0].length).trim();
    // Lists differ from table to table: the same line is the same exception within one of them only.
    const key = `${table}: ${written}`;
    rule[exception[1] === 'before' ? 'before' : 'after'].push(key);
    rule.exceptions.set(key, readPhrase(written, context));
    return;
  }
  const [body = '', ahead, more] = text.split('>');
  if (more !== undefined) throw new NotationError('">" stands once in a phrase');
  rule.lines.push({
    body: readPhrase(body, context),
    ahead: ahead === undefined ? null : readPhrase(ahead, context),
  });
}

function addList(name: string, text: string, { lists, context }: Reading): void {
  if (lists.has(name)) throw new NotationError(`the list {${name}} is there already: add the words to it`);
  lists.set(name, choiceOf([readPhrase(text, context)]));
}

function startRule(heading: string, { table, rules }: Reading): Draft {
  const parts = /^([a-z][a-zA-Z-]*)(?: (0|1|0\.\d{1,2}))?$/.exec(heading);
  if (!parts)
    throw new NotationError('a rule begins with "= its-name 0.95": letters and hyphens, then a score');
  const id = `${table}.${parts[1]}`;
  if (rules.some((rule) => rule.id === id)) throw new NotationError(`the rule ${id} is there already`);
  const score = Number(parts[2] ?? 1);
  return { id, score, lines: [], before: [], after: [], exceptions: new Map() };
}
