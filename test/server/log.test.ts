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
