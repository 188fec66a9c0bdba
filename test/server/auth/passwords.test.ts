import type { BinaryLike, ScryptOptions } from 'node:crypto';
import { hashPassword, verifyPassword } from '../../../server/auth/passwords.ts';
import { weaknessOf } from '../../../server/auth/weak-passwords.ts';
import { RefusalError } from '../../../server/refusal.ts';

let running = 0;
let most = 0;

jest.mock('node:crypto', () => {
  const real = jest.requireActual<typeof import('node:crypto')>('node:crypto');
  type Done = (error: Error | null, key: Buffer) => void;
  return {
    ...real,
    scrypt(password: BinaryLike, salt: BinaryLike, length: number, _options: ScryptOptions, done: Done) {
      running += 1;
      most = Math.max(most, running);
      // As costly ones do, it ends later; cheap, since only how many run at once is looked at.
      real.scrypt(password, salt, length, { N: 2 }, (error, key) => {
        running -= 1;
        done(error, key);
      });
    },
  };
});

describe('passwords', () => {
  it('are hashed two at a time, and a crowd is told to come back', async () => {
    const hash = await hashPassword('a right one');
    const answers = await Promise.allSettled(
      Array.from({ length: 100 }, () => verifyPassword('a right one', hash)),
    );
    expect(most).toBe(2);
    const refused = answers.flatMap((answer) => (answer.status === 'rejected' ? [answer.reason] : []));
    expect(refused.length).toBeGreaterThan(0);
    expect(refused.every((error) => error instanceof RefusalError && error.code === 'rate_limited')).toBe(
      true,
    );
    expect(answers.filter((answer) => answer.status === 'fulfilled' && answer.value)).toHaveLength(
      100 - refused.length,
    );
    expect(await verifyPassword('a wrong one', hash)).toBe(false);
  });

  it.each([
    'short',
    'password12345',
    'passwordpassword',
    'qwertyuiop123',
    'P@ssw0rd1234',
    'iloveyou2026',
    'ana.fischer@acme.example',
  ])('%s is refused', async (password) => {
    expect(await weaknessOf(password, ['ana.fischer@acme.example', 'Ana Fischer'])).not.toBeNull();
  });

  it.each(['lantern quarry otter mistletoe', 'vX0vQm3t7mC2pYb1Jk8s', 'x'.repeat(3) + 'Tz4!kQ9#vLp2@wRn'])(
    '%s is taken',
    async (password) => {
      expect(await weaknessOf(password, ['ana@acme.example'])).toBeNull();
    },
  );
});
