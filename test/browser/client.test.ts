import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import type { Browser } from 'playwright-core';
import { startApp, type TestApp } from '../support/app.ts';
import { launchBrowser } from '../support/browser.ts';

jest.setTimeout(120_000);

const ROOT = path.resolve(import.meta.dirname, '../..');

/** A page of somebody else's site that talks to the server through the client of docs/client.md. */
const PAGE = `
import { newClientId, openVisitor } from 'handrail-client';
const visitor = await openVisitor({ url: new URLSearchParams(location.search).get('server'), workspace: 'demo' });
const { conversationId } = await visitor.run('conversation:start', { clientId: newClientId(), text: 'Hello' });
visitor.follow(conversationId, ({ type }) => { document.title += ' ' + type; });
await visitor.run('human:request', { conversationId, clientId: newClientId() });
`;

describe('the client for programs, in a browser', () => {
  let app: TestApp;
  let browser: Browser;
  let folder: string;
  let site: Server | undefined;

  beforeAll(async () => {
    app = await startApp({ worker: false });
    browser = await launchBrowser();
    folder = await mkdtemp(path.join(tmpdir(), 'handrail-client-'));
  });

  afterAll(async () => {
    await browser?.close();
    site?.close();
    await app?.stop();
    if (folder) await rm(folder, { recursive: true, force: true });
  });

  it('is bundled as usual, and follows a conversation from another site', async () => {
    const files = await bundle(folder);
    site = createServer((request, response) => {
      const pathname = new URL(request.url ?? '', 'http://site').pathname;
      response.setHeader('content-type', pathname.endsWith('.js') ? 'text/javascript' : 'text/html');
      response.end(files.get(pathname === '/' ? '/index.html' : pathname));
    });
    await new Promise<void>((resolve) => site?.listen(0, '127.0.0.1', resolve));
    const { port } = site.address() as AddressInfo;
    const page = await browser.newPage();
    await page.goto(`http://127.0.0.1:${port}/?server=${encodeURIComponent(app.url)}`);
    await page.waitForFunction(() => document.title.includes('escalation.requested'), null, {
      timeout: 60_000,
    });
    expect((await page.title()).trim().split(' ')).toEqual([
      'conversation.started',
      'message.posted',
      'escalation.requested',
    ]);
  });
});

/** The page and its scripts, by path, as vite makes them without being told anything. */
async function bundle(folder: string): Promise<Map<string, string>> {
  await mkdir(path.join(folder, 'node_modules'));
  await symlink(path.join(ROOT, 'dist/client-api'), path.join(folder, 'node_modules/handrail-client'));
  await writeFile(path.join(folder, 'index.html'), '<script type="module" src="/main.js"></script>');
  await writeFile(path.join(folder, 'main.js'), PAGE);
  const vite = path.join(ROOT, 'node_modules/.bin/vite');
  await promisify(execFile)(vite, ['build', '--logLevel', 'warn'], { cwd: folder });
  const out = path.join(folder, 'dist');
  const names = (await readdir(out, { recursive: true })).filter((name) => /[.](html|js)$/.test(name));
  return new Map(
    await Promise.all(
      names.map(async (name) => [`/${name}`, await readFile(path.join(out, name), 'utf8')] as const),
    ),
  );
}
