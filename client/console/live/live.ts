import type { AgentPush } from '../../../core/contract/pushes.ts';
import type { AgentEntry, AgentEntryOf } from '../../../core/timeline/visible.ts';
import { createObservable, type Observable } from '../../shared/observable.ts';
import { openMemory } from '../../shared/storage.ts';
import { TYPING_LASTS_MS } from '../../shared/typing-sign.ts';
import { type Alerts, createAlerts } from './alerts.ts';
import { type Connection, createConnection } from './connection.ts';
import { createFeed, type Feed } from './feed.ts';
import { createLine, type Line } from './line.ts';
import { createOutbox, type Outbox } from './outbox.ts';
import { createPresence, type Presence } from './presence.ts';

export type Offer = AgentPush<'offer'>;
export type Typist = { name: string; kind: 'contact' | 'assistant' | 'agent'; until: number };

/** Everything that lives as long as somebody is signed in. */
export type Live = {
  connection: Connection;
  line: Line;
  presence: Presence;
  alerts: Alerts;
  outbox: Outbox;
  offers: Observable<readonly Offer[]>;
  /** Who types, by conversation. */
  typing: Observable<Readonly<Record<string, Typist>>>;
  /** Who else looks at a conversation, by conversation. */
  viewing: Observable<Readonly<Record<string, { id: string; name: string }[]>>>;
  /** Changes whenever a conversation that is not on screen may have changed. */
  stirred: Observable<number>;
  feedOf(conversationId: string): Feed;
  /** The conversation on screen, or none. */
  focus(conversationId: string | null): void;
  stop(): void;
};

const KEPT_FEEDS = 12;
const POLL_MS = 10_000;

/** Builds the live parts of a signed-in console. */
export function createLive(openConversation: (conversationId: string) => void): Live {
  const connection = createConnection();
  const line = createLine(connection);
  const presence = createPresence(connection, localStorage);
  const feeds = new Map<string, Feed>();
  const memory = openMemory('handrail.', sessionStorage as unknown as Record<string, string>);
  const outbox = createOutbox(connection, (id) => feeds.get(id) ?? null, memory);
  const alerts = createAlerts({
    line,
    openConversation,
    storage: localStorage,
    isOnDuty: () => presence.own.get().status === 'online',
  });
  const live: Live = {
    connection,
    line,
    presence,
    alerts,
    outbox,
    offers: createObservable<readonly Offer[]>([]),
    typing: createObservable({}),
    viewing: createObservable({}),
    stirred: createObservable(0),
    feedOf: (id) => feedFrom(feeds, connection, outbox, id),
    focus: (id) => {
      focused = id;
      if (id) void feedFrom(feeds, connection, outbox, id).open().then(outbox.flush);
    },
    stop: () => {
      stopFollowing();
      stopPolling();
      alerts.stop();
      line.stop();
      connection.close();
    },
  };
  let focused: string | null = null;
  followPushes(live, feeds);
  const stopFollowing = followConnection(live, feeds, () => focused);
  const stopPolling = pollWithoutSocket(live, () => focused);
  return live;
}

function feedFrom(feeds: Map<string, Feed>, connection: Connection, outbox: Outbox, id: string): Feed {
  const known = feeds.get(id);
  if (known) {
    // The feed that was used longest ago is forgotten first.
    feeds.delete(id);
    feeds.set(id, known);
    return known;
  }
  const feed = createFeed(connection, id);
  feeds.set(id, feed);
  feed.state.subscribe(() => {
    const clientIds = new Set(feed.state.get().log.entries.flatMap((entry) => entry.clientId ?? []));
    outbox.settle(id, clientIds);
  });
  const oldest = feeds.keys().next().value;
  if (feeds.size > KEPT_FEEDS && oldest !== undefined && oldest !== id) feeds.delete(oldest);
  return feed;
}

function followPushes(live: Live, feeds: Map<string, Feed>): void {
  const { connection, offers, typing, viewing, stirred } = live;
  const reached = new Map<string, number>();
  const isNews = (id: string, seq: number) => {
    const known = reached.get(id) ?? seq;
    reached.set(id, Math.max(known, seq));
    return seq > known;
  };
  connection.on('newest', ({ conversationId, seq }) => {
    feeds.get(conversationId)?.hear(seq);
    if (isNews(conversationId, seq)) stirred.update((count) => count + 1);
  });
  connection.on('entry', (entry) => {
    isNews(entry.conversationId, entry.seq);
    feeds.get(entry.conversationId)?.receive(entry);
    stirred.update((count) => count + 1);
    if (entry.type === 'conversation.erased') offers.update((all) => without(all, entry.conversationId));
    if (isContactMessage(entry)) live.alerts.tellMessage(entry);
    if (entry.type === 'message.posted') typing.update(({ [entry.conversationId]: _done, ...rest }) => rest);
  });
  connection.on('brief', (push) => feeds.get(push.conversationId)?.receiveBrief(push));
  connection.on('queue:changed', () => stirred.update((count) => count + 1));
  connection.on('offer', (offer) => offers.update((all) => [...without(all, offer.conversationId), offer]));
  connection.on('offer:ended', ({ conversationId }) => offers.update((all) => without(all, conversationId)));
  connection.on('viewing', ({ conversationId, agents }) =>
    viewing.update((all) => ({ ...all, [conversationId]: agents })),
  );
  connection.on('typing', (push) => {
    const { [push.conversationId]: _was, ...rest } = typing.get();
    if (!push.typing) return typing.set(rest);
    const typist = { kind: push.who.kind, name: push.who.name ?? '', until: Date.now() + TYPING_LASTS_MS };
    typing.set({ ...rest, [push.conversationId]: typist });
  });
}

const isContactMessage = (entry: AgentEntry): entry is AgentEntryOf<'message.posted'> =>
  entry.type === 'message.posted' && entry.actor.kind === 'contact';

const without = (offers: readonly Offer[], conversationId: string) =>
  offers.filter((offer) => offer.conversationId !== conversationId);

/** After a lost connection nothing on screen counts as current until it has been read again. */
function followConnection(live: Live, feeds: Map<string, Feed>, focused: () => string | null): () => void {
  let epoch = 0;
  const follow = () => {
    const now = live.connection.state.get();
    if (now.status !== 'connected') {
      for (const feed of feeds.values()) feed.fallBehind();
      return;
    }
    if (now.epoch === epoch) return;
    epoch = now.epoch;
    live.presence.announce();
    live.offers.set([]);
    live.stirred.update((count) => count + 1);
    const current = focused();
    // Conversations with something unsent are read too, so that it can go out.
    const unsent = live.outbox.items.get().map((item) => item.conversationId);
    for (const id of new Set([...(current ? [current] : []), ...unsent])) {
      void live.feedOf(id).open().then(live.outbox.flush);
    }
  };
  follow();
  return live.connection.state.subscribe(follow);
}

/** A network that blocks sockets loses the live push, not the work: what is on screen is read over HTTP. */
function pollWithoutSocket(live: Live, focused: () => string | null): () => void {
  let missedPolls = 0;
  const timer = setInterval(() => {
    missedPolls = live.connection.state.get().status === 'connected' ? 0 : missedPolls + 1;
    // A short loss mends itself; polling then would only race with the socket.
    if (missedPolls < 2) return;
    void live.line.reload();
    const id = focused();
    if (id) void live.feedOf(id).open().then(live.outbox.flush);
  }, POLL_MS);
  return () => clearInterval(timer);
}
