import { readFileSync } from 'node:fs';
import { readCues } from '../../core/sentiment/cues.ts';
import { sentimentOf } from '../../core/sentiment/sentiment.ts';
import { areaUnderCurve } from '../learning/resample.ts';
import { findData } from '../lib/public-data.ts';
import { withInterval } from './figures.ts';
import { DataAbsent, type EvalContext, type EvalRow } from './row.ts';

/** Rows of a CSV text with quoted fields that may hold line ends. */
function readCsv(source: string): string[][] {
  const field = /(?:"((?:[^"]|"")*)"|([^,\n\r]*))(,|\r?\n|$)/gy;
  const rows: string[][] = [];
  let row: string[] = [];
  for (let match = field.exec(source); match; match = field.exec(source)) {
    row.push((match[1] ?? match[2] ?? '').replaceAll('""', '"'));
    if (match[3] !== ',') {
      rows.push(row);
      row = [];
    }
    if (field.lastIndex >= source.length) break;
  }
  return rows;
}

/** The shipped sentiment model, never trained on these texts, on tweets to airlines. */
export async function evaluate({ dataDir, progress }: EvalContext): Promise<EvalRow[]> {
  const file = findData(dataDir, 'airline_tweets/tweets.csv');
  if (!file) throw new DataAbsent('airline_tweets/tweets.csv is absent');
  const [head = [], ...rows] = readCsv(readFileSync(file, 'utf8'));
  const [labelAt, textAt] = [head.indexOf('airline_sentiment'), head.indexOf('text')];
  const tweets = rows.filter((row) => row.length > textAt && (row[labelAt] ?? '') !== '');
  const labels = tweets.map((row) => Number(row[labelAt] === 'negative'));
  const scores = tweets.map((row) => -sentimentOf(row[textAt]!));
  const counts = tweets.map((row) => {
    const { counts: c } = readCues(row[textAt]!);
    return c.outrage + c.displeased + c.deniedPraise - c.praise - c.thanks;
  });
  progress(1, 1, 'sentiment');
  const auc = (of: readonly number[], indices: ArrayLike<number>): number =>
    areaUnderCurve(
      Array.from(indices, (i) => of[i]!),
      Array.from(indices, (i) => labels[i]!),
    );
  return [
    {
      measure: 'sentiment of a message, AUC for negative, airline tweets',
      ...withInterval(tweets.length, (indices) => auc(scores, indices), 100),
      target: null,
      anchor: 'lexicons .76 to .78; TF-IDF trained on these tweets .91',
      n: tweets.length,
      note: 'the shipped model, not trained on any of these',
      baselines: [
        { name: 'always', value: 0.5 },
        {
          name: 'own feeling words, counted',
          value: auc(
            counts,
            tweets.map((_, i) => i),
          ),
        },
      ],
    },
  ];
}
