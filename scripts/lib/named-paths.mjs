// Pages lead people to files: every path that a page names must be there.
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const NAMED = /`((?:core|server|workers|client|prompts|scripts|test|docs)\/[\w./-]*)`/g;
const LINKED = /\]\((?!https?:|#)([^)#\s]+)(?:#[^)]*)?\)/g;

/**
 * The paths that a page names in back-quotes or links to and that are not there.
 * @param {string} root the repository
 * @param {string} page its path inside the repository
 * @returns {string[]} one line each
 */
export function missingPaths(root, page) {
  const text = readFileSync(join(root, page), 'utf8');
  const named = [...text.matchAll(NAMED)].map(([, path]) => path);
  const linked = [...text.matchAll(LINKED)].map(([, path]) => join(dirname(page), path));
  return [...new Set([...named, ...linked])]
    .filter((path) => !existsSync(join(root, path)))
    .map((path) => `${page}: ${path} is not there`);
}
