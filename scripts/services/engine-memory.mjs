// Which program wrote the queue's files of a data folder: Valkey and Redis do not read each other's.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { isAbsolute, join } from 'node:path';

/** @typedef {{command: string, args: string[], env: Record<string, string>}} Program */

const memoryPath = (dataDir) => join(dataDir, 'run', 'queue-engine.json');

/**
 * @param {string} dataDir
 * @param {(text: string) => void} onWarning told where the program is not there any more
 * @returns {Program | undefined} undefined where none is known, or it is not there any more
 */
export function recallProgram(dataDir, onWarning) {
  const program = readMemory(dataDir);
  const gone =
    program && [program.command, ...program.args.filter(isAbsolute)].find((path) => !existsSync(path));
  if (gone === undefined) return program;
  onWarning(
    `! The queue in this folder was written by ${gone}, which is not there any more: what else is found goes on ` +
      `with it. If that cannot read it, put the program back, or remove ${join(dataDir, 'redis')}: it holds reminders only.`,
  );
  return undefined;
}

function readMemory(dataDir) {
  try {
    return JSON.parse(readFileSync(memoryPath(dataDir), 'utf8'));
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
