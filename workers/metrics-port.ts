import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Registry } from 'prom-client';
import { mayScrape } from '../server/telemetry/scrape.ts';

type Options = { port: number; host: string; token: string | null; registry: Registry };

/** A port of the worker's own on which `GET /metrics` answers and nothing else. Rejects where the port is taken. */
export async function openMetricsPort({ port, host, token, registry }: Options) {
  const server = createServer((request, response) => {
    const answer = (status: number, body = '', type = 'text/plain') =>
      response.writeHead(status, { 'content-type': type }).end(body);
    if (request.method !== 'GET' || request.url !== '/metrics') answer(404);
    else if (!mayScrape(request.headers.authorization, token)) answer(401);
    else
      registry.metrics().then(
        (text) => answer(200, text, registry.contentType),
        () => answer(500),
      );
  });
  server.listen(port, host);
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    close(): void {
      server.close();
      server.closeAllConnections();
    },
  };
}
