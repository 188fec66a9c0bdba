import { type Observable } from '../../shared/observable.ts';
import type { Connection } from './connection.ts';
import type { Feed } from './feed.ts';
/** Something written that is not in the timeline yet. A retry keeps its `clientId`, so it cannot double. */
export type Outgoing = {
  clientId: string;
  conversationId: string;
  kind: 'message' | 'note';
  text: string;
  at: string;
  /** `sent` until its entry arrives. */
  status: 'waiting' | 'sending' | 'sent' | 'failed';
  error: string | null;
};
export type Outbox = {
  items: Observable<readonly Outgoing[]>;
  post(conversationId: string, kind: Outgoing['kind'], text: string): void;
  retry(clientId: string): void;
  discard(clientId: string): void;
  /** Sends what waits, in order, in conversations that are caught up. */
  flush(): void;
  /** Forgets what the timeline has. */
  settle(conversationId: string, clientIds: ReadonlySet<string>): void;
};
/** Keeps and sends what the agent has written; what was not sent survives a reload of the page. */
export declare function createOutbox(
  connection: Connection,
  feedOf: (conversationId: string) => Feed | null,
  storage: Storage,
): Outbox;
