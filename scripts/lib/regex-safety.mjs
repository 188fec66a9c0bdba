// Proves that no regular expression can be made to backtrack without end, or in a time that is the square of the
// text's length.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
// The whole checker in JavaScript: the package's own entry looks for programs of each system first.
import recheck from 'recheck/lib/browser.js';
import { ROOT } from './paths.mjs';
import { findRegexes } from './regex-literals.mjs';
import { hasNestedRepeats } from './regex-nesting.mjs';

/** Hashes of proven patterns, so that a fresh clone need not prove them again (a minute); delete it to prove all anew. */
const PROVEN_FILE = join(ROOT, 'scripts/lib/regex-proven.json');
const CACHE_FILE = join(ROOT, 'node_modules/.cache/handrail/regex-proven.json');
/** What takes longer to prove is to be written in a simpler way. */
const LIMIT_MS = 30_000;
/** How patterns are proven: other proofs do not count. */
const METHOD = 'automaton; counted steps where repeats are nested';

/** What is wrong with the patterns of some files, as lines for people; empty where all are proven. */
export function findUnsafeRegexes(files) {
  const regexes = files.flatMap(findRegexes);
  const proven = knownProofs();
  const problems = [];
  for (const regex of regexes) {
    if (proven.has(hashOf(regex))) continue;
    const fault = faultOf(regex);
    if (fault) problems.push(`${relative(ROOT, regex.file)}:${regex.line}: ${fault}`);
    else proven.add(hashOf(regex));
  }
  writeJson(CACHE_FILE, [...proven].sort());
  return problems;
}

/** Writes down the proofs of the patterns that these files hold, for everybody. */
export function keepProofs(files) {
  const hashes = new Set(files.flatMap(findRegexes).map(hashOf));
  writeJson(PROVEN_FILE, [...knownProofs()].filter((hash) => hashes.has(hash)).sort());
}

const knownProofs = () => new Set([...readJson(PROVEN_FILE), ...readJson(CACHE_FILE)]);

/** A pattern that is put together at run time is known by its file. */
const keyOf = ({ file, source, flags }) =>
  source === null ? `put together in ${relative(ROOT, file)}` : `/${source}/${flags}`;

const hashOf = (regex) =>
  createHash('sha256')
    .update(`${METHOD} ${keyOf(regex)}`)
    .digest('hex')
    .slice(0, 16);

function faultOf(regex) {
  const { source, flags } = regex;
  if (source === null) return 'a pattern that is put together at run time cannot be proven: use a word table';
  const why =
    resultOf(regex, 'automaton') ?? (hasNestedRepeats(source) ? resultOf(regex, 'fuzz') : undefined);
  return why && `${why}: /${source}/${flags}\n  use a word table (core/text/phrases.ts) or a simpler pattern`;
}

/** The automaton takes every repeat with a bound for harmless, even (a{1,30}){1,30}: there steps are counted too. */
function resultOf({ source, flags }, checker) {
  const { status, complexity, error } = recheck.checkSync(source, flags, { checker, timeout: LIMIT_MS });
  if (status === 'safe') return undefined;
  return status === 'vulnerable' ? complexity.summary : `cannot be proven (${error.kind})`;
}

const readJson = (file) => (existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : []);

function writeJson(file, value) {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `${JSON.stringify(value, null, 2)}\n`);
}
