import { foldBrief } from '../../../core/brief/brief.ts';
import { historyOf } from '../../../core/metrics/from-timeline.ts';
import { fold } from '../../../core/timeline/conversation.ts';
import type { Entry } from '../../../core/timeline/entry.ts';
import { readEntry, type StoredEntry, writeEntry } from '../../../core/timeline/read-entry.ts';
import { viewForAgent, viewForContact } from '../../../core/timeline/visible.ts';

const place = (seq: number) => ({
  id: `e${seq}`,
  workspaceId: 'w',
  conversationId: 'c',
  seq,
  at: `2026-03-01T10:00:0${seq}.000Z`,
  actor: { kind: 'contact' as const, id: 'v' },
  clientId: `k${seq}`,
  prevContactSeq: seq - 1,
});
const stored = (seq: number, type: string, data: unknown, version?: number): StoredEntry => ({
  ...place(seq),
  type,
  data,
  ...(version === undefined ? {} : { version }),
});
const started = stored(1, 'conversation.started', {
  contact: { id: 'v', name: 'Vera', email: null, verified: false },
  account: null,
  owner: { id: 'a', name: 'Ana' },
  page: null,
  locale: null,
  byPress: false,
  priorContacts7d: 0,
});
const message = (seq: number) => stored(seq, 'message.posted', { text: 'My export fails' });

describe('an entry that this build cannot read', () => {
  it.each([
    ['of a type that a newer build knows', stored(2, 'call.offered', { to: '+49' })],
    ['of a version that a newer build writes', stored(2, 'message.posted', { text: 'x', tone: 1 }, 9)],
    ['whose data is damaged', stored(2, 'message.posted', { text: 7 })],
    ['whose data is missing', stored(2, 'message.posted', undefined)],
    ['that calls itself opaque', stored(2, 'entry.opaque', { type: 'x' })],
  ])('%s keeps its place and changes nothing else', (_what, unreadable) => {
    const entries = [started, unreadable, message(3)].map(readEntry);
    expect(entries[1]).toMatchObject({ type: 'entry.opaque', seq: 2, data: { type: unreadable.type } });
    expect(fold(entries)).toMatchObject({ seq: 3, messageCount: 1, lastContactMessage: { seq: 3 } });
    expect(entries.reduce<ReturnType<typeof foldBrief> | undefined>(foldBrief, undefined)?.upToSeq).toBe(3);
    expect(historyOf(entries).events.map(({ type }) => type)).toEqual(['message.contact']);
    const [, opaque] = entries as [Entry, Entry];
    expect(viewForContact(opaque)).toBeNull();
    expect(viewForAgent(opaque).data).toEqual({ type: unreadable.type });
  });
});

describe('an entry of an older build', () => {
  const request = {
    by: 'contact',
    reason: { code: 'asked_by_press', text: 'Pressed' },
    need: {
      kind: 'explicit_request',
      occurredAt: place(2).at,
      detectedAt: place(2).at,
      evidence: { seq: null, quote: '' },
    },
    note: null,
    requestedAt: place(2).at,
    priority: 3,
    skills: [],
    dueAt: place(3).at,
    decisionId: null,
  };

  it('is brought up: a request knew no words of care', () => {
    const read = readEntry(stored(2, 'escalation.requested', request));
    expect(read).toMatchObject({ type: 'escalation.requested', data: { ...request, care: null } });
  });

  it('reads the same once it was written by this build', () => {
    const read = readEntry(stored(2, 'escalation.requested', request));
    expect(readEntry(writeEntry(read))).toEqual(read);
  });
});
