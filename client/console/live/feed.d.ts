import type { AgentPush } from '../../../core/contract/pushes.ts';
import type { ConversationSummary } from '../../../core/contract/views.ts';
import type { Brief } from '../../../core/handoff/brief-schema.ts';
import type { EntryView } from '../../../core/timeline/visible.ts';
import { type Observable } from '../../shared/observable.ts';
import type { CommandError, Connection } from './connection.ts';
import { type EntryLog } from './entry-log.ts';
/** An opened conversation. `isCaughtUp` is false from a lost connection until nothing is missing any more. */
export type FeedState = {
  status: 'loading' | 'ready' | 'error';
  error: CommandError | null;
  isCaughtUp: boolean;
  conversation: ConversationSummary | null;
  brief: Brief | null;
  log: EntryLog;
};
export type Feed = {
  state: Observable<FeedState>;
  /** Reads the conversation (again) and receives its pushes from then on. */
  open(): Promise<void>;
  receive(entry: EntryView): void;
  receiveBrief(push: AgentPush<'brief'>): void;
  fallBehind(): void;
};
/** The live view of one conversation: ordered, without gaps, the same entry once. */
export declare function createFeed(connection: Connection, conversationId: string): Feed;
