import { fold } from '../../../core/timeline/conversation.ts';
import type { Entry } from '../../../core/timeline/entry.ts';
import type { AgentIdentity } from '../../../server/auth/sessions.ts';
import { type AgentDeps, agentHandlers } from '../../../server/commands/agent.ts';
import { createBriefs } from '../../../server/timeline/briefs.ts';
import { command, timelineOf } from '../../core/timeline/commands.ts';

const who = { userId: 'ana', workspaceId: 'w', role: 'agent', name: 'Ana' } as AgentIdentity;

describe('opening a conversation', () => {
  it('gives entries up to the one that it says is the last, also when one is appended meanwhile', async () => {
    const whole = timelineOf(command.start(), command.post('m1'), command.press('p1'));
    const stored: Entry[] = whole.slice(0, -1);
    const entries = {
      after: async (_: string, seq: number) => stored.filter((entry) => entry.seq > seq),
      before: async () => [...stored],
    };
    const timeline = {
      // The press is appended right after the conversation was looked up.
      refresh: async () => {
        const conversation = fold(stored);
        stored.push(...whole.slice(stored.length));
        return conversation;
      },
      entriesAfter: entries.after,
    };
    const deps = { timeline, briefs: createBriefs(entries) } as unknown as AgentDeps;
    const conversationId = whole[0]?.conversationId ?? '';
    const opened = await agentHandlers['conversation:open'](deps, who, { conversationId });
    expect(opened.conversation).toMatchObject({ lastSeq: whole.length - 1, state: 'triage' });
    // What came meanwhile comes again by its push; the brief may have it already.
    expect(opened.entries.at(-1)?.seq).toBe(opened.conversation.lastSeq);
    expect(opened.brief.upToSeq).toBeGreaterThanOrEqual(opened.conversation.lastSeq);
  });
});
