import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** How the fake answers one request. `say` is the raw text of the model; the others are faults. */
export type Act =
  | { kind: 'say'; text: string; chunkChars?: number; pauseMs?: number; usage?: FakeUsage | null }
  | { kind: 'status'; status: number; code?: string; message?: string; headers?: Record<string, string> }
  /** Never answers at all. */
  | { kind: 'hang' }
  /** Says a part, then nothing more. */
  | { kind: 'hang_after'; text: string }
  /** Says a part, then the connection breaks. */
  | { kind: 'cut'; text: string }
  /** Says a part, then the stream ends without its closing event. */
  | { kind: 'end_early'; text: string }
  | { kind: 'refuse'; text: string }
  /** Stops at the allowed length. */
  | { kind: 'length'; text: string }
  | { kind: 'filter' }
  /** An error event inside a stream that began well. */
  | { kind: 'error_event'; code: string; message: string };

export type FakeUsage = { input: number; cached: number; output: number };

export type Asked = {
  path: string;
  body: Record<string, unknown>;
  headers: IncomingMessage['headers'];
  at: number;
  /** Resolves when the caller has gone away before the answer ended; false when it was answered whole. */
  aborted: Promise<boolean>;
};

export type FakeProvider = {
  /** With /v1, as OPENAI_BASE_URL wants it. */
  url: string;
  asked: Asked[];
  /** Sets what the next requests get, one each; the last one stays for all that follow. */
  play: (...acts: Act[]) => void;
  /** Paths that this server does not have, with the status it answers; as older servers do. */
  lack: (path: 'responses' | 'chat/completions', status: number) => void;
  /** Refuses requests that have this field anywhere, as servers without structured output do. */
  refuseField: (field: string, status?: number) => void;
  /** Answers in one piece of JSON from now on, as servers without streaming do. */
  ignoreStream: () => void;
  close: () => Promise<void>;
};

const USAGE: FakeUsage = { input: 1200, cached: 1000, output: 80 };

/** Starts a server that speaks the Responses and the chat completions API, streaming, and plays what it is told. */
export async function startFakeProvider(): Promise<FakeProvider> {
  const asked: Asked[] = [];
  const acts: Act[] = [];
  const lacking = new Map<string, number>();
  const refused = new Map<string, number>();
  let streams = true;

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = JSON.parse(await readBody(request)) as Record<string, unknown>;
    const path = (request.url ?? '').replace('/v1/', '');
    const aborted = new Promise<boolean>((resolve) => {
      response.on('close', () => resolve(!response.writableFinished));
    });
    asked.push({ path, body, headers: request.headers, at: Date.now(), aborted });
    const missing = lacking.get(path);
    if (missing !== undefined) return sendError(response, missing, 'not_found', `unknown url ${path}`);
    for (const [field, status] of refused) {
      if (JSON.stringify(body).includes(`"${field}"`)) {
        return sendError(response, status, 'invalid_request', `${field}: extra fields not permitted`);
      }
    }
    const act = acts.length > 1 ? acts.shift() : acts[0];
    if (!act) return sendError(response, 500, 'no_script', 'nothing to play');
    const speak = path === 'responses' ? responsesVoice : chatVoice;
    await perform(act, speak(response, streams), response);
  }

  const server = createServer((request, response) => {
    answer(request, response).catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    asked,
    play: (...next) => {
      acts.splice(0, acts.length, ...next);
    },
    lack: (path, status) => {
      lacking.set(path, status);
    },
    refuseField: (field, status = 400) => {
      refused.set(field, status);
    },
    ignoreStream: () => {
      streams = false;
    },
    close: () => closeServer(server),
  };
}

/** The events of one API, so that each fault is written once. */
type Voice = {
  begin: () => void;
  say: (text: string) => void;
  refuse: (text: string) => void;
  finish: (reason: 'stop' | 'length' | 'content_filter', usage: FakeUsage | null) => void;
  error: (code: string, message: string) => void;
};

async function perform(act: Act, voice: Voice, response: ServerResponse): Promise<void> {
  switch (act.kind) {
    case 'status':
      return sendError(response, act.status, act.code ?? null, act.message ?? 'scripted', act.headers);
    case 'hang':
      return;
    case 'say':
      voice.begin();
      for (const piece of cut(act.text, act.chunkChars ?? 7)) {
        if (response.destroyed) return;
        voice.say(piece);
        if (act.pauseMs) await new Promise((resolve) => setTimeout(resolve, act.pauseMs));
      }
      return voice.finish('stop', act.usage === undefined ? USAGE : act.usage);
    case 'hang_after':
      voice.begin();
      return voice.say(act.text);
    case 'cut':
      voice.begin();
      voice.say(act.text);
      // Let the part arrive before the connection goes.
      await new Promise((resolve) => setTimeout(resolve, 20));
      response.destroy();
      return;
    case 'end_early':
      voice.begin();
      voice.say(act.text);
      response.end();
      return;
    case 'refuse':
      voice.begin();
      voice.refuse(act.text);
      return voice.finish('stop', USAGE);
    case 'length':
      voice.begin();
      voice.say(act.text);
      return voice.finish('length', USAGE);
    case 'filter':
      voice.begin();
      return voice.finish('content_filter', USAGE);
    case 'error_event':
      voice.begin();
      return voice.error(act.code, act.message);
  }
}

