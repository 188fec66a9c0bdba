import { openOutbox } from '../../../client/shared/outbox.ts';
import { openMemory } from '../../../client/shared/storage.ts';
import { isStoredAs, type OutboxItem } from '../../../client/widget/outbox.ts';
import { entry } from './builders.ts';

/** A page's storage that takes nothing more. */
const full = new Proxy<Record<string, string>>(
  {},
  {
    set: () => {
      throw new DOMException('full', 'QuotaExceededError');
    },
  },
);

const message = (clientId: string, at = 5): OutboxItem => ({
  kind: 'message',
  clientId,
  at,
  status: 'sending',
  text: clientId,
  isStart: false,
});

describe('the outbox', () => {
  it('survives a reload in the order things were done, also when the clock was set back', () => {
    const storage = {} as Record<string, string>;
    const before = openOutbox<OutboxItem>(openMemory('w:', storage));
    before.add(message('b', 500));
    before.add(message('a', 500));
    before.add({ kind: 'press', clientId: 'p', at: 100, status: 'sending' });
    const after = openOutbox<OutboxItem>(openMemory('w:', storage));
    expect(after.items().map(({ clientId }) => clientId)).toEqual(['b', 'a', 'p']);
  });

  it('does not lose what another tab has added', () => {
    const storage = {} as Record<string, string>;
    const [one, other] = [
      openOutbox<OutboxItem>(openMemory('w:', storage)),
      openOutbox<OutboxItem>(openMemory('w:', storage)),
    ];
    one.add(message('one'));
    other.add(message('other', 9));
    one.remove(message('one'));
    expect(
      openOutbox<OutboxItem>(openMemory('w:', storage))
        .items()
        .map(({ clientId }) => clientId),
    ).toEqual(['other']);
  });

  it('works on a page whose storage is full', () => {
    const outbox = openOutbox<OutboxItem>(openMemory('w:', full));
    outbox.add(message('a'));
    outbox.mark(message('a'), 'failed');
    expect(outbox.items()).toMatchObject([{ clientId: 'a', status: 'failed' }]);
    outbox.remove(message('a'));
    expect(outbox.items()).toEqual([]);
  });

  it('keeps a press and a message of the same start apart', () => {
    const outbox = openOutbox<OutboxItem>(openMemory('w:', {}));
    outbox.add(message('start'));
    outbox.add({ kind: 'press', clientId: 'start', at: 6, status: 'sending' });
    outbox.remove(message('start'));
    expect(outbox.items()).toMatchObject([{ kind: 'press' }]);
  });
});

describe('what an item became', () => {
  const press: OutboxItem = { kind: 'press', clientId: 'x', at: 1, status: 'sending' };
  it.each([
    ['its message', message('x'), entry(2, { clientId: 'x' }), true],
    ['somebody else’s message', message('x'), entry(2, { clientId: 'y' }), false],
    ['the start it caused', message('x'), entry(1, { clientId: 'x', type: 'conversation.started' }), false],
    ['its press', press, entry(3, { clientId: 'x', type: 'escalation.requested' }), true],
    ['a message of the same start', press, entry(2, { clientId: 'x' }), false],
  ])('%s', (_, item, stored, expected) => {
    expect(isStoredAs(item, stored)).toBe(expected);
  });
});
