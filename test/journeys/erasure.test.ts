import { randomUUID } from 'node:crypto';
import { SignJWT } from 'jose';
import { contactExportSchema } from '../../core/contract/personal-data.ts';
import type { AgentEntry } from '../../core/timeline/visible.ts';
import type { Agent } from '../../scripts/replay/clients/agent.ts';
import type { Visitor } from '../../scripts/replay/clients/visitor.ts';
import { createLog } from '../../server/log.ts';
import { createParts, type Parts } from '../../server/parts.ts';
import { codeOf, good } from '../support/answers.ts';
import { startApp, type TestApp } from '../support/app.ts';
import { whereHeld } from '../support/held.ts';

jest.setTimeout(120_000);

const MARKER = 'Zanzibar';
const id = () => ({ clientId: randomUUID() });

describe('the erasure of a contact', () => {
  let app: TestApp;
  let parts: Parts;
  let admin: Agent;
  let agent: Agent;
  let visitor: Visitor;
  let identity: string;

  beforeAll(async () => {
    app = await startApp();
    parts = await createParts(
      { MONGODB_URI: app.mongoUri, REDIS_URL: app.redisUrl },
      createLog('silent', 'test'),
    );
    const workspace = await parts.store.workspaces.byKey('demo');
    identity = await new SignJWT({
      name: 'Maria of Zanzibar',
      email: 'maria@zanzibar.test',
      account: { id: 'zanzibar', name: 'Zanzibar Ltd', tier: 'premium' },
    })
      .setProtectedHeader({ alg: 'HS256' })
      .setSubject('maria')
      .setExpirationTime('1h')
      .sign(new TextEncoder().encode(workspace?.identitySecret));
    [admin, agent] = [await app.agent('admin'), await app.agent()];
    visitor = await app.visitor({ identity });
  });

  afterAll(async () => {
    await parts?.close();
    await app?.stop();
  });

  const erase = async (by: Agent, contactId = visitor.session.contact.id) =>
    by.send('contact:erase', { contactId, reason: 'contact_asked' });

  async function report(asOf: string): Promise<unknown> {
    const { body } = await admin.get(`/api/v1/metrics/escalation?groupBy=tier&to=${asOf}&asOf=${asOf}`);
    return body;
  }

  /** A conversation in which everything that can hold words holds some. */
  async function talk(): Promise<string> {
    const { conversationId } = good(
      await visitor.send('conversation:start', {
        ...id(),
        text: `My export from Zanzibar fails with NWX-502`,
        page: { url: 'https://shop.test/zanzibar', title: 'Zanzibar' },
        locale: 'en',
      }),
    );
    await visitor.nextEntry(conversationId, ({ actor }) => actor.kind === 'assistant', {
      what: 'the answer',
      timeoutMs: 30_000,
    });
    const at = () => ({ conversationId, ...id() });
    good(await visitor.send('human:request', { ...at(), note: 'From Zanzibar' }));
    good(await agent.send('conversation:take', at()));
    good(await agent.send('conversation:open', { conversationId }));
    good(await agent.send('message:send', { ...at(), text: 'Dear Maria of Zanzibar, which version is it?' }));
    good(await visitor.send('message:send', { ...at(), text: 'As I said, the export of Zanzibar fails' }));
    good(await agent.send('note:add', { ...at(), text: 'Lives in Zanzibar' }));
    good(await agent.send('conversation:resolve', { ...at(), note: 'Zanzibar is mended' }));
    good(await visitor.send('resolution:answer', { ...at(), solved: false, comment: 'Not in Zanzibar' }));
    return conversationId;
  }

  /** What is held can be found by address and handed over whole, before it is erased. */
  async function expectExport(conversationId: string): Promise<void> {
    const found = await admin.get('/api/v1/contacts?email=maria@zanzibar.test');
    const contactId = visitor.session.contact.id;
    expect(found.body).toMatchObject({
      items: [{ id: contactId, name: 'Maria of Zanzibar', erasure: null }],
    });
    const { status, body } = await admin.get(`/api/v1/contacts/${contactId}/export`);
    expect(status).toBe(200);
    const held = contactExportSchema.parse(body);
    const exported = held.conversations.find((one) => one.id === conversationId);
    const { entries } = good(await agent.send('conversation:open', { conversationId }));
    expect(exported?.entries).toEqual(entries);
    const seen = good(await visitor.send('entries:after', { conversationId, seq: 0 })).entries;
    expect(exported?.seen).toEqual(seen);
    expect(exported?.brief).toMatchObject({ contact: { name: 'Maria of Zanzibar' } });
    expect(held.malformed).toMatchObject([{ raw: expect.stringContaining(MARKER) }]);
    expect((await agent.get(`/api/v1/contacts/${contactId}/export`)).status).toBe(403);
  }

  it('takes away everything that is personal, everywhere, and leaves order and figures', async () => {
    const conversationId = await talk();
    await visitor.raw('human:request', { clientId: 'none', note: 7, said: MARKER });
    expect(await whereHeld(MARKER, app)).toEqual(
      expect.arrayContaining(['entries', 'conversations', 'contacts', 'quarantine']),
    );
    const asOf = new Date().toISOString();
    const before = await report(asOf);
    await expectExport(conversationId);
    const { entries: was } = good(await agent.send('conversation:open', { conversationId }));
    const gone = new Promise<string>((resolve) => {
      visitor.socket.once('disconnect', resolve);
    });

    good(await erase(admin));

    expect(await gone).toBe('io server disconnect');
    await agent.entries.first((entry) => entry.type === 'conversation.erased', {
      what: 'the push that it was erased',
      timeoutMs: 30_000,
    });
    for (let done = false; !done; ) done = good(await erase(admin)).erasure.finishedAt !== null;
    expect(await whereHeld(MARKER, app)).toEqual([]);
    expect(await whereHeld('Maria', app)).toEqual([]);

    const { conversation, entries, brief } = good(await agent.send('conversation:open', { conversationId }));
    const shape = ({ seq, type, at, actor }: AgentEntry) => ({ seq, type, at, who: actor.id });
    expect(entries.slice(0, was.length).map(shape)).toEqual(was.map(shape));
    expect(conversation).toMatchObject({ state: 'closed', contact: { name: 'Erased customer' } });
    expect(brief).toMatchObject({ headline: 'What was said here was erased', facts: [] });
    expect(await report(asOf)).toEqual(before);
    const { body } = await agent.get(`/api/v1/conversations?q=${MARKER}`);
    expect(body).toEqual({ items: [], nextCursor: null });
    expect(JSON.stringify(agent.line.all.at(-1) ?? [])).not.toContain(conversationId);
  });

  it('is recorded: who asked for it, when and why, and nothing of the contact', async () => {
    const { erasure } = good(await erase(admin));
    expect(erasure).toMatchObject({
      by: { kind: 'agent', id: admin.user.id },
      reason: 'contact_asked',
      conversations: expect.any(Number),
    });
    expect(erasure.entries).toBeGreaterThan(10);
    expect(erasure.conversations).toBeGreaterThan(0);
  });

  it('ends what its tokens could open, by socket and by HTTP, but nobody is kept from a person', async () => {
    const press = await visitor.overHttp('human:request', id());
    expect(codeOf(press)).toBe('unauthenticated');
    const [conversationId] = await parts.store.entries.conversationsOf(visitor.session.contact.id);
    const read = { conversationId: conversationId ?? '', seq: 0 };
    expect(codeOf(await visitor.overHttp('entries:after', read))).toBe('unauthenticated');
    const refused = new Promise<{ data?: { code: string } }>((resolve) => {
      visitor.socket.once('connect_error', resolve);
    });
    visitor.socket.connect();
    expect((await refused).data?.code).toBe('unauthenticated');
    visitor.close();
    // The same person, signed in again, is a new contact.
    const again = await app.visitor({ identity });
    expect(again.session.contact.id).not.toBe(visitor.session.contact.id);
    expect(again.session.conversations).toEqual([]);
    expect(good(await again.send('human:request', id())).access.waiting).toBe(true);
  });

  it('is for admins, of their own workspace', async () => {
    expect(codeOf(await erase(agent))).toBe('forbidden');
    expect(codeOf(await erase(await app.agent('manager')))).toBe('forbidden');
    expect(codeOf(await erase(admin, 'nobody'))).toBe('not_found');
  });

  it('refuses what is added afterwards', async () => {
    const [conversationId = ''] = await parts.store.entries.conversationsOf(visitor.session.contact.id);
    const note = await agent.send('note:add', { conversationId, ...id(), text: MARKER });
    expect(codeOf(note)).toBe('wrong_state');
  });
});
