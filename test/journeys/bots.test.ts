import { execFile, spawn, spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { cp, mkdir, mkdtemp, readFile, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import type { Agent } from '../../scripts/replay/clients/agent.ts';
import { good } from '../support/answers.ts';
import { startApp, type TestApp } from '../support/app.ts';

jest.setTimeout(120_000);

const ROOT = path.resolve(import.meta.dirname, '../..');
const BOTS = path.join(ROOT, 'docs/bots');
const MODULES = path.join(ROOT, 'node_modules');
const PATIENCE_MS = 60_000;
const hasPython = spawnSync('python3', ['--version']).status === 0;
const run = promisify(execFile);

/** The bots of docs/client.md, as somebody else would run them: outside of this project, with what it hands out. */
describe('the bots in docs/bots', () => {
  let app: TestApp;
  let ana: Agent;
  let folder: string;

  beforeAll(async () => {
    app = await startApp({ worker: false });
    ana = await app.agent();
    folder = await mkdtemp(path.join(tmpdir(), 'handrail-bots-'));
    await mkdir(path.join(folder, 'node_modules'));
    // What `npm install FOLDER` does with a folder.
    await symlink(path.join(ROOT, 'dist/client-api'), path.join(folder, 'node_modules/handrail-client'));
    await cp(BOTS, folder, { recursive: true });
  });

  afterAll(async () => {
    await app?.stop();
    if (folder) await rm(folder, { recursive: true, force: true });
  });

  it.each(['report.py', 'look-up.mts'])('%s has no more than thirty lines', async (name) => {
    expect((await readFile(path.join(BOTS, name), 'utf8')).trimEnd().split('\n').length).toBeLessThanOrEqual(
      30,
    );
  });

  it('look-up.mts fits the types of the client', async () => {
    const flags = [
      '--noEmit',
      '--strict',
      '--module',
      'nodenext',
      '--target',
      'es2023',
      '--skipLibCheck',
      'false',
    ];
    const types = ['--types', 'node', '--typeRoots', path.join(MODULES, '@types')];
    const tsc = path.join(MODULES, '.bin/tsc');
    const { stdout } = await run(tsc, [...flags, ...types, 'look-up.mts'], { cwd: folder }).catch(
      (failed: { stdout: string }) => failed,
    );
    expect(stdout).toBe('');
  });

  it('look-up.mts leaves a note for whoever takes a conversation', async () => {
    const visitor = await app.visitor();
    const { conversationId } = good(
      await visitor.send('conversation:start', {
        clientId: randomUUID(),
        text: 'Where is my order A-10294?',
      }),
    );
    good(await visitor.send('human:request', { conversationId, clientId: randomUUID() }));
    good(await ana.send('conversation:open', { conversationId }));
    const bot = spawn(path.join(MODULES, '.bin/tsx'), ['look-up.mts', app.url, await apiToken()], {
      cwd: folder,
      stdio: 'ignore',
    });
    try {
      const note = await ana.entries.first(({ type }) => type === 'note.added', {
        what: 'the note of the bot',
        timeoutMs: PATIENCE_MS,
      });
      expect(note.data).toEqual({ text: 'Order A-10294 was shipped yesterday' });
    } finally {
      bot.kill();
    }
  });

  (hasPython ? it : it.skip)(
    'report.py asks for a person and prints the answer (needs python3)',
    async () => {
      const env = { ...process.env, NO_PROXY: '*', no_proxy: '*' };
      const bot = run('python3', ['report.py', app.url, 'demo', 'The nightly export is late'], {
        cwd: folder,
        env,
      });
      good(await ana.send('queue:watch', {}));
      const { items } = good(await ana.send('queue:watch', {}));
      const isReport = ({ headline }: { headline: string }) => headline.includes('nightly export');
      const line = items.some(isReport)
        ? items
        : await ana.line.first((pushed) => pushed.some(isReport), {
            what: 'the report',
            timeoutMs: PATIENCE_MS,
          });
      const conversationId = line.find(isReport)?.conversationId ?? '';
      good(await ana.send('conversation:take', { conversationId, clientId: randomUUID() }));
      good(
        await ana.send('message:send', { conversationId, clientId: randomUUID(), text: 'It is on its way.' }),
      );
      expect((await bot).stdout.trim()).toBe(`${ana.user.name}: It is on its way.`);
    },
  );

  /** As `npm run admin -- api-token` gives it. */
  async function apiToken(): Promise<string> {
    const env = {
      ...process.env,
      MONGODB_URI: app.mongoUri,
      REDIS_URL: app.redisUrl,
      HANDRAIL_SECRET: 'a secret that is only good for tests and trials',
      LOG_LEVEL: 'silent',
    };
    const admin = path.join(ROOT, 'dist/server/admin.js');
    const { stdout } = await run(process.execPath, [admin, 'api-token', '--email', 'agent2@demo.test'], {
      env,
    });
    return /hr_\S+/.exec(stdout)?.[0] ?? '';
  }
});
