import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { createFakeModel, makeAnswer } from '../lib/fake-model.ts';

/** Rests on an article of the demo, which the question of the bench finds. */
const ANSWER = makeAnswer({
  articles: [{ id: 'export-fails-nwx-502', version: 1 }],
  text: 'NWX-502 means that the worker lost its connection. Lower the read batch size to 10,000 rows. Then run it again.',
});

export type Model = Awaited<ReturnType<typeof startModel>>;

/** A model provider on loopback that answers at once, or is down: it takes every question and never answers. */
export async function startModel() {
  // In one piece: how finely a model streams is its own affair.
  const { fetch } = createFakeModel(() => ANSWER, ANSWER.length);
  let isDown = false;
  const server = createServer((request, response) => {
    answer(request, response).catch((error: Error) => response.destroy(error));
  });

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await text(request);
    if (isDown) return;
    const said = await fetch('', { body });
    response.writeHead(said.status, { 'content-type': 'text/event-stream' }).end(await said.text());
  }

  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    setDown(down: boolean): void {
      isDown = down;
    },
    async stop(): Promise<void> {
      server.closeAllConnections();
      server.close();
    },
  };
}
