import type { AgentEntry } from '../../core/timeline/visible.ts';
import { type Agent, openAgent } from '../../scripts/replay/clients/agent.ts';
import { asAnswer, deliver, post } from '../../scripts/replay/clients/wire.ts';
import type { Shown } from './screen-rules.ts';

const DEADLINE_MS = 60_000;

/** What the store has, read anew over the public protocol by somebody who looks at no screen. */
export type Truth = {
  /** What a contact may see of a conversation, and the way to a person. */
  ofContact: (token: string, conversationId: string) => Promise<{ entries: Shown[]; access: unknown }>;
  ofTeam: (conversationId: string) => Promise<{ entries: AgentEntry[]; state: string }>;
  line: () => Promise<string[]>;
  close: () => void;
};

/** Signs in as somebody who takes no conversations. */
export async function openTruth(url: string, password: string): Promise<Truth> {
  const auditor: Agent = await openAgent({
    url,
    email: 'admin@demo.test',
    password,
    deadlineMs: DEADLINE_MS,
  });
  return {
    async ofContact(token, conversationId) {
      const entries: Shown[] = [];
      for (;;) {
        const input = { conversationId, seq: entries.at(-1)?.seq ?? 0 };
        const { answer } = await deliver<{ entries: Shown[]; more: boolean; access: unknown }>(
          async () =>
            asAnswer(
              await post(`${url}/api/v1/visitor/commands/entries:after`, input, {
                authorization: `Bearer ${token}`,
              }),
            ),
          { deadlineMs: DEADLINE_MS, what: 'entries:after' },
        );
        if (!answer.ok) throw new Error(`entries:after of ${conversationId}: ${answer.error.code}`);
        entries.push(...answer.entries);
        if (!answer.more) return { entries, access: answer.access };
      }
    },
    async ofTeam(conversationId) {
      const { answer } = await auditor.deliver('conversation:open', { conversationId });
      if (!answer.ok) throw new Error(`open of ${conversationId}: ${answer.error.code}`);
      const entries = [...(answer.entries as AgentEntry[])];
      while ((entries.at(-1)?.seq ?? 0) < answer.conversation.lastSeq) {
        const seq = entries.at(-1)?.seq ?? 0;
        const more = await auditor.deliver('entries:after', { conversationId, seq });
        if (!more.answer.ok || more.answer.entries.length === 0) break;
        entries.push(...(more.answer.entries as AgentEntry[]));
      }
      return { entries, state: answer.conversation.state };
    },
    async line() {
      const ids: string[] = [];
      for (;;) {
        const after = ids.at(-1);
        const { answer } = await auditor.deliver('queue:watch', after === undefined ? {} : { after });
        if (!answer.ok) throw new Error(`queue:watch: ${answer.error.code}`);
        ids.push(...answer.items.map(({ conversationId }) => conversationId));
        if (ids.length >= answer.total || answer.items.length === 0) return ids;
      }
    },
    close: auditor.close,
  };
}
