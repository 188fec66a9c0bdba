import type { Workers } from '../store/workers.ts';

/** Whether the assistant can answer, by the workers' own reports. */
export type AssistantReadiness = {
  ai: 'up' | 'starting' | 'down';
  /** False in a new installation until the assistant could answer for the first time. */
  wasEverReady: boolean;
  workers: { ready: number; starting: number };
  articles: number | null;
  awaits: string[];
  /** What the workers promise of their answers. */
  promises: string[];
};

/** Reads the workers' reports. */
export function createReadinessReader(workers: Pick<Workers, 'alive' | 'wasEverReady'>) {
  let wasEverReady = false;
  return async (): Promise<AssistantReadiness> => {
    const alive = await workers.alive();
    const ready = alive.filter(({ awaits }) => awaits.length === 0);
    wasEverReady ||= ready.length > 0 || (await workers.wasEverReady());
    const starting = alive.length - ready.length;
    const isAnswering = ready.some(({ isEngineUp }) => isEngineUp);
    const isComing = ready.length === 0 && (starting > 0 || !wasEverReady);
    return {
      ai: isAnswering ? 'up' : isComing ? 'starting' : 'down',
      wasEverReady,
      workers: { ready: ready.length, starting },
      articles: ready.length > 0 ? Math.max(...ready.map(({ articles }) => articles)) : null,
      awaits: awaitsOf(alive, ready.length > 0),
      promises: [...new Set(ready.flatMap(({ promises }) => promises ?? []))],
    };
  };
}

function awaitsOf(alive: { awaits: string[] }[], isReady: boolean): string[] {
  if (isReady) return [];
  if (alive.length === 0) return ['a worker'];
  // The worker that lacks least decides when there will be an answer.
  return alive.map(({ awaits }) => awaits).reduce((least, one) => (one.length < least.length ? one : least));
}
