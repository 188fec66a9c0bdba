import type { VisitorInput } from '../../core/contract/commands.ts';
import type { EntryView } from '../../core/timeline/visible.ts';
import type { Link } from './link.ts';
import type { Outbox, OutboxItem } from './outbox.ts';

export type SenderDeps = {
  outbox: Outbox;
  link: Pick<Link, 'send'>;
  /** Whether there is a session to send with; `pump` is called again when there is. */
  isReady: () => boolean;
  conversationId: () => string | null;
  /** The page and language that a new conversation starts from. */
  startedFrom: () => Pick<VisitorInput<'conversation:start'>, 'page' | 'locale'>;
  onConversation: (conversationId: string) => void;
  /** What an acknowledgement tells of the stored entries. */
  onStored: (entries: EntryView[], seq: number) => void;
  onAccess: (access: unknown) => void;
  onChange: () => void;
};

type Outcome = 'stored' | 'again' | 'refused';

const FIRST_RETRY_MS = 1_000;
const LONGEST_RETRY_MS = 15_000;

/**
 * Empties the outbox: messages one after the other, so that their order holds; a press never waits behind them.
 * Everything carries the id it was made with, so that sending again cannot double it.
 */
export function makeSender(deps: SenderDeps): { pump: () => void } {
  const pumpMessages = makePump(deps, (item) => item.kind !== 'press');
  const pumpPress = makePump(deps, (item) => item.kind === 'press');
  return {
    pump: () => {
      pumpPress();
      pumpMessages();
    },
  };
}

function makePump(deps: SenderDeps, isMine: (item: OutboxItem) => boolean): () => void {
  let isRunning = false;
  let wantsAnother = false;
  let failures = 0;
  let retry: ReturnType<typeof setTimeout> | undefined;

  const run = async (): Promise<void> => {
    for (;;) {
      const item = deps.isReady() ? nextItem(deps, isMine) : null;
      if (!item) return;
      const outcome = await deliver(deps, item);
      if (outcome === 'stored') {
        failures = 0;
        deps.outbox.remove(item);
      } else {
        deps.outbox.mark(item, outcome === 'again' ? 'waiting' : 'failed');
      }
      deps.onChange();
      if (outcome !== 'again') continue;
      retry = setTimeout(pump, Math.min(LONGEST_RETRY_MS, FIRST_RETRY_MS * 2 ** failures++));
      return;
    }
  };

  const pump = (): void => {
    clearTimeout(retry);
    if (isRunning) {
      wantsAnother = true;
      return;
    }
    isRunning = true;
    void run().finally(() => {
      isRunning = false;
      if (!wantsAnother) return;
      wantsAnother = false;
      pump();
    });
  };
  return pump;
}

/** Without a conversation only what starts it can go; the rest waits for its answer. */
function nextItem({ outbox, conversationId }: SenderDeps, isMine: (item: OutboxItem) => boolean): OutboxItem | null {
  const ready = outbox.items().filter(({ status }) => status !== 'failed');
  const item = ready.find(isMine);
  if (!item) return null;
  if (conversationId() || item.kind === 'press') return item;
  if (item.kind !== 'message' || item.isStart) return item.kind === 'message' ? item : null;
  if (ready.some((one) => one.kind === 'press' || (one.kind === 'message' && one.isStart))) return null;
  // What should have started the conversation was refused or belonged to a lost visitor: this one does.
  return outbox.replace({ ...item, isStart: true });
}

async function deliver(deps: SenderDeps, item: OutboxItem): Promise<Outcome> {
  switch (item.kind) {
    case 'press':
      return deliverPress(deps, item.clientId);
    case 'message':
      return item.isStart
        ? deliverStart(deps, item.clientId, item.text)
        : deliverMessage(deps, item.clientId, item.text);
    case 'answer':
      return deliverAnswer(deps, item);
  }
}

async function deliverPress(deps: SenderDeps, clientId: string): Promise<Outcome> {
  const conversationId = deps.conversationId();
  const answered = await deps.link.send('human:request', {
    clientId,
    ...(conversationId ? { conversationId } : deps.startedFrom()),
  });
  // A press is never given up, whatever the refusal.
  if (!answered.ok) return 'again';
  deps.onConversation(answered.value.conversationId);
  deps.onAccess(answered.value.access);
  deps.onStored([], answered.value.seq);
  return 'stored';
}

async function deliverStart(deps: SenderDeps, clientId: string, text: string): Promise<Outcome> {
  const answered = await deps.link.send('conversation:start', { clientId, text, ...deps.startedFrom() });
  if (!answered.ok) return answered.retryable ? 'again' : 'refused';
  const entries = answered.value.entries as EntryView[];
  deps.onConversation(answered.value.conversationId);
  deps.onStored(entries, entries.at(-1)?.seq ?? 0);
  return 'stored';
}

async function deliverMessage(deps: SenderDeps, clientId: string, text: string): Promise<Outcome> {
  const conversationId = deps.conversationId() ?? '';
  const answered = await deps.link.send('message:send', { conversationId, clientId, text });
  if (!answered.ok) return answered.retryable ? 'again' : 'refused';
  const { entryId: id, seq, at } = answered.value;
  const actor = { kind: 'contact' } as const;
  deps.onStored(
    [{ id, conversationId, seq, at, type: 'message.posted', actor, data: { text }, clientId }],
    seq,
  );
  return 'stored';
}

async function deliverAnswer(deps: SenderDeps, item: OutboxItem & { kind: 'answer' }): Promise<Outcome> {
  const { clientId, solved, score } = item;
  const answered = await deps.link.send('resolution:answer', {
    conversationId: deps.conversationId() ?? '',
    clientId,
    solved,
    ...(score ? { score } : {}),
  });
  if (!answered.ok) return answered.retryable ? 'again' : 'refused';
  deps.onStored([], answered.value.seq);
  return 'stored';
}
