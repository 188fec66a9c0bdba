// A pid alone is not a name: the system gives it again to somebody else. Pid and start time together are.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/**
 * Start mark of a living process, equal for the same process only; undefined when there is none.
 * @param {number} pid
 * @returns {string | undefined}
 */
export function readStartMark(pid) {
  if (process.platform === 'linux') return readLinuxStartMark(pid);
  try {
    const text = execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim();
    return text === '' ? undefined : text;
  } catch {
    return undefined;
  }
}

function readLinuxStartMark(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The command name may hold blanks and brackets, so count the fields after its closing bracket.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const isGone = fields[0] === 'Z' || fields[0] === 'X';
    return isGone ? undefined : `${readBootId()}:${fields[19]}`;
  } catch {
    return undefined;
  }
}

function readBootId() {
  try {
    return readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
  } catch {
    return '';
  }
}

/**
 * Whether exactly this process is still alive.
 * @param {{pid: number, startMark: string}} identity
 * @returns {boolean}
 */
export function isAlive({ pid, startMark }) {
  return readStartMark(pid) === startMark;
}

/**
 * Ends a process that is not our child: asks first, then insists.
 * @param {{pid: number, startMark: string}} identity
 * @param {number} graceMs how long it may take to end by itself
 * @returns {Promise<void>}
 */
export async function endProcess(identity, graceMs) {
  const deadline = Date.now() + graceMs;
  signal(identity, 'SIGTERM');
  while (isAlive(identity)) {
    if (Date.now() > deadline) signal(identity, 'SIGKILL');
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

function signal(identity, name) {
  if (!isAlive(identity)) return;
  try {
    process.kill(identity.pid, name);
  } catch (error) {
    if (error.code !== 'ESRCH') throw error;
  }
}
