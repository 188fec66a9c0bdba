import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { bootstrap } from '../learning/resample.ts';
import { readJsonLines } from '../lib/public-data.ts';
import { type Dialogue, type Labels, type Read, readBrief } from './briefs/read-brief.ts';
import {
  type Counts,
  factCounts,
  fixCounts,
  isMatterNamed,
  moodHits,
  quoteCounts,
  thingCounts,
} from './briefs/score.ts';
import { DataAbsent, type EvalContext, type EvalRow } from './row.ts';

const labelFile = new URL('../../test/fixtures/tweetsumm-briefs.json', import.meta.url);

/**
 * The whole brief on dialogues labelled by hand (docs/decisions/facts-labels.md): folded entry by entry, and read as
 * an agent reads it at the end. Intervals: percentile bootstrap over dialogues. Throws DataAbsent without them.
 */
export async function evaluate({ dataDir, progress }: EvalContext): Promise<EvalRow[]> {
  const file = join(dataDir, 'tweetsumm', 'tweetsumm_train.jsonl');
  if (!existsSync(file)) throw new DataAbsent(`${file} is absent`);
  const { dialogues: labels } = JSON.parse(readFileSync(labelFile, 'utf8')) as { dialogues: Labels[] };
  const byId = new Map(readJsonLines<Dialogue>(file).map((dialogue) => [dialogue.conversation_id, dialogue]));
  const parts = [
    { name: 'held-out 30', part: 'heldOut' },
    { name: 'tuned-on 30', part: 'tune' },
  ];
  return parts.flatMap(({ name, part }, at) => {
    progress(at + 1, parts.length, `briefs: ${name}`);
    return rowsOf(
      name,
      labels
        .filter((label) => label.part === part)
        .map((label) => readBrief(byId.get(label.conversation_id)!, label)),
    );
  });
}

function rowsOf(part: string, all: Read[]): EvalRow[] {
  const rate = (
    measure: string,
    target: number | null,
    counts: Counts[],
    of: (counts: Counts[]) => number,
    note?: string,
  ): EvalRow => ({
    measure: `brief: ${measure}, ${part}`,
    value: of(counts),
    ...bootstrap(counts.length, (indices) => of([...indices].map((index) => counts[index]!))),
    target,
    anchor: '–',
    n: of === precision ? sum(counts, 'said') : sum(counts, 'labelled'),
    ...(note ? { note } : {}),
    baselines: [],
  });
  const share = (measure: string, target: number | null, hits: boolean[], note?: string) =>
    rate(measure, target, hits.map(countsOfHit), recall, note);
  const fixes = all.map((one) => fixCounts(one));
  return [
    share('headline names the matter', 0.92, all.map(isMatterNamed), 'the labelled words stand in it'),
    rate('fixes found with the right outcome', 0.85, fixes, recall),
    rate('fixes told are fixes, with the right outcome', null, fixes, precision),
    rate(
      'outcome right of the fixes found',
      0.85,
      all.map((one) => fixCounts(one, true)),
      recall,
    ),
    rate('facts, precision', 0.97, all.map(factCounts), precision, 'overlap and same kind'),
    rate('facts, recall', 0.92, all.map(factCounts), recall, 'overlap and same kind'),
    rate('products and places, recall', null, all.map(thingCounts), recall),
    rate(
      'open questions, precision',
      null,
      all.map((one) => quoteCounts(one, 'openQuestions')),
      precision,
    ),
    rate(
      'open questions, recall',
      null,
      all.map((one) => quoteCounts(one, 'openQuestions')),
      recall,
    ),
    rate(
      'promises, precision',
      null,
      all.map((one) => quoteCounts(one, 'promises')),
      precision,
    ),
    rate(
      'promises, recall',
      null,
      all.map((one) => quoteCounts(one, 'promises')),
      recall,
    ),
    share(
      'mood at the end',
      null,
      all.map((one) => moodHits(one).now),
    ),
    share(
      'whether the mood rose, fell or stayed',
      null,
      all.map((one) => moodHits(one).trend),
    ),
  ];
}

const countsOfHit = (hit: boolean): Counts => ({
  said: 1,
  right: Number(hit),
  labelled: 1,
  found: Number(hit),
});
const sum = (counts: Counts[], key: keyof Counts): number =>
  counts.reduce((total, one) => total + one[key], 0);
const precision = (counts: Counts[]): number => sum(counts, 'right') / Math.max(1, sum(counts, 'said'));
const recall = (counts: Counts[]): number => sum(counts, 'found') / Math.max(1, sum(counts, 'labelled'));