function cut(text: string, chars: number): string[] {
  return text.match(new RegExp(`[\\s\\S]{1,${chars}}`, 'g')) ?? [];
}

function openStream(response: ServerResponse): void {
  response.writeHead(200, { 'content-type': 'text/event-stream', 'x-request-id': 'req_fake' });
}

function sendWhole(response: ServerResponse, body: unknown): void {
  response.writeHead(200, { 'content-type': 'application/json; charset=utf-8' });
  response.end(JSON.stringify(body));
}

function responsesVoice(response: ServerResponse, streams: boolean): Voice {
  let order = 0;
  let said = '';
  let refusal = '';
  const send = (type: string, data: Record<string, unknown>) =>
    streams &&
    response.write(
      `event: ${type}\ndata: ${JSON.stringify({ type, sequence_number: order++, ...data })}\n\n`,
    );
  /** The last event; all that is sent by a server that does not stream. */
  const end = (type: string, data: ReturnType<typeof whole>) => {
    if (!streams) return sendWhole(response, data.response);
    send(type, data);
    response.end();
  };
  const place = { item_id: 'msg_1', output_index: 0, content_index: 0 };
  const whole = (status: string, more: Record<string, unknown> = {}) => ({
    response: {
      id: 'resp_1',
      object: 'response',
      model: 'fake-model-2026-01-01',
      status,
      output: [
        {
          id: 'msg_1',
          type: 'message',
          role: 'assistant',
          content: [
            refusal ? { type: 'refusal', refusal } : { type: 'output_text', text: said, annotations: [] },
          ],
        },
      ],
      ...more,
    },
  });
  const usageOf = (usage: FakeUsage | null) =>
    usage && {
      input_tokens: usage.input,
      input_tokens_details: { cached_tokens: usage.cached },
      output_tokens: usage.output,
      output_tokens_details: { reasoning_tokens: 0 },
      total_tokens: usage.input + usage.output,
    };
  return {
    begin: () => {
      if (streams) openStream(response);
      send('response.created', whole('in_progress'));
    },
    say: (text) => {
      said += text;
      send('response.output_text.delta', { ...place, delta: text });
    },
    refuse: (text) => {
      refusal = text;
      send('response.refusal.delta', { ...place, delta: text });
      send('response.refusal.done', { ...place, refusal: text });
    },
    finish: (reason, usage) => {
      if (reason === 'stop') return end('response.completed', whole('completed', { usage: usageOf(usage) }));
      const details = { reason: reason === 'length' ? 'max_output_tokens' : 'content_filter' };
      end('response.incomplete', whole('incomplete', { incomplete_details: details, usage: usageOf(usage) }));
    },
    error: (code, message) => end('response.failed', whole('failed', { error: { code, message } })),
  };
}

function chatVoice(response: ServerResponse, streams: boolean): Voice {
  return streams ? streamedChatVoice(response) : wholeChatVoice(response);
}

const chatUsage = (usage: FakeUsage) => ({
  prompt_tokens: usage.input,
  completion_tokens: usage.output,
  total_tokens: usage.input + usage.output,
  prompt_tokens_details: { cached_tokens: usage.cached },
});

function wholeChatVoice(response: ServerResponse): Voice {
  const message: Record<string, string> = { role: 'assistant', content: '' };
  return {
    begin: () => undefined,
    say: (text) => {
      message['content'] += text;
    },
    refuse: (refusal) => {
      message['refusal'] = refusal;
    },
    finish: (finish_reason, usage) =>
      sendWhole(response, {
        id: 'chat_1',
        object: 'chat.completion',
        model: 'fake-chat',
        choices: [{ index: 0, message, finish_reason }],
        ...(usage ? { usage: chatUsage(usage) } : {}),
      }),
    error: (code, message) => sendWhole(response, { error: { code, message, type: 'server_error' } }),
  };
}

function streamedChatVoice(response: ServerResponse): Voice {
  const send = (data: Record<string, unknown>) =>
    response.write(
      `data: ${JSON.stringify({ id: 'chat_1', object: 'chat.completion.chunk', model: 'fake-chat', ...data })}\n\n`,
    );
  const delta = (content: Record<string, unknown>, finish_reason: string | null = null) =>
    send({ choices: [{ index: 0, delta: content, finish_reason }] });
  return {
    begin: () => {
      openStream(response);
      delta({ role: 'assistant', content: '' });
    },
    say: (content) => delta({ content }),
    refuse: (refusal) => delta({ refusal }),
    finish: (reason, usage) => {
      delta({}, reason);
      if (usage) {
        send({ choices: [], usage: chatUsage(usage) });
      }
      response.write('data: [DONE]\n\n');
      response.end();
    },
    error: (code, message) => {
      send({ error: { code, message, type: 'server_error' } });
      response.end();
    },
  };
}

function sendError(
  response: ServerResponse,
  status: number,
  code: string | null,
  message: string,
  headers: Record<string, string> = {},
): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers });
  response.end(JSON.stringify({ error: { message, type: 'scripted', code, param: null } }));
}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}

function closeServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
