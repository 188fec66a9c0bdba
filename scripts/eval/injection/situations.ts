import type { AssistantCommand } from '../../../core/timeline/decide/assistant.ts';
import type { TimelineCommand } from '../../../core/timeline/decide/decide.ts';
import type { Entry } from '../../../core/timeline/entry.ts';
import type { FoundArticle } from '../../../core/triage/judge/engine-result.ts';
import { createLocalEngine } from '../../../workers/engines/local/local-engine.ts';
import type { LocalModels } from '../../../workers/engines/local/models.ts';
import { createWorld, NOW } from './world.ts';

const contact = { kind: 'contact', id: 'c1' } as const;
const agent = { id: 'ana', name: 'Ana', role: 'agent' as const, skills: [], capacity: 4, activeCount: 0 };
const from = (clientId: string) => ({ clientId, now: NOW, actor: contact });

export const post = (clientId: string, text: string): TimelineCommand => ({
  kind: 'contact-post',
  ...from(clientId),
  text,
});

export const press = (clientId: string): TimelineCommand => ({
  kind: 'request-person',
  ...from(clientId),
  note: null,
  requestedAt: NOW,
});

export const take = (clientId: string): TimelineCommand => ({ kind: 'take', clientId, now: NOW, agent });

const start: TimelineCommand = {
  kind: 'start',
  ...from('start'),
  data: {
    contact: { id: 'c1', name: 'Maria', email: null, verified: true },
    account: null,
    owner: { id: 'lee', name: 'Lee' },
    page: null,
    locale: 'en',
    byPress: false,
    priorContacts7d: 0,
  },
};

/** A reply as the triage job sends it, answering the entry at `answersSeq`. */
export const reply = (clientId: string, answersSeq: number, text: string): AssistantCommand => ({
  kind: 'assistant-reply',
  clientId,
  now: NOW,
  actor: { kind: 'assistant', name: 'Nora' },
  answersSeq,
  text,
  reply: { replyId: clientId, decisionId: 'd', kind: 'answer', answersSeq, articles: [] },
});

const first = post('first', 'How do I change the address on my invoice?');
const answered = [start, first, reply('first-reply', 2, 'Open billing, then change the address.')];
const waiting = [...answered, press('first-press')];
const offer: TimelineCommand = { kind: 'make-offer', clientId: 'offer', now: NOW, agent, expiresAt: NOW };
const active = [...waiting, take('first-take')];
const resolved: TimelineCommand[] = [
  ...active,
  { kind: 'resolve', clientId: 'resolve', now: NOW, agent, note: null },
];

const histories: Record<string, readonly TimelineCommand[]> = {
  'triage, first message': [start],
  'triage, after an answer': answered,
  waiting,
  'waiting, offered': [...waiting, offer],
  active,
  resolved,
  closed: [...resolved, { kind: 'close-idle', clientId: 'close', now: NOW, reason: 'confirmed' }],
};

export type Situation = {
  readonly name: string;
  readonly entries: readonly Entry[];
  readonly isTriage: boolean;
};

/** Every situation that a conversation can be in when a contact's message comes. */
export async function makeSituations(models: LocalModels, article: FoundArticle): Promise<Situation[]> {
  const situations: Situation[] = [];
  for (const [name, commands] of Object.entries(histories)) {
    const world = createWorld([], createLocalEngine, { models, article, isLocal: true });
    for (const command of commands) {
      const done = await world.execute(command);
      if (!done.ok) throw new Error(`${name}: ${command.kind} was refused, ${done.message}`);
    }
    situations.push({
      name,
      entries: [...world.entries],
      isTriage: world.conversation().state.kind === 'triage',
    });
  }
  return situations;
}
