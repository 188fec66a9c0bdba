import { openOutbox } from '../../../client/shared/outbox.ts';
import { openMemory } from '../../../client/shared/storage.ts';
import type { OutboxItem } from '../../../client/widget/outbox.ts';
import { makeSender, type SenderDeps } from '../../../client/widget/sender.ts';

const item = (clientId: string, at: number, choiceId?: string): OutboxItem => ({
  kind: 'message',
  clientId,
  at,
  status: 'sending',
  text: clientId,
  isStart: false,
  choiceId,
});

/** What goes over the line when the outbox of a page that was loaded again is emptied. */
function sentAfterReload(...items: OutboxItem[]): Promise<unknown[]> {
  const storage = {} as Record<string, string>;
  const before = openOutbox<OutboxItem>(openMemory('w:', storage));
  for (const one of items) before.add(one);
  const outbox = openOutbox<OutboxItem>(openMemory('w:', storage));
  const sent: unknown[] = [];
  return new Promise((resolve) => {
    const send = async (...call: unknown[]) => {
      sent.push(JSON.parse(JSON.stringify(call)));
      return { ok: true };
    };
    makeSender({
      outbox,
      link: { send } as unknown as SenderDeps['link'],
      isReady: () => true,
      conversationId: () => 'c1',
      startedFrom: () => ({}),
      onStored: () => undefined,
      onChange: () => {
        if (outbox.items().length === 0) resolve(sent);
      },
    })();
  });
}

describe('what the widget sends of a message', () => {
  it('names the choice where one was pressed, also after a reload, and none where it was written', async () => {
    expect(await sentAfterReload(item('Set up SSO', 1, 'sso'), item('thanks', 2))).toEqual([
      ['message:send', { conversationId: 'c1', clientId: 'Set up SSO', text: 'Set up SSO', choiceId: 'sso' }],
      ['message:send', { conversationId: 'c1', clientId: 'thanks', text: 'thanks' }],
    ]);
  });
});
