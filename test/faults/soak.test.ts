import { spawnSync } from 'node:child_process';
import path from 'node:path';

const ROOT = path.resolve(__dirname, '../..');
/** Longer where somebody asks for it: HANDRAIL_SOAK_SECONDS=600 is the ten minutes of docs/soak.md. */
const SECONDS = Number(process.env.HANDRAIL_SOAK_SECONDS ?? 15);
/** Beside the faults: starting, settling, serving those who wait, on a busy machine. */
const REST_MS = 400_000;

jest.setTimeout(SECONDS * 1_000 + REST_MS);

describe('servers, workers, stores and clients under faults', () => {
  it('leave every screen true, everything written stored once, and nobody waiting', () => {
    const { stdout, stderr, status } = spawnSync(
      process.execPath,
      [
        ...['--experimental-websocket', '--import', 'tsx', 'test/soak/soak.ts'],
        ...['--seeds', '11', '--seconds', String(SECONDS)],
      ],
      { cwd: ROOT, encoding: 'utf8' },
    );
    const lines = stdout.trim().split('\n');
    expect({ wrong: lines.filter((line) => line.includes('VIOLATION')), status, stderr }).toMatchObject({
      wrong: [],
      status: 0,
    });
    const lived = /(\d+) conversations, \d+ entries, \d+ messages, (\d+) requests .* (\d+) faults/.exec(
      lines.at(-1) ?? '',
    );
    expect(
      lived
        ?.slice(1)
        .map(Number)
        .every((count) => count > 0),
    ).toBe(true);
  });
});
