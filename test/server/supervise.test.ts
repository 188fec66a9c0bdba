import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

const ROOT = join(import.meta.dirname, '../..');

// What every process of the product does, and nothing else.
const PART = `
import { answerWatcher } from '${join(ROOT, 'server/watch-child.ts')}';
answerWatcher();
process.on('SIGTERM', () => process.exit(0));
console.log(process.pid);
`;

describe('the first process of a container', () => {
  let folder: string;
  let supervisor: ChildProcess;
  let partPid: number;

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
    partPid = Number(line);
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

  it('hands a signal on and ends as the part ends', async () => {
    supervisor.kill('SIGTERM');
    expect(await once(supervisor, 'exit')).toEqual([0, null]);
  }, 60_000);
});
