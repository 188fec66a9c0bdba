import { createHmac } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { isIPv6 } from 'node:net';
import type { VisitorIdentity } from './visitor-tokens.ts';

/** A visitor's request: who, and where it came from. */
export type Visitor = VisitorIdentity & { origin: string };

export type OriginOf = (request: IncomingMessage) => string;

/**
 * Tells where a request comes from without saying it: equal for equal addresses, and good for nothing else, since
 * the address cannot be read from it without the installation's secret.
 * @param trustedProxies how many proxies in front may be believed about addresses
 */
export function createOriginOf(secret: string, trustedProxies: number): OriginOf {
  const key = createHmac('sha256', secret).update('handrail origin').digest();
  return (request) =>
    createHmac('sha256', key)
      .update(networkOf(addressOf(request, trustedProxies)))
      .digest('base64url')
      .slice(0, 16);
}

/** The caller's address: the socket's, or what the last trusted proxy says of it. */
export function addressOf({ headers, socket }: IncomingMessage, trustedProxies: number): string {
  const said = String(headers['x-forwarded-for'] ?? '')
    .split(',')
    .map((address) => address.trim())
    .filter(Boolean);
  const chain = [socket.remoteAddress ?? 'unknown', ...said.reverse()];
  return chain[Math.min(trustedProxies, chain.length - 1)] ?? 'unknown';
}

/** What one subscriber holds: an IPv4 address, or the first 64 bits of an IPv6 one. */
function networkOf(address: string): string {
  const plain = address.replace(/^::ffff:(\d+\.)/i, '$1');
  if (!isIPv6(plain)) return plain;
  const [head = '', tail] = plain.split('::');
  const before = head.split(':').filter(Boolean);
  const after = (tail ?? '').split(':').filter(Boolean);
  const filled =
    tail === undefined ? [] : Array<string>(Math.max(0, 8 - before.length - after.length)).fill('0');
  return [...before, ...filled, ...after]
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':');
}
