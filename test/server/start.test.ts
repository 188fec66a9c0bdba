import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runStart, type Started } from '../../scripts/lib/run-start.ts';
import { openVisitor } from '../../scripts/replay/clients/visitor.ts';
import { good } from '../support/answers.ts';

const START_FILE = join(import.meta.dirname, '../../scripts/start.mjs');

describe('npm start', () => {
  let dataDir: string;
  let started: Started;

  beforeAll(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'handrail-start-'));
    started = await runStart(dataDir, { HANDRAIL_HUNG_AFTER_SECONDS: '5' });
  }, 240_000);

  afterAll(async () => {
    await started?.stop();
    await rm(dataDir, { recursive: true, force: true });
  });

  it('is ready only when the first question is answered from an article, and says what it waited for', async () => {
    await askAndBeAnswered(started.url);
    expect(started.said).toContain('the articles to be read');
  }, 90_000);

  it('is what the commands of an operator work on', () => {
    const admin = ['--silent', 'run', 'admin', '--', 'capacity', '--workspace', 'demo', '--at-most', '5'];
    const env = { ...process.env, MONGODB_URI: '', HANDRAIL_DATA_DIR: dataDir };
    const told = (args: string[]) => spawnSync('npm', args, { env, encoding: 'utf8' });
    expect(told(admin)).toMatchObject({ status: 0, stdout: expect.stringContaining('5') });
    expect(told(['--silent', 'run', 'rebuild'])).toMatchObject({ status: 0 });
    const nowhere = spawnSync('npm', admin, {
      env: { ...env, HANDRAIL_DATA_DIR: '/nowhere' },
      encoding: 'utf8',
    });
    expect(nowhere).toMatchObject({ status: 1, stderr: expect.stringContaining('Nothing runs on /nowhere') });
  }, 60_000);

  it('ends a server and a worker that hang, and starts them again', async () => {
    const { server, worker } = started.pids;
    for (const pid of [server, worker]) process.kill(pid as number, 'SIGSTOP');
    // A stopped process answers nothing: whoever answers is a new one.
    await askAndBeAnswered(started.url);
    for (const pid of [server, worker]) expect(() => process.kill(pid as number, 0)).toThrow('ESRCH');
  }, 180_000);
});

async function askAndBeAnswered(url: string): Promise<void> {
  const visitor = await openVisitor({ url, deadlineMs: 150_000 });
  const { answer } = await visitor.deliver('conversation:start', {
    clientId: randomUUID(),
    text: 'How do I schedule a nightly export?',
  });
  const next = await visitor.nextEntry(
    good(answer).conversationId,
    ({ type, actor }) => type === 'escalation.requested' || actor.kind === 'assistant',
    { what: 'an answer or a person', timeoutMs: 150_000 },
  );
  expect(next).toMatchObject({ data: { reply: { articles: [{ id: 'schedule-an-export' }] } } });
  visitor.close();
}

describe('npm start --services-only', () => {
  let dir: string;
  let started: ChildProcess[];

  beforeEach(async () => {
    dir = await mkdtemp(join(tmpdir(), 'handrail-start-'));
    started = [];
  });

  afterEach(async () => {
    for (const child of started.filter((one) => one.exitCode === null && one.signalCode === null)) {
      child.kill('SIGTERM');
      await once(child, 'exit');
    }
    await rm(dir, { recursive: true, force: true });
  });

  function start(env: Record<string, string> = {}): ChildProcess {
    const outer = { ...process.env, MONGODB_URI: '', REDIS_URL: '', HANDRAIL_DATA_DIR: dir, ...env };
    const child = spawn(process.execPath, [START_FILE, '--services-only'], { env: outer, stdio: 'pipe' });
    started.push(child);
    return child;
  }

  it('prints the addresses, keeps them at the next start, and stops at a signal', async () => {
    const first = start();
    const addresses = await readUntil(first, /MONGODB_URI=\S+\nREDIS_URL=\S+/);
    first.kill('SIGTERM');
    expect(await once(first, 'exit')).toEqual([0, null]);
    expect(await readUntil(start(), /MONGODB_URI=\S+\nREDIS_URL=\S+/)).toBe(addresses);
  }, 60_000);

  it('says that the program is gone which wrote the files of the queue, and goes on with another', async () => {
    const first = start();
    await readUntil(first, /Ctrl-C/);
    first.kill('SIGTERM');
    await once(first, 'exit');
    const gone = join(dir, 'bin/valkey-server');
    await writeFile(join(dir, 'run/queue-engine.json'), JSON.stringify({ command: gone, args: [], env: {} }));
    const said = await readUntil(start(), /! The queue.*/);
    expect(said).toContain(`was written by ${gone}, which is not there any more`);
  }, 60_000);

  it('says in one line which process has the folder', async () => {
    const first = start();
    await readUntil(first, /Ctrl-C/);
    const second = start();
    const [said] = await Promise.all([readAll(second.stderr), once(second, 'exit')]);
    expect(second.exitCode).toBe(1);
    expect(said.trimEnd().split('\n')).toHaveLength(1);
    expect(said).toContain(`in use by process ${first.pid}`);
  }, 60_000);

  it('starts nothing embedded when both stores are named', async () => {
    const named = { MONGODB_URI: 'mongodb://mongo.invalid/x', REDIS_URL: 'redis://redis.invalid' };
    const said = await readUntil(start(named), /MONGODB_URI=\S+\nREDIS_URL=\S+/);
    expect(said).toBe('MONGODB_URI=mongodb://mongo.invalid/x\nREDIS_URL=redis://redis.invalid');
    expect(existsSync(join(dir, 'mongo'))).toBe(false);
    expect(existsSync(join(dir, 'redis'))).toBe(false);
  }, 60_000);
});

/** What the process says, until it matches; the match is the answer. */
function readUntil(child: ChildProcess, pattern: RegExp): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = '';
    const onData = (chunk: Buffer): void => {
      text += chunk.toString();
      const match = pattern.exec(text);
      if (match !== null) resolve(match[0]);
    };
    child.stdout?.on('data', onData);
    child.stderr?.on('data', onData);
    child.once('exit', () => reject(new Error(`It ended: ${text}`)));
  });
}

async function readAll(stream: ChildProcess['stderr']): Promise<string> {
  let text = '';
  for await (const chunk of stream ?? []) text += String(chunk);
  return text;
}
