import { randomUUID } from 'node:crypto';
import { runAdmin } from '../../../server/admin-commands.ts';
import { good } from '../../support/answers.ts';
import { startApp, type TestApp } from '../../support/app.ts';
import { whereHeld } from '../../support/held.ts';

jest.setTimeout(60_000);

describe('a contact at the command line', () => {
  let app: TestApp;

  beforeAll(async () => {
    app = await startApp({ worker: false });
  });

  afterAll(async () => {
    await app?.stop();
  });

  it('is handed over and erased', async () => {
    const visitor = await app.visitor();
    good(await visitor.send('conversation:start', { clientId: randomUUID(), text: 'I live in Zanzibar' }));
    const env = { MONGODB_URI: app.mongoUri, REDIS_URL: app.redisUrl, HANDRAIL_SECRET: 'x'.repeat(32) };
    const run = (...argv: string[]) => runAdmin([...argv, '--workspace', 'demo'], env);
    const contact = ['--contact', visitor.session.contact.id];
    const written: string[] = [];
    const stdout = jest.spyOn(process.stdout, 'write').mockImplementation((piece) => {
      written.push(String(piece));
      return true;
    });
    await run('export-contact', ...contact).finally(() => stdout.mockRestore());
    expect(JSON.parse(written.join(''))).toMatchObject({
      contact: { id: visitor.session.contact.id },
      conversations: [{ seen: [{ seq: 1 }, { data: { text: 'I live in Zanzibar' } }] }],
    });
    expect(await run('erase-contact', ...contact, '--reason', 'contact_asked')).toMatch(/^Erased: 1 conv/);
    expect(await whereHeld('Zanzibar', app)).toEqual([]);
    await expect(run('find-contact', '--email', 'maria@example.com')).rejects.toThrow(/no contact has/);
  });
});
