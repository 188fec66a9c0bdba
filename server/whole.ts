import type { AssistantReadiness } from './directory/assistant-readiness.ts';
import type { Parts } from './parts.ts';
import type { Whole } from './telemetry/server-metrics.ts';

type Deps = Pick<Parts, 'store' | 'bus' | 'producer'> & {
  assistant: () => Promise<AssistantReadiness>;
  now: () => Date;
};

/** What is told at a scrape of all processes together, read from the stores at that moment. */
export function readWhole({ store, bus, producer, assistant, now }: Deps): Whole {
  const ageMs = (since: Date | null) => (since ? Math.max(0, now().getTime() - since.getTime()) : 0);
  return {
    parts: () => ({ store: store.isUp(), queue: producer.isReady() && bus.isReady() }),
    assistant: async () => (await assistant()).ai === 'up',
    workers: async () => (await assistant()).workers,
    lines: async () =>
      Promise.all(
        (await store.workspaces.all()).map(async ({ _id, key }) => {
          const { waiting, since } = await store.conversations.lengthOfLine(_id);
          return { workspace: key, waiting, oldestMs: ageMs(since) };
        }),
      ),
    jobs: producer.counts,
    oldestJobs: producer.oldestJobs,
    oldestUntoldMs: async () => ageMs(await store.entries.oldestNotRelayed()),
  };
}
