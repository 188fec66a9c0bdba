import { cp, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { STORE_FORM } from '../../server/store/store-form.ts';

const ROOT = join(import.meta.dirname, '../..');

/** A checkout of a newer release. */
export type NewerBuild = { root: string; remove: () => Promise<void> };

/**
 * Makes the release after this one: its notes are entries of a type that this one does not know, notes of this one are
 * brought up, and the form of its store is one higher.
 */
export async function makeNewerBuild(): Promise<NewerBuild> {
  const root = await mkdtemp(join(tmpdir(), 'handrail-newer-'));
  for (const part of ['core', 'server', 'package.json'])
    await cp(join(ROOT, part), join(root, part), { recursive: true });
  await symlink(join(ROOT, 'node_modules'), join(root, 'node_modules'));
  for (const file of await sourcesIn(root)) await change(file, "'note.added'", "'note.written'");
  await changeOnce(
    join(root, 'core/timeline/upcast.ts'),
    'const upcasters: readonly Upcaster[] = [',
    `const upcasters: readonly Upcaster[] = [{
      from: { type: 'note.added', version: 1 }, to: { type: 'note.written', version: 1 }, data: (data) => data,
    },`,
  );
  const { version } = STORE_FORM;
  await changeOnce(
    join(root, 'server/store/store-form.ts'),
    `version: ${version},`,
    `version: ${version + 1},`,
  );
  return { root, remove: () => rm(root, { recursive: true, force: true }) };
}

async function sourcesIn(root: string): Promise<string[]> {
  const found = await Promise.all(
    ['core', 'server'].map((part) => readdir(join(root, part), { recursive: true, withFileTypes: true })),
  );
  return found
    .flat()
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
    .map((entry) => join(entry.parentPath, entry.name));
}

async function change(file: string, from: string, to: string): Promise<boolean> {
  const before = await readFile(file, 'utf8');
  if (!before.includes(from)) return false;
  await writeFile(file, before.replaceAll(from, to));
  return true;
}

async function changeOnce(file: string, from: string, to: string): Promise<void> {
  if (!(await change(file, from, to))) throw new Error(`${file} has no ${from}`);
}
