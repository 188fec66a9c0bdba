import type { VisitorPush } from '../../core/contract/pushes.ts';
import type { Access, VisitorSession } from '../../core/contract/views.ts';
import type { ContactEntry } from '../../core/timeline/visible.ts';
import { MAX_SHORT_TEXT_LENGTH } from '../../core/values/limits.ts';
import { newClientId } from '../shared/client-id.ts';
import { makeOnceMore } from '../shared/once-more.ts';
import { openOutbox } from '../shared/outbox.ts';
import type { Memory } from '../shared/storage.ts';
import { addAcknowledged, addFetched, addPushed, EMPTY_THREAD } from '../shared/thread.ts';
import { makeTypingSign, TYPING_LASTS_MS } from '../shared/typing-sign.ts';
import type { WidgetConfig } from './boot.ts';
import { makeLink } from './link.ts';
import { FIRST_MODEL, type Model } from './model.ts';
import { isStoredAs, type OutboxItem, startIdAmong } from './outbox.ts';
import { ownEntry } from './own-entry.ts';
import { makeSender, type Stored } from './sender.ts';
import { stateOf } from './state.ts';

export type Controller = {
  model: () => Model;
  setOpen: (isOpen: boolean) => void;
  requestPerson: () => void;
  /** `choiceId` where the text is the label of a choice that was pressed. */
  sendMessage: (text: string, choiceId?: string) => void;
  answerSolved: (solved: boolean, score?: number) => void;
  retry: (item: OutboxItem) => void;
  discard: (item: OutboxItem) => void;
  /** A fresh identity of the same person. */
  identify: (identity: string) => void;
  /** Ends it all: another visitor takes over. */
  stop: () => void;
  setTyping: (isTyping: boolean) => void;
  /** The text that is written and not sent; survives a reload. */
  draft: { read: () => string; write: (text: string) => void };
};

const PUSH_GRACE_MS = 1_500;

const POLL_OPEN_MS = 4_000;
const POLL_CLOSED_MS = 20_000;

type Place = {
  config: WidgetConfig;
  /** What this visitor has here: the conversation, the draft, what is not sent. */
  memory: Memory;
  /** The memory of visitors without an identity; the same where there is none. */
  anonymous: Memory;
};

type Events = {
  onChange: () => void;
  onSession: (session: VisitorSession) => void;
  onIdentityRefused: () => void;
};

