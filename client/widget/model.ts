import type { Access } from '../../core/contract/views.ts';
import type { ContactEntry } from '../../core/timeline/visible.ts';
import { EMPTY_THREAD, type Thread } from '../shared/thread.ts';
import type { OutboxItem } from './outbox.ts';

/** All that the widget shows, in one value. */
export type Model = {
  isOpen: boolean;
  isOnline: boolean;
  /** `unreachable` tries again by itself; `refused`: the server knows no such workspace. */
  session: 'none' | 'opening' | 'ready' | 'unreachable' | 'refused';
  company: string;
  assistantName: string;
  access: Access | null;
  conversationId: string | null;
  thread: Thread<ContactEntry>;
  outbox: readonly OutboxItem[];
  /** An assistant's reply while it is written. */
  draft: { replyId: string; text: string } | null;
  /** An assistant's reply was taken back. */
  isWithdrawn: boolean;
  /** Who types now. */
  typing: { kind: string; name: string } | null;
  readSeq: number;
};

export const FIRST_MODEL: Model = {
  isOpen: false,
  isOnline: true,
  session: 'none',
  company: '',
  assistantName: '',
  access: null,
  conversationId: null,
  thread: EMPTY_THREAD,
  outbox: [],
  draft: null,
  isWithdrawn: false,
  typing: null,
  readSeq: 0,
};
