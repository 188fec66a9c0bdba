import { randomUUID } from 'node:crypto';
import { needEpisodes } from '../../../core/metrics/episodes.ts';
import { historyOf } from '../../../core/metrics/from-timeline.ts';
import type { TimelineCommand } from '../../../core/timeline/decide/decide.ts';
import type { Entry } from '../../../core/timeline/entry.ts';
import { createLog } from '../../../server/log.ts';
import { createParts, type Parts } from '../../../server/parts.ts';
import { eraseContact, requestErasure } from '../../../server/privacy/erase-contact.ts';
import { newEntryId } from '../../../server/store/entries.ts';
import { startApp, type TestApp } from '../../support/app.ts';
import { whereHeld } from '../../support/held.ts';

jest.setTimeout(120_000);

const MARKER = 'Zanzibar';
const log = createLog('silent', 'test');
const contactId = () => randomUUID();
const agent = { id: 'ana', name: 'Ana', role: 'agent' as const };
const claimant = { ...agent, skills: [], activeCount: 0, capacity: 9 };

describe('the erasure of a contact', () => {
  let app: TestApp;
  let parts: Parts;
  /** Another process, which works with what it remembers. */
  let other: Parts;
  let workspaceId: string;

  beforeAll(async () => {
    app = await startApp({ worker: false });
    const config = { MONGODB_URI: app.mongoUri, REDIS_URL: app.redisUrl };
    [parts, other] = [await createParts(config, log), await createParts(config, log)];
    workspaceId = (await parts.store.workspaces.byKey('demo'))?._id ?? '';
  });

  afterAll(async () => {
    await parts?.close();
    await other?.close();
    await app?.stop();
  });

  const stamp = () => ({ clientId: randomUUID(), now: new Date().toISOString() });
  const starting = (contact: string): TimelineCommand => ({
    ...stamp(),
    kind: 'start',
    actor: { kind: 'contact', id: contact },
    data: {
      contact: { id: contact, name: `Maria of ${MARKER}`, email: null, verified: true },
      account: null,
      owner: { id: 'lee', name: 'Lee' },
      page: null,
      locale: null,
      byPress: false,
      priorContacts7d: 0,
    },
  });
  const posting = (contact: string, text: string): TimelineCommand => ({
    ...stamp(),
    kind: 'contact-post',
    actor: { kind: 'contact', id: contact },
    text,
  });

  async function run(conversationId: string, ...commands: TimelineCommand[]): Promise<void> {
    for (const command of commands)
      expect(await parts.timeline.execute(conversationId, workspaceId, command)).toMatchObject({ ok: true });
  }

  /** A conversation in which a person answers, and is told the same again. */
  async function conversationOf(contact: string): Promise<string> {
    const conversationId = `c-${randomUUID()}`;
    await parts.store.contacts.ensure(contact, workspaceId, new Date());
    await run(
      conversationId,
      starting(contact),
      posting(contact, `My export of ${MARKER} invoices fails with NWX-502`),
      {
        ...stamp(),
        kind: 'request-person',
        actor: { kind: 'contact', id: contact },
        note: MARKER,
        requestedAt: new Date().toISOString(),
      },
      { ...stamp(), kind: 'take', agent: claimant },
      { ...stamp(), kind: 'agent-post', agent, text: 'What is the error code?' },
      posting(contact, `The export of ${MARKER} invoices fails with NWX-502, as I said`),
      { ...stamp(), kind: 'agent-post', agent, text: `Add the right of ${MARKER} to write to the bucket.` },
    );
    return conversationId;
  }

  /** More messages of both sides, without a command for each. */
  async function lengthen(conversationId: string, contact: string, count: number): Promise<void> {
    const { entries } = parts.store;
    const last = (await entries.after(conversationId, 0)).at(-1) as Entry;
    const more = Array.from({ length: count }, (_, index): Entry => {
      const actor = index % 2 ? { kind: 'contact' as const, id: contact } : last.actor;
      const place = { id: newEntryId(), seq: last.seq + index + 1, clientId: `more:${index}` };
      return { ...last, ...place, actor, data: { text: `${MARKER} step ${index % 9}` } } as Entry;
    });
    for (let from = 0; from < more.length; from += 500)
      await entries.insertInOrder(more.slice(from, from + 500));
  }

  const request = (contact: string, now = new Date()) =>
    requestErasure(
      { contacts: parts.store.contacts, producer: parts.producer, bus: parts.bus, log, now: () => now },
      { contactId: contact, workspaceId },
      { by: { kind: 'agent', id: 'admin', name: 'Ada' }, reason: 'contact_asked' },
    );
  const erase = (contact: string, { now = new Date(), store = parts.store as object } = {}) =>
    eraseContact({ ...parts, store: { ...parts.store, ...store }, log, now: () => now }, contact);
  const erasureOf = async (contact: string) => (await parts.store.contacts.byId(contact))?.erasure;
  const figuresOf = (entries: Entry[]) => needEpisodes(historyOf(entries), { asOf: Date.now() + 86_400_000 });
  const inAMinute = () => new Date(Date.now() + 61_000);

  it('beats whoever writes at the same time: nothing comes back, and nothing is doubled', async () => {
    const contact = contactId();
    const conversationId = await conversationOf(contact);
    // The other process has the conversation as it was, as a job under way has.
    await other.timeline.load(conversationId);
    await request(contact);
    const late = Array.from({ length: 20 }, (_, index) =>
      other.timeline.execute(conversationId, workspaceId, {
        ...stamp(),
        kind: 'add-note',
        agent,
        text: `${MARKER} ${index}`,
      }),
    );
    await Promise.all([erase(contact), ...late]);
    const last = await other.timeline.execute(conversationId, workspaceId, posting(contact, MARKER));
    expect(last).toMatchObject({ ok: false, code: 'wrong_state' });
    await parts.relay.drain();
    await other.relay.drain();
    expect(await whereHeld(MARKER, app)).toEqual([]);
    const entries = await parts.store.entries.after(conversationId, 0);
    expect(entries.filter(({ type }) => type === 'conversation.erased')).toHaveLength(1);
    expect(entries.map(({ seq }) => seq)).toEqual(entries.map((_, index) => index + 1));
    expect(other.timeline.peek(conversationId)?.lastMessage?.text ?? '').not.toContain(MARKER);
  });

  it('finds a conversation that was begun while it ran, and is confirmed only when nothing more comes', async () => {
    const contact = contactId();
    await conversationOf(contact);
    await request(contact);
    await erase(contact);
    expect(await erasureOf(contact)).toMatchObject({ finishedAt: expect.any(Date), confirmedAt: null });
    // A start that had read the contact before the erasure began.
    await run(`c-${randomUUID()}`, starting(contact));
    await erase(contact, { now: inAMinute() });
    await parts.relay.drain();
    expect(await whereHeld(MARKER, app)).toEqual([]);
    expect((await erasureOf(contact))?.confirmedAt).toBeNull();
    expect(await parts.store.contacts.openErasures(10)).toContain(contact);
    await erase(contact, { now: inAMinute() });
    expect((await erasureOf(contact))?.confirmedAt).not.toBeNull();
    expect(await parts.store.contacts.openErasures(10)).not.toContain(contact);
  });

  it('keeps a sign-in that was under way from bringing the name back', async () => {
    const contact = contactId();
    await conversationOf(contact);
    await request(contact);
    const known = { workspaceId, name: `Maria of ${MARKER}`, email: null, account: null, seenAt: new Date() };
    expect(await parts.store.contacts.saveVerified({ _id: contact, ...known })).toBeNull();
    expect(await parts.store.contacts.ensure(contact, workspaceId, new Date())).toBeNull();
    expect(await parts.store.contacts.byId(contact)).toMatchObject({ name: null, email: null });
    await erase(contact);
  });

  it('is taken up where it was cut short, with the same figures in the end', async () => {
    const contact = contactId();
    const conversationId = await conversationOf(contact);
    const { entries } = parts.store;
    // Several pages, so that there is a half.
    await lengthen(conversationId, contact, 450);
    const before = figuresOf(await entries.after(conversationId, 0));
    await request(contact);
    let pages = 0;
    const dying = {
      ...entries,
      rewrite: async (page: Entry[]) => {
        pages += 1;
        if (pages === 2) throw new Error('killed');
        await entries.rewrite(page);
      },
    };
    await expect(erase(contact, { store: { entries: dying } })).rejects.toThrow('killed');
    expect(await erasureOf(contact)).toMatchObject({ finishedAt: null });
    expect(await whereHeld(MARKER, app)).toEqual(['entries']);
    expect(await parts.store.contacts.openErasures(10)).toContain(contact);
    await erase(contact);
    const after = await entries.after(conversationId, 0);
    expect(JSON.stringify(after)).not.toContain(MARKER);
    expect(figuresOf(after)).toEqual(before);
    await erase(contact);
    expect(await entries.after(conversationId, 0)).toEqual(after);
  });

  it('holds no more than a page of a long conversation at a time', async () => {
    const contact = contactId();
    const conversationId = await conversationOf(contact);
    const { entries } = parts.store;
    const more = Number(process.env.HANDRAIL_LONG_CONVERSATION ?? 1_500);
    await lengthen(conversationId, contact, more);
    await request(contact);
    let largest = 0;
    const noting = async (found: Promise<Entry[]>): Promise<Entry[]> => {
      largest = Math.max(largest, (await found).length);
      return found;
    };
    const watched = {
      ...entries,
      before: (...asked: Parameters<typeof entries.before>) => noting(entries.before(...asked)),
      after: (...asked: Parameters<typeof entries.after>) => noting(entries.after(...asked)),
    };
    await erase(contact, { store: { entries: watched } });
    expect(largest).toBeLessThanOrEqual(200);
    expect((await erasureOf(contact))?.entries).toBeGreaterThan(more);
    expect(await whereHeld(MARKER, app)).toEqual([]);
  });
});
