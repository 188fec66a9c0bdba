import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { NODE_ARGS } from '../../server/node-args.ts';

const ROOT = join(import.meta.dirname, '../..');

// What every process of the product does, and nothing else.
const PART = `
import { answerWatcher } from '${join(ROOT, 'server/watch-child.ts')}';
answerWatcher();
process.on('SIGTERM', () => process.exit(0));
console.log(process.pid, ...process.execArgv);
`;

describe('the first process of a container', () => {
  let folder: string;
  let supervisor: ChildProcess;
  let partPid: number;
  let partArgs: string[];

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'handrail-supervise-'));
    const file = join(folder, 'part.ts');
    await writeFile(file, PART);
    const args = ['--import', 'tsx', join(ROOT, 'server/supervise.ts'), file];
    const env = {
      ...process.env,
      MONGODB_URI: 'mongodb://store.invalid/x',
      REDIS_URL: 'redis://queue.invalid',
      HANDRAIL_SECRET: 'a secret that is only good for tests and trials',
      HANDRAIL_HUNG_AFTER_SECONDS: '3',
    };
    supervisor = spawn(process.execPath, args, { cwd: ROOT, env, stdio: ['ignore', 'pipe', 'pipe'] });
    if (!supervisor.stdout) throw new Error('it has no output');
    const [line] = (await once(createInterface(supervisor.stdout), 'line')) as [string];
    [partPid, ...partArgs] = readPart(line);
  }, 60_000);

  afterEach(async () => {
    if (supervisor.exitCode === null) supervisor.kill('SIGKILL');
    await rm(folder, { recursive: true, force: true });
  });

  it('ends a part that hangs and fails, so that it is started again', async () => {
    const said = once(supervisor.stderr as NodeJS.ReadableStream, 'data');
    process.kill(partPid, 'SIGSTOP');
    expect(await once(supervisor, 'exit')).toEqual([1, null]);
    expect(String(await said)).toContain('hangs');
    expect(() => process.kill(partPid, 0)).toThrow('ESRCH');
  }, 60_000);

  it("gives the part Node's arguments, hands a signal on and ends as the part ends", async () => {
    expect(partArgs).toEqual(['--import', 'tsx', ...NODE_ARGS]);
    supervisor.kill('SIGTERM');
    expect(await once(supervisor, 'exit')).toEqual([0, null]);
  }, 60_000);
});

/** What a part says of itself. */
function readPart(line: string): [number, ...string[]] {
  const [pid, ...args] = line.split(' ');
  return [Number(pid), ...args];
}
