import { type Conversation, fold } from '../../../core/timeline/conversation.ts';
import type { TimelineCommand } from '../../../core/timeline/decide/decide.ts';
import type { Entry, EntryType } from '../../../core/timeline/entry.ts';
import type { FoundArticle } from '../../../core/triage/judge/engine-result.ts';
import { createBriefs } from '../../../server/timeline/briefs.ts';
import { createTimeline, type Executed } from '../../../server/timeline/timeline.ts';
import type { Engine } from '../../../workers/engines/engine.ts';
import type { LocalModels } from '../../../workers/engines/local/models.ts';
import { type TriageDeps, triage } from '../../../workers/jobs/triage.ts';

export const NOW = '2026-03-02T09:00:00.000Z';
export const CONVERSATION = 'conversation';
const WORKSPACE = 'workspace';

/** One conversation with the product's own timeline, briefs and triage job; only the store is a list. */
export type World = {
  readonly entries: readonly Entry[];
  conversation(): Conversation;
  execute(command: TimelineCommand): Promise<Executed>;
  triage(): Promise<void>;
};

/** The world in which `engine` judges, begun with `before`. The clock stands still, so that two worlds compare. */
export function createWorld(
  before: readonly Entry[],
  engine: (world: World) => Engine,
  { models, article, isLocal }: { models: LocalModels; article: FoundArticle; isLocal: boolean },
): World {
  const entries: Entry[] = [...before];
  const listeners = new Set<(notice: { kind: 'entries'; entries: Entry[] }) => void>();
  const store = storeIn(entries);
  let ids = 0;
  const timeline = createTimeline({
    entries: store,
    // Nothing is sent twice here.
    acknowledgements: { note: async () => undefined, find: async () => null },
    onAppended: (appended) => {
      const notice = { kind: 'entries' as const, entries: appended.map(({ entry }) => entry) };
      for (const listener of listeners) listener(notice);
    },
    now: () => NOW,
    newId: () => `e${++ids}`,
  });
  const world: World = {
    entries,
    conversation: () => fold(entries) as Conversation,
    execute: (command) => timeline.execute(CONVERSATION, WORKSPACE, command),
    triage: () => triage(deps, { conversationId: CONVERSATION }, new AbortController().signal),
  };
  const deps = {
    timeline,
    briefs: createBriefs(store),
    people: { workspace: async () => ({ name: 'Northwind', assistantName: 'Nora' }) },
    bus: {
      tell: () => {},
      listen: (listener: (notice: { kind: 'entries'; entries: Entry[] }) => void) => {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
      join: () => undefined,
      leave: () => undefined,
      untilHeard: () => undefined,
    },
    knowledge: { find: async () => [article], unknownCodes: async () => [], unknownNames: async () => [] },
    engine: engine(world),
    isLocal,
    models,
    now: () => new Date(NOW),
    log: { error: () => {}, warn: () => {}, info: () => {}, debug: () => {} },
  } as unknown as TriageDeps;
  return world;
}

/** The store's part of the contract, in a list: one entry per place, one per clientId. */
function storeIn(entries: Entry[]) {
  const insert = (entry: Entry) => {
    if (entries.some(({ clientId }) => clientId === entry.clientId)) return 'client_id_known' as const;
    if (entry.seq !== entries.length + 1) return 'seq_taken' as const;
    entries.push(entry);
    return 'inserted' as const;
  };
  return {
    insertBatch: async (batch: Entry[]) => batch.map(insert),
    insertInOrder: async (batch: Entry[]) => batch.map(insert),
    after: async (_: string, seq: number, limit?: number, types?: readonly EntryType[]) =>
      entries
        .slice(seq)
        .filter(({ type }) => types?.includes(type) ?? true)
        .slice(0, limit),
    before: async (_: string, seq: number, limit: number) => entries.slice(0, seq - 1).slice(-limit),
    byClientId: async (_: string, clientId: string) =>
      entries.find((entry) => entry.clientId === clientId) ?? null,
    bySeq: async (_: string, seq: number) => entries[seq - 1] ?? null,
  };
}
