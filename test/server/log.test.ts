import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, existsSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { createLog } from '../../server/log.ts';

describe('the log', () => {
  const SECRET = 'wilhelmina@quackenbush.example';

  function linesOf(write: (log: ReturnType<typeof createLog>) => void) {
    const lines: string[] = [];
    write(createLog('debug', 'test', { write: (line) => lines.push(line) }));
    return lines.map((line) => JSON.parse(line));
  }

  it.each([
    `E11000 duplicate key error collection: handrail.users dup key: { email: "${SECRET}" }`,
    `Cast to Number failed for value '${SECRET}' at path age`,
  ])('leaves out what an error quotes: %s', (message) => {
    const error = Object.assign(new RangeError(message), { code: 11_000, keyValue: { email: SECRET } });
    const [whole, short] = linesOf((log) => {
      log.error({ err: error }, 'unexpected error');
      log.warn({ err: error.message }, 'will be tried again');
    });
    expect(JSON.stringify([whole, short])).not.toContain(SECRET);
    expect(whole.err).toMatchObject({ type: 'RangeError', code: 11_000 });
    expect(whole.err.message.slice(0, 10)).toBe(message.slice(0, 10));
    expect(whole.err.stack).toContain('log.test');
    expect(short.err.slice(0, 10)).toBe(message.slice(0, 10));
  });
});

const ROOT = join(import.meta.dirname, '../..');
/** Writes lines until somebody says that it is enough, then says how it went by its exit code. */
const WRITER = `
  const { createLog } = await import('./server/log.ts');
  const log = createLog('info', 'test');
  const text = 'x'.repeat(1_000);
  for (let line = 0; line < 5_000; line += 1) log.info({ line }, text);
  const { rss } = process.memoryUsage();
  await new Promise((resolve) => setImmediate(resolve));
  process.exit(rss < 600_000_000 ? 42 : 1);
`;

function startWriter(stdout: number | 'pipe') {
  const args = ['--import', 'tsx', '--input-type=module', '-e', WRITER];
  const child = spawn(process.execPath, args, { cwd: ROOT, stdio: ['ignore', stdout, 'pipe'] });
  let said = '';
  child.stderr?.on('data', (data) => {
    said += data;
  });
  return { child, said: () => said };
}

describe('a log that cannot be written', () => {
  const itOnLinux = existsSync('/dev/full') ? it : it.skip;

  itOnLinux(
    'because the disk is full ends nothing and says nothing',
    async () => {
      const full = openSync('/dev/full', 'w');
      const { child, said } = startWriter(full);
      closeSync(full);
      expect(await once(child, 'close')).toEqual([42, null]);
      expect(said()).toBe('');
    },
    60_000,
  );

  it('because its reader has gone ends nothing and says nothing', async () => {
    const { child, said } = startWriter('pipe');
    child.stdout?.destroy();
    expect(await once(child, 'close')).toEqual([42, null]);
    expect(said()).toBe('');
  }, 60_000);
});

describe('a log under a flood', () => {
  afterEach(() => jest.restoreAllMocks());

  it('writes the first lines of the same words, and later how many were left out', () => {
    const lines: { msg: string; leftOut?: number }[] = [];
    const log = createLog('info', 'test', { write: (line) => void lines.push(JSON.parse(line)) });
    const clock = jest.spyOn(Date, 'now').mockReturnValue(1_000_000);
    for (let time = 0; time < 5_000; time += 1) log.warn({ time }, 'the store is away');
    log.error('something else');
    log.info('a press');
    const written = lines.map(({ msg }) => msg);
    expect(written.filter((msg) => msg === 'the store is away')).toHaveLength(100);
    expect(written.slice(-2)).toEqual(['something else', 'a press']);

    clock.mockReturnValue(1_000_000 + 10_001);
    log.warn('later');
    expect(lines.slice(-2)).toMatchObject([{ msg: 'the store is away', leftOut: 4_900 }, { msg: 'later' }]);
  });
});
