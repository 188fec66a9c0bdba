import { Counter, Histogram, type Registry } from 'prom-client';
import type { EngineResult } from '../core/triage/judge/engine-result.ts';
import type { RemovedKind } from '../server/privacy/kept-days.ts';
import type { JobName } from '../server/queue/jobs.ts';
import { LONG, SHORT } from '../server/telemetry/metrics.ts';
import { outcomeOf } from './engines/watched-engine.ts';

export type WorkerMetrics = ReturnType<typeof createWorkerMetrics>;

/** What a worker tells Prometheus of its jobs and of the engine. */
export function createWorkerMetrics(registry: Registry) {
  const registers = [registry];
  const jobs = new Histogram({
    name: 'handrail_job_seconds',
    help: 'Time that a run of a job took',
    labelNames: ['job_name', 'outcome'],
    buckets: [...SHORT, 20, 40],
    registers,
  });
  const jobWaits = new Histogram({
    name: 'handrail_job_wait_seconds',
    help: 'From the moment that a job could run until its first run began',
    // Not `job`: so Prometheus calls what it scrapes.
    labelNames: ['job_name'],
    buckets: [...SHORT.slice(2), ...LONG.slice(4)],
    registers,
  });
  const engine = new Histogram({
    name: 'handrail_engine_seconds',
    help: 'Time that an engine took to judge a message, by whether it answered or why not',
    labelNames: ['engine', 'outcome'],
    buckets: [...SHORT, 20, 40],
    registers,
  });
  const tokens = new Counter({
    name: 'handrail_engine_tokens_total',
    help: 'Tokens that a model provider counted',
    labelNames: ['kind'],
    registers,
  });
  const removed = new Counter({
    name: 'handrail_retention_removed_total',
    help: 'What was removed because it was kept long enough: texts and pages of conversations, contacts',
    labelNames: ['what'],
    registers,
  });
  return {
    removed: (what: RemovedKind, count: number) => removed.inc({ what }, count),
    jobBegan: (job: JobName, waitedMs: number) =>
      jobWaits.observe({ job_name: job }, Math.max(0, waitedMs) / 1000),
    jobEnded: (job: JobName, outcome: 'done' | 'failed', milliseconds: number) =>
      jobs.observe({ job_name: job, outcome }, milliseconds / 1000),
    judged(result: EngineResult, milliseconds: number): void {
      engine.observe({ engine: result.engine, outcome: outcomeOf(result) }, milliseconds / 1000);
      if (!result.tokens) return;
      tokens.inc({ kind: 'input' }, result.tokens.input);
      tokens.inc({ kind: 'output' }, result.tokens.output);
    },
  };
}
