import { spawn } from 'node:child_process';
import { ROOT } from './paths.mjs';
import { PlainError } from './progress.mjs';

const TAIL_LINES = 40;

/**
 * Runs a command quietly; its output is shown only when it fails.
 * @param {string} command
 * @param {string[]} args
 * @param {{env?: NodeJS.ProcessEnv}} [options]
 * @returns {Promise<string>} its whole output
 * @throws {PlainError} when it ends with a failure
 */
export async function runQuietly(command, args, { env = process.env } = {}) {
  const { code, output } = await runCaptured(command, args, { env });
  if (code === 0) return output;
  const tail = output.trimEnd().split('\n').slice(-TAIL_LINES).join('\n');
  throw new PlainError(`${tail}\n${command.split('/').at(-1)} ${args.join(' ')} failed (${code})`);
}

/**
 * Runs a command and collects what it says, standard error included.
 * @param {string} command
 * @param {string[]} args
 * @param {{env?: NodeJS.ProcessEnv}} [options]
 * @returns {Promise<{code: number | string, output: string}>}
 */
export function runCaptured(command, args, { env = process.env } = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd: ROOT, env, stdio: ['ignore', 'pipe', 'pipe'] });
    const chunks = [];
    child.stdout.on('data', (chunk) => chunks.push(chunk));
    child.stderr.on('data', (chunk) => chunks.push(chunk));
    child.once('error', (error) => resolve({ code: error.message, output: '' }));
    child.once('close', (code, signal) =>
      resolve({ code: code ?? signal ?? 1, output: Buffer.concat(chunks).toString() }),
    );
  });
}
