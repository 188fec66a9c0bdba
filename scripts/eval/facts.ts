import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { extractFacts } from '../../core/brief/facts/facts.ts';
import { bootstrap } from '../learning/resample.ts';
import { readJsonLines } from '../lib/public-data.ts';
import { DataAbsent, type EvalContext, type EvalRow } from './row.ts';

type Label = { conversation_id: string; turn: number; start: number; end: number; kind: string };
type Labels = {
  tune: string[];
  heldOut: string[];
  validation: string[];
  second: string[];
  last: string[];
  labels: Label[];
};
type Dialogue = { conversation_id: string; turns: { speaker_guess: string; text: string }[] };
type Span = { start: number; end: number; kind: string };
/** Of one dialogue: extracted, extracted and right, labelled, labelled and found. */
type Counts = { said: number; right: number; labelled: number; found: number };
type Extract = (dialogue: Dialogue) => Span[][];

const TARGET = 0.95;
const labelFile = new URL('../../test/fixtures/tweetsumm-facts.json', import.meta.url);

/**
 * Facts kept in the brief, on dialogues labelled by hand (docs/decisions/facts-labels.md). An extracted fact
 * is right when it overlaps a label of the same kind; a label is found when a fact of its kind overlaps it. Intervals:
 * percentile bootstrap over dialogues. Throws DataAbsent without them.
 */
export async function evaluate({ dataDir, progress }: EvalContext): Promise<EvalRow[]> {
  const files = ['train', 'valid'].map((part) => join(dataDir, 'tweetsumm', `tweetsumm_${part}.jsonl`));
  const absent = files.find((file) => !existsSync(file));
  if (absent) throw new DataAbsent(`${absent} is absent`);
  const labels = JSON.parse(readFileSync(labelFile, 'utf8')) as Labels;
  const dialogues = files.flatMap((file) => readJsonLines<Dialogue>(file));
  const parts = [
    { name: 'held-out 50 of train', ids: labels.heldOut },
    { name: 'tuned-on 50 of train', ids: labels.tune },
    {
      name: '166 more, tuned on in turns',
      ids: [...labels.validation, ...labels.second, ...labels.last],
    },
  ];
  return parts.flatMap(({ name, ids }, at) => {
    const chosen = dialogues.filter((dialogue) => ids.includes(dialogue.conversation_id));
    progress(at + 1, parts.length, `facts: ${name}`);
    return rowsOf(name, chosen, labels.labels);
  });
}

function rowsOf(part: string, dialogues: Dialogue[], labels: Label[]): EvalRow[] {
  const counts = dialogues.map((dialogue) => countsOf(dialogue, labels, extractAll(dialogue), true));
  const naive = dialogues.map((dialogue) => countsOf(dialogue, labels, tokensWithDigits(dialogue), false));
  const row = (measure: string, rate: (counts: Counts[]) => number, n: number): EvalRow => ({
    measure: `facts kept in the brief, ${measure}, ${part}`,
    value: rate(counts),
    ...bootstrap(counts.length, (indices) => rate([...indices].map((index) => counts[index]!))),
    target: TARGET,
    anchor: '–',
    n,
    note: `${kindsNote(dialogues, labels)}; first readings before tuning: docs/decisions/facts-labels.md`,
    baselines: [{ name: 'every token with a digit, of any kind', value: rate(naive) }],
  });
  return [row('precision', precision, sum(counts, 'said')), row('recall', recall, sum(counts, 'labelled'))];
}

/** The extractor as the brief uses it: with the other side's last message and the ids known so far. */
function extractAll(dialogue: Dialogue): Span[][] {
  const known = new Map<string, string>();
  const last: Record<string, string> = {};
  return dialogue.turns.map(({ speaker_guess: speaker, text }) => {
    const askedBy = last[speaker === 'customer' ? 'agent' : 'customer'] ?? '';
    const facts = extractFacts(text, { askedBy, known });
    for (const fact of facts) if (fact.kind === 'id') known.set(fact.value.toUpperCase(), fact.name);
    last[speaker] = text;
    // Products and places are not labelled here; scripts/eval/briefs.ts counts them.
    return facts.filter(({ kind }) => kind !== 'product' && kind !== 'place');
  });
}

const tokensWithDigits: Extract = (dialogue) =>
  dialogue.turns.map(({ text }) =>
    [...text.matchAll(/\S*\d\S*/g)].map((match) => ({
      start: match.index,
      end: match.index + match[0].length,
      kind: '',
    })),
  );

function countsOf(dialogue: Dialogue, labels: Label[], spans: Span[][], sameKind: boolean): Counts {
  const counts: Counts = { said: 0, right: 0, labelled: 0, found: 0 };
  const own = labels.filter((label) => label.conversation_id === dialogue.conversation_id);
  spans.forEach((facts, turn) => {
    const told = own.filter((label) => label.turn === turn);
    const meet = (a: Span, b: Span) => a.start < b.end && b.start < a.end && (!sameKind || a.kind === b.kind);
    counts.said += facts.length;
    counts.right += facts.filter((fact) => told.some((label) => meet(fact, label))).length;
    counts.labelled += told.length;
    counts.found += told.filter((label) => facts.some((fact) => meet(fact, label))).length;
  });
  return counts;
}

const sum = (counts: Counts[], key: keyof Counts): number =>
  counts.reduce((total, one) => total + one[key], 0);
const precision = (counts: Counts[]): number => sum(counts, 'right') / Math.max(1, sum(counts, 'said'));
const recall = (counts: Counts[]): number => sum(counts, 'found') / Math.max(1, sum(counts, 'labelled'));

function kindsNote(dialogues: Dialogue[], labels: Label[]): string {
  const ids = new Set(dialogues.map((dialogue) => dialogue.conversation_id));
  const byKind = new Map<string, number>();
  for (const { conversation_id, kind } of labels)
    if (ids.has(conversation_id)) byKind.set(kind, (byKind.get(kind) ?? 0) + 1);
  return `overlap and same kind; labels: ${[...byKind].map(([kind, count]) => `${count} ${kind}`).join(', ')}`;
}
