import { createContactPresence } from '../../../server/directory/contact-presence.ts';
import { gathered } from '../../../server/store/gathered.ts';

const MANY = 200;

describe('contacts who come back at once', () => {
  const noteSeen = jest.fn(async (_ids: string[]) => undefined);
  const contactsAway = jest.fn(async (_ids: string[]) => new Set(['contact-7']));
  const ofContact = jest.fn(async (contactId: string) => [
    { _id: `away of ${contactId}`, contactPresent: false },
    { _id: `there of ${contactId}`, contactPresent: true },
  ]);
  const execute = jest.fn(async (..._of: unknown[]) => undefined);
  const presence = createContactPresence({
    contacts: { noteSeen },
    conversations: { contactsAway, ofContact },
    timeline: { execute },
    now: () => new Date(),
  } as never);
  const ids = Array.from({ length: MANY }, (_, index) => `contact-${index}`);

  it('are noted by one write and looked for by one read, and who was gone has returned', async () => {
    await Promise.all(ids.map((contactId) => presence.seen({ contactId, workspaceId: 'w' })));
    expect(noteSeen.mock.calls.map(([seen]) => seen)).toEqual([ids]);
    expect(contactsAway.mock.calls.map(([asked]) => asked)).toEqual([ids]);
    expect(ofContact.mock.calls).toEqual([['contact-7', 5]]);
    expect(execute.mock.calls).toEqual([
      ['away of contact-7', 'w', expect.objectContaining({ kind: 'contact-returned' })],
    ]);
  });

  it('are noted again when they come again', async () => {
    noteSeen.mockClear();
    await presence.seen({ contactId: 'contact-1', workspaceId: 'w' });
    expect(noteSeen.mock.calls.map(([seen]) => seen)).toEqual([['contact-1']]);
  });
});

describe('keys that are asked for together', () => {
  it('fail together, and only those of that round', async () => {
    const rounds: string[][] = [];
    const has = gathered(async (keys) => {
      rounds.push(keys);
      if (keys.includes('bad')) throw new Error('the store is away');
      return new Set(['yes']);
    });
    const first = await Promise.allSettled([has('yes'), has('bad'), has('yes')]);
    expect(first.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected']);
    expect(await Promise.all([has('yes'), has('no')])).toEqual([true, false]);
    expect(rounds).toEqual([
      ['yes', 'bad'],
      ['yes', 'no'],
    ]);
  });
});
