// Secrets that nobody set: made once and kept, by `npm start` in the data folder, by Compose in a volume.
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * @param {string} dataDir
 * @param {string} fileName
 * @param {() => string} make
 * @param {number} [mode] who may read it; its owner alone, unless told otherwise
 * @returns {{value: string, file: string, isNew: boolean}}
 */
export function keepSecret(dataDir, fileName, make, mode = 0o600) {
  const file = join(dataDir, fileName);
  if (existsSync(file)) {
    const value = readFileSync(file, 'utf8').trim();
    if (value !== '') return { value, file, isNew: false };
  }
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const value = make();
  writeFileSync(file, `${value}\n`, { mode });
  return { value, file, isNew: true };
}

/** @returns {string} 64 hexadecimal digits */
export const makeKey = () => randomBytes(32).toString('hex');

// Without letters and digits that look alike, because people type it.
const LEGIBLE = 'abcdefghjkmnpqrstuvwxyz23456789';

/** @returns {string} four groups of four legible characters, about 79 bits */
export function makePassword() {
  const pick = () => {
    let byte = randomBytes(1)[0];
    while (byte >= 256 - (256 % LEGIBLE.length)) byte = randomBytes(1)[0];
    return LEGIBLE[byte % LEGIBLE.length];
  };
  const group = () => Array.from({ length: 4 }, pick).join('');
  return Array.from({ length: 4 }, group).join('-');
}
