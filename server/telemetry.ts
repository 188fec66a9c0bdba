import { monitorEventLoopDelay } from 'node:perf_hooks';
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { Log } from './log.ts';

const EVERY_MS = 5_000;
/** A press that arrives in such a moment is acknowledged noticeably late. */
const LONG_DELAY_MS = 500;

/** What the process tells Prometheus of itself; the figures of managers are metrics. */
export function createTelemetry(log: Pick<Log, 'warn'>) {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const commands = new Histogram({
    name: 'handrail_command_seconds',
    help: 'Time from receiving a command to its acknowledgement',
    labelNames: ['command', 'ok'],
    buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
    registers: [registry],
  });
  const sockets = new Gauge({
    name: 'handrail_sockets',
    help: 'Open sockets',
    labelNames: ['side'],
    registers: [registry],
  });
  const watch = watchEventLoop(registry, log);
  return {
    registry,
    close: watch.stop,
    observeCommand(command: string, ok: boolean, milliseconds: number): void {
      commands.observe({ command: command.slice(0, 40), ok: String(ok) }, milliseconds / 1000);
    },
    watchSockets(count: () => { visitors: number; agents: number }): void {
      setInterval(() => {
        const { visitors, agents } = count();
        sockets.set({ side: 'visitor' }, visitors);
        sockets.set({ side: 'agent' }, agents);
      }, EVERY_MS).unref();
    },
  };
}

/** How long the event loop kept what was due waiting: exported for the last five seconds, and warned of when long. */
function watchEventLoop(registry: Registry, log: Pick<Log, 'warn'>): { stop: () => void } {
  const delay = monitorEventLoopDelay({ resolution: 10 });
  delay.enable();
  const gauge = new Gauge({
    name: 'handrail_event_loop_delay_seconds',
    help: 'Delay of the event loop in the last five seconds',
    labelNames: ['at'],
    registers: [registry],
  });
  const timer = setInterval(() => {
    const longestMs = delay.max / 1e6;
    gauge.set({ at: 'median' }, delay.percentile(50) / 1e9);
    gauge.set({ at: 'p99' }, delay.percentile(99) / 1e9);
    gauge.set({ at: 'longest' }, delay.max / 1e9);
    if (longestMs > LONG_DELAY_MS)
      log.warn({ milliseconds: Math.round(longestMs) }, 'the event loop stood still');
    delay.reset();
  }, EVERY_MS);
  timer.unref();
  return {
    stop() {
      clearInterval(timer);
      delay.disable();
    },
  };
}
