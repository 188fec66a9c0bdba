import { readFileSync } from 'node:fs';
import path from 'node:path';
import { detectWish, WISH_DOUBT } from '../../core/triage/wish/detect-wish.ts';
import { type WishArtefact, type WishModel, wishModelFrom } from '../../core/triage/wish/learned.ts';
import { findData, readJsonLines } from '../lib/public-data.ts';
import { mayTrainOn } from '../train/wish.ts';
import { type Outcomes, precision, recall, shareOf, withInterval } from './figures.ts';
import { DataAbsent, type EvalContext, type EvalRow } from './row.ts';

type Row = { readonly text: string; readonly label: 0 | 1; readonly source: string };

const artefact = path.resolve(import.meta.dirname, '../../workers/engines/local/models/wish.model.json');
const heldOutFile = path.resolve(import.meta.dirname, '../../test/fixtures/wish-held-out.json');

/** Wishes and look-alikes by language, and misspelt wishes. */
type HeldOut = {
  readonly languages: Readonly<Record<string, { readonly wishes: string[]; readonly others: string[] }>>;
  readonly misspelt: string[];
};

const naive = /\b(human|agent|person|representative|operator|someone)\b/i;

/** The shipped model of the learned wish score. */
export const loadWishModel = (): WishModel =>
  wishModelFrom(JSON.parse(readFileSync(artefact, 'utf8')) as WishArtefact);

/** One seeded slip of the finger per text: two neighbouring letters swapped in its longest word. */
export function misspell(text: string): string {
  const longest = text.split(/\s+/).reduce((a, b) => (b.length > a.length ? b : a), '');
  if (longest.length < 5) return text;
  const at = Math.floor(longest.length / 2);
  const slip = longest.slice(0, at) + longest[at + 1] + longest[at] + longest.slice(at + 2);
  return text.replace(longest, slip);
}

function rowsFor(outcomes: Outcomes, simple: Outcomes, part: string): EvalRow[] {
  const n = outcomes.said.length;
  const truths = outcomes.truth.filter(Boolean).length;
  return [
    {
      measure: `wish for a person, precision (${part})`,
      ...withInterval(n, (indices) => precision(outcomes, indices), 300),
      target: 0.97,
      anchor: 'naive pattern .50 on dev, .90 on test',
      n,
      baselines: [
        { name: 'always', value: truths / n },
        { name: 'naive pattern', value: precision(simple) },
      ],
    },
    {
      measure: `wish for a person, recall (${part})`,
      ...withInterval(n, (indices) => recall(outcomes, indices), 300),
      target: 0.95,
      anchor: 'naive pattern .79 on dev, .92 on test',
      n: truths,
      note: 'dev was looked at while the rules were written: expect less on other phrases',
      baselines: [
        { name: 'never', value: 0 },
        { name: 'naive pattern', value: recall(simple) },
      ],
    },
  ];
}

function alarmsOnUnseen(rows: readonly Row[], said: readonly boolean[]): EvalRow {
  const quiet = rows.flatMap((row, i) => (row.label === 0 && !mayTrainOn(row.text) ? [!said[i]!] : []));
  return {
    measure: 'wish: silent on texts that the learned score never saw',
    ...withInterval(
      quiet.length,
      (indices) => {
        let sum = 0;
        for (let k = 0; k < indices.length; k++) if (quiet[indices[k]!]) sum++;
        return sum / indices.length;
      },
      300,
    ),
    target: null,
    anchor: '–',
    n: quiet.length,
    baselines: [{ name: 'always', value: 0 }],
  };
}

function misspelt(rows: readonly Row[], model: WishModel): EvalRow {
  const truths = rows.filter((row) => row.label === 1).map((row) => misspell(row.text));
  const outcomes = {
    said: truths.map((text) => detectWish(text, model).wish),
    truth: truths.map(() => true),
  };
  return {
    measure: 'wish for a person, recall when misspelt',
    ...withInterval(truths.length, (indices) => recall(outcomes, indices)),
    target: null,
    anchor: 'two letters swapped in the longest word',
    n: truths.length,
    baselines: [
      { name: 'naive pattern', value: recall({ ...outcomes, said: truths.map((text) => naive.test(text)) }) },
    ],
  };
}

/** The list that was written before the detector was widened, and never looked at while it was. */
function heldOutRows(model: WishModel): EvalRow[] {
  const { languages, misspelt: written } = JSON.parse(readFileSync(heldOutFile, 'utf8')) as HeldOut;
  const hears = (text: string): boolean => detectWish(text, model).wish;
  const wishes = Object.values(languages).flatMap((each) => each.wishes);
  const others = Object.values(languages).flatMap((each) => each.others);
  const outcomes = {
    said: [...wishes, ...others].map(hears),
    truth: [...wishes.map(() => true), ...others.map(() => false)],
  };
  const row = (measure: string, hits: boolean[], target: number | null, note = ''): EvalRow => ({
    measure: `wish, held-out list in six languages: ${measure}`,
    ...shareOf(hits),
    target,
    anchor: 'before it was widened: P .97, R .59, misspelt .32',
    n: hits.length,
    note,
    baselines: [],
  });
  return [
    {
      ...row('precision', outcomes.said, 0.98, 'wishes said directly and indirectly, and look-alikes'),
      ...withInterval(outcomes.said.length, (indices) => precision(outcomes, indices), 300),
    },
    row('recall', wishes.map(hears), 0.95),
    ...Object.entries(languages).map(([language, each]) =>
      row(`recall in ${language}`, each.wishes.map(hears), null),
    ),
    row(
      'heard, or a person offered',
      wishes.map((text) => hears(text) || detectWish(text, model).score >= WISH_DOUBT),
      null,
    ),
    row(
      'others that are offered a person',
      others.map((text) => !hears(text) && detectWish(text, model).score >= WISH_DOUBT),
      null,
    ),
    row(
      'recall when misspelt',
      wishes.map((text) => hears(misspell(text))),
      0.85,
      'two letters swapped in the longest word',
    ),
    row('recall of misspelt ones as written', written.map(hears), 0.85),
  ];
}

/** Measures the wish detector on `human_request`: the test part where it is there, otherwise dev. */
export async function evaluate({ dataDir, progress }: EvalContext): Promise<EvalRow[]> {
  const file = findData(dataDir, 'human_request/test.jsonl', 'human_request/dev.jsonl');
  if (!file) throw new DataAbsent('human_request is not in the data folder');
  const rows = readJsonLines<Row>(file);
  const model = loadWishModel();
  const truth = rows.map((row) => row.label === 1);
  const said = rows.map((row, i) => {
    if (i % 1000 === 0) progress(i, rows.length, 'wish for a person');
    return detectWish(row.text, model).wish;
  });
  progress(rows.length, rows.length, 'wish for a person');
  const simple = { said: rows.map((row) => naive.test(row.text)), truth };
  const part = path.basename(file, '.jsonl');
  return [
    ...rowsFor({ said, truth }, simple, part),
    alarmsOnUnseen(rows, said),
    misspelt(rows, model),
    ...heldOutRows(model),
  ];
}
