import { fold } from '../../core/timeline/conversation.ts';
import type { Log } from '../log.ts';
import type { Entries } from '../store/entries.ts';
import type { Relay } from './relay.ts';
import type { Appended } from './timeline.ts';

type Deps = {
  entries: Pick<Entries, 'notRelayed' | 'after'>;
  relay: Pick<Relay, 'tell'>;
  log: Log;
  now: () => Date;
};

/** How long the appending process has before others take over. */
const GRACE_MS = 3_000;
const BATCH = 200;

/**
 * Tells again what was appended but never marked, because its process died or the queue was away. Whoever is
 * alive does it; telling twice is harmless.
 * @returns how many entries were told
 */
export async function recover({ entries, relay, log, now }: Deps): Promise<number> {
  const before = new Date(now().getTime() - GRACE_MS);
  const unmarked = await entries.notRelayed(before, BATCH);
  if (unmarked.length === 0) return 0;
  const batch: Appended[] = [];
  for (const conversationId of new Set(unmarked.map((entry) => entry.conversationId))) {
    const all = await entries.after(conversationId, 0);
    const conversation = fold(all);
    // Each conversation as it is now: a job or read model must not be made from a past that is over.
    for (const entry of all) {
      if (conversation && unmarked.some(({ id }) => id === entry.id)) batch.push({ entry, conversation });
    }
  }
  await relay.tell(batch);
  log.info({ entries: batch.length }, 'relayed again what had not been told');
  return batch.length;
}

/**
 * Runs `recover` at an interval until stopped, less and less often while it fails.
 * @returns stops it, after the run under way
 */
export function startRecovering(deps: Deps, intervalMs = 2_000): () => Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> = Promise.resolve();
  let isStopped = false;
  let pauseMs = intervalMs;

  const run = async () => {
    try {
      await recover(deps);
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
