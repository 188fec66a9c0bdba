// dependency-cruiser reads no JSX with the parsers that fit here, so the rule for the browser's code, the one
// that matters most for its JSX files, is checked from their import lines.
import { readFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { ROOT } from './paths.mjs';

const IMPORT = /(?:\bfrom|\bimport)\s*\(?\s*['"](\.[^'"]+)['"]/g;
const ALLOWED = new Set(['client', 'core']);

/**
 * Relative imports that leave `client/` for anything but `core/`, one line each.
 * @param {string} file absolute path
 * @returns {string[]}
 */
export function findForbiddenImports(file) {
  const specifiers = [...readFileSync(file, 'utf8').matchAll(IMPORT)].map((match) => match[1]);
  return specifiers
    .map((specifier) => relative(ROOT, join(dirname(file), specifier)))
    .filter((target) => !ALLOWED.has(target.split(sep)[0]))
    .map((target) => `${relative(ROOT, file)} may not import ${target}`);
}
