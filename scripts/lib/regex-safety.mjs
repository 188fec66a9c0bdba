// Proves that no regular expression can be made to backtrack without end, or in a time that is the square of the
// text's length.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
// The whole checker in JavaScript: the package's own entry looks for programs of each system first.
import recheck from 'recheck/lib/browser.js';
import { ROOT } from './paths.mjs';
import { findRegexes } from './regex-literals.mjs';

/** Hashes of the patterns that were proven before: all together take some twelve seconds. */
const CACHE_FILE = join(ROOT, 'node_modules/.cache/handrail/regex-proven.json');
/** What takes longer to prove is to be written in a simpler way. */
const LIMIT_MS = 20_000;

/** What is wrong with the patterns of some files, as lines for people; empty where all are proven. */
export function findUnsafeRegexes(files) {
  const regexes = files.flatMap(findRegexes);
  const proven = new Set(readJson(CACHE_FILE));
  const problems = [];
  for (const regex of regexes) {
    if (proven.has(hashOf(regex))) continue;
    const fault = faultOf(regex);
    if (fault) problems.push(`${relative(ROOT, regex.file)}:${regex.line}: ${fault}`);
    else proven.add(hashOf(regex));
  }
  const kept = new Set(regexes.map(hashOf).filter((hash) => proven.has(hash)));
  writeJson(CACHE_FILE, [...kept].sort());
  return problems;
}

/** A pattern that is put together at run time is known by its file. */
const keyOf = ({ file, source, flags }) =>
  source === null ? `put together in ${relative(ROOT, file)}` : `/${source}/${flags}`;

const hashOf = (regex) => createHash('sha256').update(keyOf(regex)).digest('hex').slice(0, 16);

function faultOf({ source, flags }) {
  if (source === null) return 'a pattern that is put together at run time cannot be proven: use a word table';
  const { status, complexity, error } = recheck.checkSync(source, flags, {
    checker: 'automaton',
    timeout: LIMIT_MS,
  });
  if (status === 'safe') return undefined;
  const why = status === 'vulnerable' ? complexity.summary : `cannot be proven (${error.kind})`;
  return `${why}: /${source}/${flags}\n  use a word table (core/text/phrases.ts) or a simpler pattern`;
}

const readJson = (file) => (existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : []);

function writeJson(file, value) {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `${JSON.stringify(value, null, 2)}\n`);
}