/** The widget without its looks, for one visitor: what it knows, and what can be done. */
export function makeController(
  { config, memory, anonymous }: Place,
  { onChange, onSession, onIdentityRefused }: Events,
): Controller {
  const outbox = openOutbox<OutboxItem>(memory);
  let model: Model = {
    ...FIRST_MODEL,
    isOnline: navigator.onLine,
    outbox: outbox.items(),
    conversationId: memory.read<string>('conversation'),
    readSeq: memory.read<number>('read') ?? 0,
    isOpen: memory.read<boolean>('open') ?? false,
  };
  const now = (): Model => model;
  const stopping = new AbortController();
  const { signal } = stopping;
  const patch = (change: Partial<Model>): void => {
    if (signal.aborted) return;
    model = { ...model, ...change };
    onChange();
  };
  let poll: ReturnType<typeof setTimeout> | undefined;
  let typingEnds: ReturnType<typeof setTimeout> | undefined;

  const fill = makeOnceMore(fetchMissing);
  const link = makeLink(config, anonymous, {
    onSession: adoptSession,
    onNoSession: (code) => patch({ session: code ? 'refused' : 'unreachable' }),
    onIdentityRefused,
    onLive: (isUp) => {
      patch({ draft: null });
      if (isUp) catchUp();
      schedulePoll();
    },
    onPush: receive,
  });
  const pump = makeSender({
    outbox,
    link,
    isReady: () => !signal.aborted && now().session === 'ready',
    conversationId: () => now().conversationId,
    startedFrom: () => ({
      page: { url: location.href.slice(0, MAX_SHORT_TEXT_LENGTH), title: document.title.slice(0, 300) },
      ...(config.locale ? { locale: config.locale } : {}),
    }),
    onStored: adoptStored,
    onChange: () => patch({ outbox: outbox.items() }),
  });

  /** Takes what an acknowledgement tells; its push closes the gap as a rule, and where none comes, fetching. */
  function adoptStored(item: OutboxItem, stored: Stored): void {
    // What comes late for a visitor who has left is not kept.
    if (signal.aborted) return;
    const { conversationId, entries, access, seq = 0 } = stored;
    if (conversationId && conversationId !== now().conversationId) {
      memory.write('conversation', conversationId);
      patch({ conversationId, thread: EMPTY_THREAD, readSeq: 0 });
      pump();
    }
    if (access) patch({ access });
    const entry = ownEntry(item, stored, now().conversationId ?? '');
    const own = [...(entries ?? []), ...(entry ? [entry] : [])];
    learn(own);
    patch({ thread: own.reduce(addAcknowledged, now().thread) });
    const upTo = own.at(-1)?.seq ?? seq;
    setTimeout(() => now().thread.syncedSeq < upTo && fill(), link.isUp() ? PUSH_GRACE_MS : 0);
  }

  function adoptSession(session: VisitorSession): void {
    const { workspace, access, conversations } = session;
    onSession(session);
    const own = conversations.map(({ id }) => id);
    const kept = now().conversationId;
    const conversationId = kept && own.includes(kept) ? kept : (own[0] ?? null);
    if (conversationId !== kept) patch({ thread: EMPTY_THREAD, readSeq: 0 });
    memory.write('conversation', conversationId);
    patch({
      session: 'ready',
      company: workspace.name,
      assistantName: workspace.assistantName,
      access,
      conversationId,
    });
    catchUp();
  }

  function catchUp(): void {
    fill();
    pump();
  }

  /** Fetches exactly what is missing: everything after the last entry up to which nothing is. */
  async function fetchMissing(): Promise<void> {
    const { conversationId } = now();
    if (!conversationId) return;
    for (let hasMore = true; hasMore; ) {
      const before = now().thread.syncedSeq;
      const answered = await link.send('entries:after', { conversationId, seq: before });
      if (!answered.ok || conversationId !== now().conversationId) return;
      const { entries, more, access } = answered;
      learn(entries);
      patch({ thread: addFetched(now().thread, entries), access });
      hasMore = more && now().thread.syncedSeq > before;
    }
    markRead();
  }

  function schedulePoll(): void {
    clearTimeout(poll);
    if (link.isUp()) return;
    poll = setTimeout(
      () => {
        if (now().isOnline && now().session === 'ready') fill();
        schedulePoll();
      },
      now().isOpen ? POLL_OPEN_MS : POLL_CLOSED_MS,
    );
  }

  function receive(name: string, payload: unknown): void {
    if ((payload as { conversationId?: string })?.conversationId !== now().conversationId) return;
    if (name === 'entry') receiveEntry(payload as ContactEntry);
    if (name === 'newest' && (payload as VisitorPush<'newest'>).seq > now().thread.syncedSeq) fill();
    if (name === 'access') patch({ access: payload as Access });
    if (name === 'reply:delta') receiveDelta(payload as VisitorPush<'reply:delta'>);
    if (name === 'reply:withdrawn') patch({ draft: null, isWithdrawn: true, typing: null });
    if (name === 'typing') receiveTyping(payload as VisitorPush<'typing'>);
  }

  function receiveEntry(entry: ContactEntry): void {
    learn([entry]);
    const { thread, isGap } = addPushed(now().thread, entry);
    patch({ thread });
    if (isGap) fill();
    markRead();
  }

  /** What stored entries say about unsent items, half-written replies and typing. */
  function learn(entries: readonly ContactEntry[]): void {
    for (const entry of entries) {
      for (const item of outbox.items()) if (isStoredAs(item, entry)) outbox.remove(item);
      if (entry.actor.kind !== 'contact') patch({ draft: null, typing: null });
      if (entry.type === 'message.posted') patch({ isWithdrawn: false });
    }
    patch({ outbox: outbox.items() });
  }

  function receiveDelta({ replyId, index, text }: VisitorPush<'reply:delta'>): void {
    const { draft } = now();
    // A piece that was missed makes the rest unreadable; the entry at the end is the truth anyway.
    if (index > 0 && draft?.replyId !== replyId) return;
    patch({ draft: { replyId, text: index === 0 ? text : `${draft?.text}${text}` }, isWithdrawn: false });
  }

  function receiveTyping({ who, typing }: VisitorPush<'typing'>): void {
    clearTimeout(typingEnds);
    patch({ typing: typing && who.kind !== 'contact' ? { kind: who.kind, name: who.name ?? '' } : null });
    typingEnds = setTimeout(() => patch({ typing: null }), TYPING_LASTS_MS);
  }

  function markRead(): void {
    const { isOpen, thread } = now();
    const lastSeq = thread.entries.at(-1)?.seq ?? 0;
    if (signal.aborted || !isOpen || document.hidden || lastSeq <= now().readSeq) return;
    memory.write('read', lastSeq);
    patch({ readSeq: lastSeq });
  }

  function startId(kind: OutboxItem['kind']): string | null {
    return now().conversationId ? null : startIdAmong(outbox.items(), kind);
  }

  function add(item: OutboxItem): void {
    outbox.add(item);
    patch({ outbox: outbox.items() });
    link.open();
    pump();
  }

  const comeOnline = (): void => {
    patch({ isOnline: true });
    link.hurry();
    catchUp();
  };
  const comeBack = (): void => {
    if (document.hidden) return;
    if (now().session === 'ready' && !link.isUp()) link.hurry();
    markRead();
  };
  addEventListener('online', comeOnline, { signal });
  addEventListener('offline', () => patch({ isOnline: false }), { signal });
  document.addEventListener('visibilitychange', comeBack, { signal });
  if ((config.identity || anonymous.read('token')) && (now().conversationId || now().isOpen)) open();
  else if (outbox.items().length > 0) open();

  function open(): void {
    if (now().session === 'none') patch({ session: 'opening' });
    link.open();
  }

  const typingSign = makeTypingSign((typing) => {
    const { conversationId } = now();
    if (conversationId && link.isUp()) void link.send('typing:set', { conversationId, typing });
  });

  return {
    model: now,
    setOpen: (isOpen) => {
      patch({ isOpen });
      memory.write('open', isOpen);
      if (isOpen) open();
      markRead();
      schedulePoll();
    },
    requestPerson: () => {
      const state = stateOf(now().thread.entries).kind;
      const isAsked =
        state === 'waiting' || state === 'active' || outbox.items().some(({ kind }) => kind === 'press');
      if (isAsked) pump();
      else
        add({
          kind: 'press',
          clientId: startId('press') ?? newClientId(),
          at: Date.now(),
          status: 'sending',
        });
    },
    sendMessage: (text, choiceId) => {
      const clientId = startId('message');
      add({
        kind: 'message',
        clientId: clientId ?? newClientId(),
        isStart: clientId !== null,
        text,
        choiceId,
        at: Date.now(),
        status: 'sending',
      });
      typingSign(false);
    },
    answerSolved: (solved, score) =>
      add({
        kind: 'answer',
        clientId: newClientId(),
        solved,
        ...(score ? { score } : {}),
        at: Date.now(),
        status: 'sending',
      }),
    retry: (item) => {
      outbox.mark(item, 'sending');
      patch({ outbox: outbox.items() });
      link.hurry();
      pump();
    },
    discard: (item) => {
      outbox.remove(item);
      patch({ outbox: outbox.items() });
    },
    identify: link.identify,
    stop: () => {
      stopping.abort();
      clearTimeout(poll);
      link.close();
    },
    setTyping: typingSign,
    draft: {
      read: () => memory.read<string>('draft') ?? '',
      write: (text) => (text ? memory.write('draft', text) : memory.remove('draft')),
    },
  };
}
