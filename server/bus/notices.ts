import type { Entry } from '../../core/timeline/entry.ts';
import { isOfThisBuild, readEntry, type StoredEntry, writeEntry } from '../../core/timeline/read-entry.ts';
import type { LineChange } from '../store/line-wait.ts';
import type { TraceParent } from '../telemetry/tracing.ts';

/** What processes tell each other. Everything here can be lost: clients fill gaps from the store. */
export type Notice =
  /** `traces`: where the trace of an entry stands, by the entry's id; only where there is one. */
  | { kind: 'entries'; entries: Entry[]; traces?: Record<string, TraceParent> }
  /** `changes` is missing in what a build before says: then the line has to be compared with the store. */
  | { kind: 'line'; workspaceId: string; changes?: LineChange[]; trace?: TraceParent }
  /** `leftId`: an agent whose last connection to the telling server has closed. */
  | { kind: 'presence'; workspaceId: string; leftId?: string }
  | { kind: 'reply-delta'; conversationId: string; replyId: string; index: number; text: string }
  | { kind: 'reply-withdrawn'; conversationId: string; replyId: string }
  | {
      kind: 'typing';
      conversationId: string;
      who: { kind: 'contact' | 'assistant' | 'agent'; id?: string; name?: string };
      typing: boolean;
    }
  | { kind: 'signed-out'; sessionId: string }
  | { kind: 'contact-erased'; contactId: string }
  | { kind: 'person-changed'; userId: string }
  | { kind: 'articles'; workspaceId: string }
  | { kind: 'seeded'; key: string };

/** A notice as it travels: its entries say in which version they are, since builds of two releases may run together. */
export function sent(notice: Notice): unknown {
  return notice.kind === 'entries' ? { ...notice, entries: notice.entries.map(writeEntry) } : notice;
}

/** The notice of what travelled. */
export function received(notice: Notice): Notice {
  if (notice.kind !== 'entries') return notice;
  const entries = notice.entries as StoredEntry[];
  return { ...notice, entries: entries.map((entry) => (isOfThisBuild(entry) ? entry : readEntry(entry))) };
}
