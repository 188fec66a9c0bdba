import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What a model says of the tour's question, up to the middle of its text. */
const BEGINNING = `${JSON.stringify({
  action: 'reply',
  escalation: null,
  language: 'en',
  articles: [{ id: 'export-fails-nwx-502', version: 1 }],
  confidence: 0.9,
}).slice(0, -1)},"text":"NWX-502 means that the worker lost its connection. Lower the read batch size. Then`;

/**
 * A model provider that begins to write and never ends, so that the pieces are heard and somebody can ask for a person
 * meanwhile. It speaks chat completions, streamed.
 */
export async function startSpeakingModel(): Promise<{ url: string; close: () => void }> {
  const server = createServer((request, response) => {
    if (!request.url?.endsWith('/chat/completions')) return void response.writeHead(404).end('{}');
    const choices = [{ index: 0, delta: { role: 'assistant', content: BEGINNING }, finish_reason: null }];
    const chunk = { id: 'c1', object: 'chat.completion.chunk', created: 0, model: 'speaking', choices };
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    response.write(`data: ${JSON.stringify(chunk)}\n\n`);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}
