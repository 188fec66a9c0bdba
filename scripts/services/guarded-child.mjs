// Child processes that never outlive us: a tiny shell waits for our end of a pipe to close, which happens
// however we die, and then ends the child. Children have their own process group, so that Ctrl-C reaches
// only us and the order of stopping is ours.
import { spawn } from 'node:child_process';

const GUARD =
  'read -r _; kill -TERM "$1"; i=0; while kill -0 "$1" && [ "$i" -lt "$2" ]; do sleep 1; i=$((i+1)); done; kill -KILL "$1"';

/**
 * @typedef {object} GuardedChild
 * @property {import('node:child_process').ChildProcess} process
 * @property {number} pid
 * @property {Promise<{code: number | null, signal: string | null}>} exited
 * @property {(signal?: NodeJS.Signals) => void} kill
 * @property {(graceMs: number) => Promise<void>} stop asks with SIGTERM, after the grace insists with SIGKILL
 */

/**
 * Starts a child that ends when this process ends, also after kill -9.
 * @param {string} command
 * @param {string[]} args
 * @param {import('node:child_process').SpawnOptions & {graceSeconds?: number}} options
 * @returns {Promise<GuardedChild>}
 */
export async function spawnGuarded(command, args, { graceSeconds = 10, ...options }) {
  const child = spawn(command, args, { ...options, detached: true });
  await new Promise((resolve, reject) => {
    child.once('spawn', resolve);
    child.once('error', reject);
  });
  const guard = spawn('sh', ['-c', GUARD, 'guard', String(child.pid), String(graceSeconds)], {
    stdio: ['pipe', 'ignore', 'ignore'],
    detached: true,
  });
  guard.on('error', () => {});
  guard.unref();
  guard.stdin?.on('error', () => {});
  const exited = new Promise((resolve) => {
    child.once('exit', (code, signal) => {
      guard.kill('SIGKILL');
      resolve({ code, signal });
    });
  });
  return { process: child, pid: child.pid, exited, kill: (signal) => child.kill(signal), stop };

  async function stop(graceMs) {
    child.kill('SIGTERM');
    const timer = setTimeout(() => child.kill('SIGKILL'), graceMs);
    await exited;
    clearTimeout(timer);
  }
}
