import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const LOCK_FILE = join(import.meta.dirname, '../../scripts/services/lock.mjs');
// Takes the lock, says so, and keeps it until its input closes or it is killed.
const HOLDER = `
  import { lockFolder } from ${JSON.stringify(LOCK_FILE)};
  try {
    const release = lockFolder(process.argv[1]);
    process.stdout.write('taken');
    process.stdin.on('end', () => { release(); process.exit(0); }).resume();
  } catch (error) {
    process.stdout.write(error.name + ' ' + error.pid);
  }
`;

describe('lock of a data folder', () => {
  let dir: string;
  let holders: ChildProcess[];

  beforeEach(async () => {
    dir = await mkdtemp(join(tmpdir(), 'handrail-lock-'));
    holders = [];
  });

  afterEach(async () => {
    for (const holder of holders) holder.kill('SIGKILL');
    await rm(dir, { recursive: true, force: true });
  });

  async function take(): Promise<{ word: string; holder: ChildProcess }> {
    const args = ['--input-type=module', '--eval', HOLDER, '--', dir];
    const holder = spawn(process.execPath, args, { stdio: ['pipe', 'pipe', 'inherit'] });
    holders.push(holder);
    const [word] = await once(holder.stdout as NonNullable<typeof holder.stdout>, 'data');
    return { word: String(word), holder };
  }

  it('is refused to a second process, with the pid of the first', async () => {
    const first = await take();
    const second = await take();
    expect(first.word).toBe('taken');
    expect(second.word).toBe(`FolderInUseError ${first.holder.pid}`);
  });

  it('is taken over from a process that was killed', async () => {
    const first = await take();
    first.holder.kill('SIGKILL');
    await once(first.holder, 'exit');
    expect((await take()).word).toBe('taken');
  });

  it('is free again after a release', async () => {
    const first = await take();
    first.holder.stdin?.end();
    await once(first.holder, 'exit');
    expect((await take()).word).toBe('taken');
  });

  it('is not held by another process that got the pid of a dead owner', async () => {
    await take().then(async ({ holder }) => {
      holder.kill('SIGKILL');
      await once(holder, 'exit');
    });
    const [name] = (await readdir(join(dir, 'run'))).filter((file) => file.startsWith('lock.'));
    const stranger = { pid: process.pid, startMark: 'of another process' };
    await writeFile(join(dir, 'run', String(name)), JSON.stringify(stranger));
    expect((await take()).word).toBe('taken');
  });

  it('goes to exactly one of many that want a stale lock at once', async () => {
    const first = await take();
    first.holder.kill('SIGKILL');
    await once(first.holder, 'exit');
    const words = (await Promise.all(Array.from({ length: 8 }, take))).map(({ word }) => word);
    expect(words.filter((word) => word === 'taken')).toHaveLength(1);
    expect(words.filter((word) => word.startsWith('FolderInUseError'))).toHaveLength(7);
  });
});
