import type { EntryView } from '../../core/timeline/visible.ts';
/** Where the conversation stands, as far as the contact's entries tell. */
export type WidgetPhase =
  | {
      kind: 'new';
    }
  | {
      kind: 'triage';
    }
  | {
      kind: 'waiting';
    }
  | {
      kind: 'active';
      agentName: string;
    }
  | {
      kind: 'resolved';
    }
  | {
      kind: 'closed';
    };
/** The fold of the visible entries. */
export declare function phaseOf(entries: readonly EntryView[]): WidgetPhase;
/** What may be asked at the end of the thread: whether it is solved, then how it was. */
export type FeedbackAsk = 'none' | 'solved' | 'score' | 'thanks';
/** Asks after an answer of the assistant and after an agent has resolved, until it is answered. */
export declare function feedbackFor(entries: readonly EntryView[]): FeedbackAsk;
/** How many entries after `readSeq` deserve the contact's attention. */
export declare function unreadCount(entries: readonly EntryView[], readSeq: number): number;
