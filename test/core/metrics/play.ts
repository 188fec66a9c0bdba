import { fold } from '../../../core/timeline/conversation.ts';
import { decide, type TimelineCommand } from '../../../core/timeline/decide/decide.ts';
import type { Entry } from '../../../core/timeline/entry.ts';
import { contact, iso } from './timeline-builder.ts';

const ana = { id: 'ana', name: 'Ana', role: 'agent' as const, skills: [], capacity: 4, activeCount: 0 };

/** A command without what the player adds to each. */
export type Step = [time: string, command: Record<string, unknown> & { kind: TimelineCommand['kind'] }];

/** Lets the product's own rules turn commands into a timeline. */
export function play(steps: Step[]): Entry[] {
  const entries: Entry[] = [];
  steps.forEach(([time, command], index) => {
    const full = { clientId: `k${index}`, now: iso(time), actor: contact, agent: ana, ...command };
    const outcome = decide(fold(entries), full as unknown as TimelineCommand);
    if (outcome.kind === 'refuse') throw new Error(`${command.kind} is refused: ${outcome.message}`);
    if (outcome.kind === 'unchanged') return;
    for (const draft of outcome.drafts) {
      const seq = entries.length + 1;
      const place = {
        id: `e${seq}`,
        workspaceId: 'w',
        conversationId: 'C',
        seq,
        at: iso(time),
        prevContactSeq: 0,
      };
      entries.push({ ...draft, ...place } as Entry);
    }
  });
  return entries;
}

/** How each begins: nobody has asked for anything. */
export const start: Step = [
  '09:00:00',
  {
    kind: 'start',
    data: {
      contact: { id: 'c1', name: null, email: null, verified: false },
      account: null,
      owner: { id: 'lee', name: 'Lee' },
      page: null,
      locale: null,
      byPress: false,
      priorContacts7d: 0,
    },
  },
];
