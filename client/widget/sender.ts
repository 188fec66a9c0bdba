import type { VisitorCommandName, VisitorInput } from '../../core/contract/commands.ts';
import type { Access } from '../../core/contract/views.ts';
import type { ContactEntry } from '../../core/timeline/visible.ts';
import { pauseMs } from '../shared/socket.ts';
import type { Link } from './link.ts';
import type { Outbox, OutboxItem } from './outbox.ts';

/** What the acknowledgements of the writing commands may tell. */
export type Stored = {
  conversationId?: string;
  entries?: ContactEntry[];
  access?: Access;
  entryId?: string;
  seq?: number;
  at?: string;
};

export type SenderDeps = {
  outbox: Outbox;
  link: Pick<Link, 'send'>;
  /** Whether there is a session to send with; `pump` is called again when there is. */
  isReady: () => boolean;
  conversationId: () => string | null;
  /** The page and language that a new conversation starts from. */
  startedFrom: () => Pick<VisitorInput<'conversation:start'>, 'page' | 'locale'>;
  onStored: (item: OutboxItem, stored: Stored) => void;
  onChange: () => void;
};

/**
 * Empties the outbox: messages one after the other, so that their order holds; a press never waits behind them.
 * Everything carries the id it was made with, so that sending again cannot double it.
 */
export function makeSender(deps: SenderDeps): () => void {
  const pumpPress = makePump(deps, true);
  const pumpRest = makePump(deps, false);
  return () => {
    pumpPress();
    pumpRest();
  };
}

function makePump(deps: SenderDeps, isForPress: boolean): () => void {
  const { outbox } = deps;
  let isRunning = false;
  let failures = 0;
  let retry: ReturnType<typeof setTimeout> | undefined;

  const pump = async (): Promise<void> => {
    clearTimeout(retry);
    const item = !isRunning && deps.isReady() && nextItem(deps, isForPress);
    if (!item) return;
    isRunning = true;
    const answered = await deps.link.send(...commandFor(deps, item));
    isRunning = false;
    let waitMs = 0;
    if (answered.ok) {
      failures = 0;
      outbox.remove(item);
      deps.onStored(item, answered as Stored);
    } else if (isForPress || answered.retryable) {
      // A press is never given up, whatever the refusal.
      outbox.mark(item, 'waiting');
      waitMs = (answered.retryAfterSeconds ?? 0) * 1000 || pauseMs(failures++);
    } else {
      outbox.mark(item, 'failed');
    }
    deps.onChange();
    retry = setTimeout(() => void pump(), waitMs);
  };
  return () => void pump();
}

/** Without a conversation only what starts it can go; the rest waits for its answer. */
function nextItem({ outbox, conversationId }: SenderDeps, isForPress: boolean): OutboxItem | null {
  const ready = outbox.items().filter(({ status }) => status !== 'failed');
  const item = ready.find(({ kind }) => (kind === 'press') === isForPress);
  if (!item || isForPress || conversationId()) return item ?? null;
  if (item.kind !== 'message' || item.isStart) return item.kind === 'message' ? item : null;
  if (ready.some((one) => one.kind === 'press' || (one.kind === 'message' && one.isStart))) return null;
  // What should have started the conversation was refused or belonged to a lost visitor: this one does.
  return outbox.replace({ ...item, isStart: true });
}

function commandFor(
  { conversationId, startedFrom }: SenderDeps,
  item: OutboxItem,
): [VisitorCommandName, VisitorInput<VisitorCommandName>] {
  const { clientId } = item;
  const id = conversationId();
  const known = { conversationId: id ?? '', clientId };
  if (item.kind === 'press') return ['human:request', id ? known : { clientId, ...startedFrom() }];
  if (item.kind === 'answer') {
    const { solved, score } = item;
    return ['resolution:answer', { ...known, solved, ...(score ? { score } : {}) }];
  }
  const { text, choiceId } = item;
  // A start is always sent as a start: its id is that of the conversation's first entry.
  return item.isStart
    ? ['conversation:start', { clientId, text, ...startedFrom() }]
    : ['message:send', { ...known, text, choiceId }];
}
