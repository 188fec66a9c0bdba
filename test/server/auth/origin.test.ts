import type { IncomingMessage } from 'node:http';
import { createOriginOf } from '../../../server/auth/origin.ts';

const request = (remoteAddress: string, forwarded?: string) =>
  ({ headers: { 'x-forwarded-for': forwarded }, socket: { remoteAddress } }) as unknown as IncomingMessage;

describe('the origin of a request', () => {
  const direct = createOriginOf('a secret of the installation', 0);
  const behindOne = createOriginOf('a secret of the installation', 1);

  it('is equal for equal addresses, and says none', () => {
    expect(direct(request('192.0.2.1'))).toBe(direct(request('::ffff:192.0.2.1')));
    expect(direct(request('192.0.2.1'))).not.toBe(direct(request('192.0.2.2')));
    expect(direct(request('192.0.2.1'))).not.toContain('192');
    expect(createOriginOf('another secret', 0)(request('192.0.2.1'))).not.toBe(direct(request('192.0.2.1')));
  });

  it('takes one subscriber for one, who has a whole IPv6 network', () => {
    expect(direct(request('2001:db8:1:2::1'))).toBe(direct(request('2001:0db8:1:2:ffff:1:2:3')));
    expect(direct(request('2001:db8:1:2::1'))).not.toBe(direct(request('2001:db8:1:3::1')));
    expect(direct(request('2001:db8::1'))).toBe(direct(request('2001:db8:0:0:7::')));
  });

  it('believes as many proxies as it was told to, and no customer', () => {
    const real = direct(request('192.0.2.1'));
    expect(behindOne(request('10.0.0.1', '203.0.113.9, 192.0.2.1'))).toBe(real);
    expect(direct(request('192.0.2.1', '203.0.113.9'))).toBe(real);
  });
});
