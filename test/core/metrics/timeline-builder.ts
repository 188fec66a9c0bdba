import { type Entry, type EntryData, type EntryType, entryData } from '../../../core/timeline/entry.ts';
import type { Actor } from '../../../core/values/people.ts';

const day = '2026-03-02';
const contact: Actor = { kind: 'contact', id: 'c1', name: 'Maria' };
const assistant: Actor = { kind: 'assistant' };
const system: Actor = { kind: 'system' };

/** Writes the timeline of one conversation; times are `HH:MM:SS` on 2 March 2026 or a whole ISO date. */
export class TimelineBuilder {
  readonly entries: Entry[] = [];

  constructor() {
    this.add('09:00:00', system, 'conversation.started', {
      contact: { id: 'c1', name: 'Maria', email: null, verified: false },
      account: { id: 'acme', name: 'Acme', tier: 'premium' },
      owner: { id: 'lee', name: 'Lee' },
      page: null,
      locale: null,
      byPress: false,
      priorContacts7d: 0,
    });
  }

  add<T extends EntryType>(time: string, actor: Actor, type: T, data: EntryData<T>): this {
    const seq = this.entries.length + 1;
    const entry = {
      id: `e${seq}`,
      workspaceId: 'w',
      conversationId: 'T',
      seq,
      at: iso(time),
      actor,
      clientId: `k${seq}`,
      prevContactSeq: 0,
      type,
      data: entryData[type].parse(data),
    };
    this.entries.push(entry as Entry);
    return this;
  }

  says(time: string, text: string): this {
    return this.add(time, contact, 'message.posted', { text });
  }

  answers(time: string, kind: 'answer' | 'notice' = 'answer'): this {
    const reply = { replyId: 'r', decisionId: 'd', kind, answersSeq: 2, articles: [] };
    return this.add(time, assistant, 'message.posted', { text: 'Try this.', reply });
  }

  /** A press that reached us at `requestedAt` and stood in line at `time`. */
  presses(requestedAt: string, time: string, skills: string[] = []): this {
    return this.escalates(time, {
      by: 'contact',
      code: 'asked_by_press',
      kind: 'explicit_request',
      requestedAt,
      skills,
    });
  }

  escalates(
    time: string,
    given: {
      by: EntryData<'escalation.requested'>['by'];
      code: EntryData<'escalation.requested'>['reason']['code'];
      kind: EntryData<'need.signalled'>['kind'];
      requestedAt: string;
      occurredAt?: string;
      skills?: string[];
    },
  ): this {
    return this.add(time, given.by === 'contact' ? contact : system, 'escalation.requested', {
      by: given.by,
      reason: { code: given.code, text: given.code },
      need: {
        kind: given.kind,
        occurredAt: iso(given.occurredAt ?? given.requestedAt),
        detectedAt: iso(given.requestedAt),
        evidence: { seq: null, quote: '' },
      },
      note: null,
      requestedAt: iso(given.requestedAt),
      priority: 3,
      skills: given.skills ?? [],
      dueAt: iso(time),
      decisionId: null,
      care: null,
    });
  }

  offered(time: string, agent: string): this {
    const expiresAt = iso(time);
    return this.add(time, system, 'offer.made', { agent: { id: agent, name: agent }, expiresAt });
  }

  accepts(time: string, agent: string, skills: string[] = [], via: 'take' | 'offer' = 'take'): this {
    const briefUpToSeq = this.entries.length;
    return this.add(time, person(agent), 'assignment.accepted', {
      agent: { id: agent, name: agent },
      skills,
      via,
      briefUpToSeq,
    });
  }

  replies(time: string, agent: string, text: string): this {
    return this.add(time, person(agent), 'message.posted', { text });
  }

  resolves(time: string, agent: string): this {
    return this.add(time, person(agent), 'conversation.resolved', { note: null });
  }

  judges(time: string, solved: boolean): this {
    return this.add(time, contact, 'resolution.answered', {
      solved,
      score: null,
      comment: null,
      answerSeq: null,
    });
  }
}

export const person = (id: string): Actor => ({ kind: 'agent', id, name: id });
export { contact, system };

export function iso(time: string): string {
  return new Date(time.includes('T') ? time : `${day}T${time}Z`).toISOString();
}
