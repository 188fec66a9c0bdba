// Which program wrote the queue's files of a data folder: Valkey and Redis do not read each other's.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { isAbsolute, join } from 'node:path';

/** @typedef {{command: string, args: string[], env: Record<string, string>}} Program */

const memoryPath = (dataDir) => join(dataDir, 'run', 'queue-engine.json');

/**
 * @param {string} dataDir
 * @returns {Program | undefined} undefined where none is known, or it is not there any more
 */
export function recallProgram(dataDir) {
  try {
    const program = JSON.parse(readFileSync(memoryPath(dataDir), 'utf8'));
    return [program.command, ...program.args.filter(isAbsolute)].every(existsSync) ? program : undefined;
  } catch {
    return undefined;
  }
}

/**
 * @param {string} dataDir
 * @param {Program} program
 */
export function rememberProgram(dataDir, program) {
  writeFileSync(memoryPath(dataDir), JSON.stringify(program));
}
