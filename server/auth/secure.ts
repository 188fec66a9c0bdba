import type { IncomingMessage } from 'node:http';
import type { TLSSocket } from 'node:tls';

export type IsSecure = (request: IncomingMessage) => boolean;

/** Whether the caller came over TLS, as the socket shows or a trusted proxy says. */
export function createIsSecure(trustedProxies: number): IsSecure {
  return ({ headers, socket }) => {
    if ((socket as Partial<TLSSocket>).encrypted) return true;
    const said = String(headers['x-forwarded-proto'] ?? '')
      .split(',')[0]
      ?.trim();
    return trustedProxies > 0 && said === 'https';
  };
}
