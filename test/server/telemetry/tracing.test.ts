import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { startOtlpReceiver } from '../../support/otlp-receiver.ts';

const ROOT = path.resolve(__dirname, '../../..');
// In a process of its own: the exporter loads modules in a way that jest does not know.
const PROGRAM = `
  import { startTracing } from './server/telemetry/start-tracing.ts';
  import { beginTrace } from './server/telemetry/tracing.ts';
  const stop = await startTracing({ OTEL_EXPORTER_OTLP_ENDPOINT: process.argv[1], OTEL_TRACES_SAMPLER_ARG: 1 }, 'test');
  console.log(await beginTrace('a step', {}, async () => 'its result'));
  await stop();
  console.log('ended');
`;

const run = (endpoint: string) =>
  promisify(execFile)(
    process.execPath,
    ['--import', 'tsx', '--input-type=module', '--eval', PROGRAM, endpoint],
    { cwd: ROOT },
  );

describe('tracing', () => {
  it('sends what is left when a process ends', async () => {
    const collector = await startOtlpReceiver();
    const { stdout } = await run(collector.url);
    collector.close();
    expect(stdout).toBe('its result\nended\n');
    expect(collector.spans.all).toMatchObject([{ service: 'test', name: 'a step' }]);
  });

  it('lets a process work and end as ever where the collector is away', async () => {
    const collector = await startOtlpReceiver();
    collector.close();
    const { stdout } = await run(collector.url);
    expect(stdout).toBe('its result\nended\n');
  });
});
