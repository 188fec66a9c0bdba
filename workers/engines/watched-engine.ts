import type { EngineResult } from '../../core/triage/judge/engine-result.ts';
import { annotate, inStep } from '../../server/telemetry/tracing.ts';
import type { Engine } from './engine.ts';

/** `answered`, or why there was no answer. */
export const outcomeOf = (result: EngineResult): string => (result.ok ? 'answered' : result.failure);

/** The engine, each run of which is told with the time in ms that it took. */
export function watchedEngine(engine: Engine, judged: (result: EngineResult, ms: number) => void): Engine {
  return {
    ...engine,
    async run(input, options) {
      const startedAt = performance.now();
      return inStep('engine', {}, async () => {
        const result = await engine.run(input, options);
        judged(result, performance.now() - startedAt);
        annotate({ 'handrail.engine': result.engine, 'handrail.outcome': outcomeOf(result) });
        return result;
      });
    },
  };
}
