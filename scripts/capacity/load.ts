/** What comes in. Each default that is not measured is an assumption of ours; docs/capacity.md says which. */
export type Load = {
  /** Mean over a day. */
  conversationsPerHour: number;
  /** The busiest hour, of the mean one. */
  peak: number;
  customerMessages: number;
  replies: number;
  /** Of conversations: those that go to a person. */
  pressShare: number;
  /** Of the customers' messages: those that the assistant judges; the others a person has. */
  assistantShare: number;
  /** Entries besides messages and decisions: the beginning, requests, offers, takings, ends. */
  otherEntries: number;
  /** Minutes that the widget of a conversation stays connected. */
  openMinutes: number;
  /** Visitors who open the widget, or come back to a conversation, and write nothing; how long they stay. */
  visitorsPerConversation: number;
  visitMinutes: number;
  /** Seconds that a model provider takes; 0: the local engine answers. */
  modelSeconds: number;
  tokensPerJudgement: number;
  /** Years that conversations are kept. */
  years: number;
};

export const DEFAULT_LOAD: Load = {
  conversationsPerHour: 1_000,
  peak: 2.2,
  customerMessages: 5.3,
  replies: 4.9,
  pressShare: 0.25,
  assistantShare: 0.6,
  otherEntries: 5,
  openMinutes: 20,
  visitorsPerConversation: 3,
  visitMinutes: 5,
  modelSeconds: 0,
  tokensPerJudgement: 1_500,
  years: 2,
};

/** What happens a second, and who is there. */
export type Traffic = {
  conversations: number;
  /** Messages of customers. */
  messages: number;
  judged: number;
  presses: number;
  /** Entries of all types. */
  entries: number;
  /** Sockets that are open at a time. */
  connected: number;
};

/** The traffic of an hour with so many conversations. */
export function trafficOf(load: Load, conversationsPerHour: number): Traffic {
  const conversations = conversationsPerHour / 3_600;
  const messages = conversations * load.customerMessages;
  const judged = messages * load.assistantShare;
  const seconds = 60 * (load.openMinutes + load.visitorsPerConversation * load.visitMinutes);
  return {
    conversations,
    messages,
    judged,
    presses: conversations * load.pressShare,
    entries: messages + judged + conversations * (load.replies + load.otherEntries),
    connected: conversations * seconds,
  };
}

/**
 * The shares of a day's conversations that fall into each hour, UTC. An assumption: two regions of working hours, Europe
 * and North America, with a floor at night. None of the public sets tells the time of day.
 */
export const DAY: readonly number[] = normal([
  ...[16, 13, 11, 10, 11, 15, 27, 48, 74, 88, 92, 88],
  ...[84, 92, 101, 108, 106, 96, 80, 66, 54, 42, 31, 22],
]);

function normal(shape: readonly number[]): number[] {
  const sum = shape.reduce((total, one) => total + one, 0);
  return shape.map((one) => one / sum);
}

/** The busiest hour of a day, of the mean one. */
export const peakOf = (day: readonly number[]): number => Math.max(...day) * day.length;
