import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

/** What the process tells Prometheus of itself; the figures of managers are metrics. */
export function createTelemetry() {
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
  return {
    registry,
    observeCommand(command: string, ok: boolean, milliseconds: number): void {
      commands.observe({ command: command.slice(0, 40), ok: String(ok) }, milliseconds / 1000);
    },
    watchSockets(count: () => { visitors: number; agents: number }): void {
      setInterval(() => {
        const { visitors, agents } = count();
        sockets.set({ side: 'visitor' }, visitors);
        sockets.set({ side: 'agent' }, agents);
      }, 5_000).unref();
    },
  };
}
