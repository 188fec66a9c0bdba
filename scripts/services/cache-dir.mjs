import { homedir } from 'node:os';
import { join } from 'node:path';

/**
 * Folder for downloaded parts that all checkouts of this user may share.
 * @returns {string}
 */
export function getCacheDir() {
  const base = process.env.XDG_CACHE_HOME || join(homedir(), '.cache');
  return process.env.HANDRAIL_CACHE_DIR || join(base, 'handrail');
}
