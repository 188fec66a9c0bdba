import type { Entry } from '../../core/timeline/entry.ts';
import type { Log } from '../log.ts';
import { isStoreUnavailable } from '../store/connect.ts';
import type { Entries } from '../store/entries.ts';
import type { Relay } from './relay.ts';
import type { Appended, Timeline } from './timeline.ts';

type Deps = {
  entries: Pick<Entries, 'notRelayed'>;
  timeline: Pick<Timeline, 'refresh'>;
  relay: Pick<Relay, 'tell'>;
  log: Log;
  now: () => Date;
};

/** How long the appending process has before others take over. */
const GRACE_MS = 3_000;
const BATCH = 200;
const MAX_SET_ASIDE = 1_000;

/**
 * Tells again what was appended but never marked, because its process died or the queue was away. Whoever is
 * alive does it; telling twice is harmless. What cannot be read is set aside as long as this process lives, so that
 * it holds up nothing else.
 */
export function createRecovery({ entries, timeline, relay, log, now }: Deps) {
  const setAside = new Set<string>();

  function putAside(unmarked: readonly Entry[], conversationId: string, why: unknown): void {
    log.error({ err: why, conversationId }, 'recover: set aside, cannot be told');
    for (const { id, conversationId: of } of unmarked)
      if (of === conversationId && setAside.size < MAX_SET_ASIDE) setAside.add(id);
  }

  async function readAll(unmarked: readonly Entry[]): Promise<Appended[]> {
    const batch: Appended[] = [];
    for (const conversationId of new Set(unmarked.map((entry) => entry.conversationId))) {
      try {
        batch.push(...(await asItIsNow(conversationId, unmarked)));
      } catch (error) {
        if (isStoreUnavailable(error)) throw error;
        putAside(unmarked, conversationId, error);
      }
    }
    return batch;
  }

  /** Each conversation as it is now: a job or read model must not be made from a past that is over. */
  async function asItIsNow(conversationId: string, unmarked: readonly Entry[]): Promise<Appended[]> {
    const conversation = await timeline.refresh(conversationId);
    if (!conversation) return [];
    return unmarked
      .filter((entry) => entry.conversationId === conversationId)
      .sort((a, b) => a.seq - b.seq)
      .map((entry) => ({ entry, conversation }));
  }

  /** @returns how many entries were told */
  return async function recover(): Promise<number> {
    const before = new Date(now().getTime() - GRACE_MS);
    const found = await entries.notRelayed(before, BATCH, [...setAside]);
    // What this build cannot read is for another to tell.
    const unmarked = found.filter(({ type }) => type !== 'entry.opaque');
    for (const { id, type } of found) if (type === 'entry.opaque') setAside.add(id);
    if (unmarked.length === 0) return 0;
    const batch = await readAll(unmarked);
    const unreadable = await relay.tell(batch);
    for (const conversationId of unreadable) putAside(unmarked, conversationId, 'no read model');
    log.info({ entries: batch.length }, 'relayed again what had not been told');
    return batch.length;
  };
}

/**
 * Runs `recover` at an interval until stopped, less and less often while it fails.
 * @returns stops it, after the run under way
 */
export function startRecovering(deps: Deps, intervalMs = 2_000): () => Promise<void> {
  const recover = createRecovery(deps);
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> = Promise.resolve();
  let isStopped = false;
  let pauseMs = intervalMs;

  const run = async () => {
    try {
      await recover();
      pauseMs = intervalMs;
    } catch (error) {
      pauseMs = Math.min(pauseMs * 2, 30_000);
      deps.log.debug({ err: (error as Error).message }, 'recover: will try again');
    }
    schedule();
  };
  const schedule = () => {
    if (isStopped) return;
    timer = setTimeout(() => {
      running = run();
    }, pauseMs);
    timer.unref();
  };
  schedule();
  return async () => {
    isStopped = true;
    clearTimeout(timer);
    await running;
  };
}
