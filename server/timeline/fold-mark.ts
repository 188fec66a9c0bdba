import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const CORE = path.resolve(import.meta.dirname, '../../core');
/** The rooms of core that a fold's code stands in. */
const ROOMS = ['shared', 'values', 'text', 'sentiment', 'routing', 'timeline', 'brief'];

/** Tells which code folds: a hash of its files. A build that folds otherwise has another. */
export function readFoldMark(): string {
  const hash = createHash('sha256');
  for (const room of ROOMS)
    for (const name of namesIn(room)) hash.update(name).update(readFileSync(path.join(CORE, room, name)));
  return hash.digest('hex');
}

function namesIn(room: string): string[] {
  return readdirSync(path.join(CORE, room), { recursive: true, encoding: 'utf8' })
    .filter((name) => /(?<!\.d)\.(ts|js|json)$/.test(name))
    .sort();
}
