import type { EngineResult } from '../../core/triage/judge/engine-result.ts';
import type { Engine } from './engine.ts';

/** The engine, each run of which is told with the time in ms that it took. */
export function watchedEngine(engine: Engine, judged: (result: EngineResult, ms: number) => void): Engine {
  return {
    ...engine,
    async run(input, options) {
      const startedAt = performance.now();
      const result = await engine.run(input, options);
      judged(result, performance.now() - startedAt);
      return result;
    },
  };
}
