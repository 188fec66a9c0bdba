import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of the checkout. */
export const ROOT = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/**
 * A program of an installed package.
 * @param {string} name
 * @returns {string}
 */
export const bin = (name) => join(ROOT, 'node_modules', '.bin', name);
