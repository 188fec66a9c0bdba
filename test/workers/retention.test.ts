import { randomUUID } from 'node:crypto';
import type { TimelineCommand } from '../../core/timeline/decide/decide.ts';
import { createLog } from '../../server/log.ts';
import { createParts, type Parts } from '../../server/parts.ts';
import { retention } from '../../workers/jobs/retention.ts';
import { startApp, type TestApp } from '../support/app.ts';
import { whereHeld } from '../support/held.ts';

jest.setTimeout(60_000);

const MARKER = 'Zanzibar';
const DAY_MS = 86_400_000;
const log = createLog('silent', 'test');
const nothing = { texts: undefined, pages: undefined, contacts: undefined };

describe('what was kept long enough', () => {
  let app: TestApp;
  let parts: Parts;
  let workspaceId: string;

  beforeAll(async () => {
    app = await startApp({ worker: false });
    parts = await createParts({ MONGODB_URI: app.mongoUri, REDIS_URL: app.redisUrl }, log);
    workspaceId = (await parts.store.workspaces.byKey('demo'))?._id ?? '';
  });

  afterAll(async () => {
    await parts?.close();
    await app?.stop();
  });

  /** One run of the job, so many days from now. */
  async function runIn(
    days: number,
    keep: Partial<typeof nothing> | { [K in keyof typeof nothing]?: number },
  ) {
    const removed: Record<string, number> = {};
    await retention({
      ...parts,
      keep: { ...nothing, ...keep },
      removed: (what, count) => {
        removed[what] = count;
      },
      now: () => new Date(Date.now() + days * DAY_MS),
      log,
    });
    await parts.relay.drain();
    return removed;
  }

  async function conversation(isClosed: boolean): Promise<{ id: string; contactId: string }> {
    const [id, contactId] = [randomUUID(), randomUUID()];
    const stamp = () => ({ clientId: randomUUID(), now: new Date().toISOString() });
    const actor = { kind: 'contact', id: contactId } as const;
    const agent = { id: 'ana', name: 'Ana', role: 'agent', skills: [], activeCount: 0, capacity: 9 } as const;
    await parts.store.contacts.ensure(contactId, workspaceId, new Date());
    const data = {
      contact: { id: contactId, name: 'Maria', email: null, verified: false },
      account: null,
      owner: { id: 'lee', name: 'Lee' },
      page: { url: `https://shop.test/${MARKER}` },
      locale: null,
      byPress: false,
      priorContacts7d: 0,
    };
    const commands: TimelineCommand[] = [
      { ...stamp(), kind: 'start', actor, data },
      { ...stamp(), kind: 'contact-post', actor, text: `The export of ${MARKER} fails` },
      { ...stamp(), kind: 'request-person', actor, note: null, requestedAt: new Date().toISOString() },
    ];
    const ends: TimelineCommand[] = [
      { ...stamp(), kind: 'take', agent: { ...agent, skills: [] } },
      { ...stamp(), kind: 'resolve', agent, note: null },
      { ...stamp(), kind: 'close', agent },
    ];
    for (const command of [...commands, ...(isClosed ? ends : [])])
      expect(await parts.timeline.execute(id, workspaceId, command)).toMatchObject({ ok: true });
    await parts.relay.drain();
    return { id, contactId };
  }

  const textOf = async (id: string) => {
    const entry = await parts.store.entries.bySeq(id, 2);
    return entry?.type === 'message.posted' ? entry.data.text : null;
  };

  it('goes kind by kind, by the days that are set, and only once; without a setting nothing goes', async () => {
    const [closed, open] = [await conversation(true), await conversation(false)];
    expect(await runIn(10_000, {})).toEqual({});
    expect(await runIn(29, { texts: 30, pages: 30, contacts: 30 })).toEqual({});
    expect(await whereHeld(MARKER, app)).toContain('entries');

    expect(await runIn(31, { texts: 30 })).toEqual({ texts: 1 });
    expect([await textOf(closed.id), await textOf(open.id)]).toEqual([
      '[erased]',
      `The export of ${MARKER} fails`,
    ]);
    const known = await parts.timeline.refresh(closed.id);
    expect(known).toMatchObject({ contact: { name: 'Maria' }, state: { kind: 'closed' } });
    expect(await runIn(31, { texts: 30 })).toEqual({});

    expect(await runIn(31, { pages: 30 })).toEqual({ pages: 1 });
    expect(await parts.store.entries.bySeq(open.id, 1)).toMatchObject({ data: { page: null } });
    expect(await runIn(31, { pages: 30 })).toEqual({});

    // Somebody who waits is not forgotten.
    expect(await runIn(31, { contacts: 30 })).toEqual({ contacts: 1 });
    await runIn(31, {});
    expect(await parts.store.contacts.byId(closed.contactId)).toMatchObject({
      name: null,
      erasure: { reason: 'retention', by: { kind: 'system' }, conversations: 1 },
    });
    expect(await parts.store.contacts.byId(open.contactId)).toMatchObject({ erasure: null });
    expect(await textOf(open.id)).toContain(MARKER);
  });

  it('lets a contact go on whose words have gone', async () => {
    const { id, contactId } = await conversation(true);
    await runIn(31, { texts: 30 });
    const back = await parts.timeline.execute(id, workspaceId, {
      kind: 'contact-post',
      clientId: randomUUID(),
      now: new Date().toISOString(),
      actor: { kind: 'contact', id: contactId },
      text: 'It fails again',
    });
    expect(back).toMatchObject({ ok: true, conversation: { state: { kind: 'waiting' } } });
  });
});
