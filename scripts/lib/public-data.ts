import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** One labelled text of a public set. */
export type Labelled = { readonly text: string; readonly label: string };

/** Where the public data lie: `HANDRAIL_DATA`, or `../shared/data` beside the project. */
export const dataFolder = (): string =>
  process.env['HANDRAIL_DATA'] ?? path.resolve(import.meta.dirname, '../../../shared/data');

/** The first of some files that exists in the data folder. */
export function findData(dataDir: string, ...names: string[]): string | undefined {
  return names.map((name) => path.join(dataDir, name)).find((file) => existsSync(file));
}

/** A CSV file of `text,label` with a heading and quoted fields. */
export function readTextCsv(file: string): Labelled[] {
  const rows: Labelled[] = [];
  const source = readFileSync(file, 'utf8');
  const line = /(?:"((?:[^"]|"")*)"|([^,\n]*)),([^\n]*)\r?(?:\n|$)/gy;
  line.lastIndex = source.indexOf('\n') + 1;
  for (let match = line.exec(source); match; match = line.exec(source)) {
    rows.push({ text: (match[1] ?? match[2] ?? '').replaceAll('""', '"'), label: (match[3] ?? '').trim() });
    if (line.lastIndex >= source.length) break;
  }
  return rows;
}

export function readJsonLines<T>(file: string): T[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as T);
}

export type Clinc = Readonly<Record<string, readonly (readonly [string, string])[]>>;

export const readClinc = (file: string): Clinc => JSON.parse(readFileSync(file, 'utf8')) as Clinc;
