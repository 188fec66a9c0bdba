import type { TransferTarget } from '../values/conversation.ts';

/** What routing has to know of a conversation that waits for a person. */
export type Wait = {
  /** ISO 8601: when the wait began. */
  since: string;
  /** 1 (most urgent) to 5. */
  priority: number;
  skills: string[];
  /** Whom a transfer named; null for anybody who fits. */
  target: TransferTarget | null;
  /** Agents who declined or let an offer run out since the wait began, once for each time. */
  passedBy: string[];
};
