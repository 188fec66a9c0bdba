import { createHmac, randomUUID } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { SignJWT } from 'jose';
import { parse } from 'yaml';
import type { Agent } from '../../scripts/replay/clients/agent.ts';
import type { Visitor } from '../../scripts/replay/clients/visitor.ts';
import { get, post } from '../../scripts/replay/clients/wire.ts';
import { codeOf, good } from '../support/answers.ts';
import { startApp, type TestApp } from '../support/app.ts';
import { readExposition, type Sample, sumOf } from '../support/exposition.ts';
import { type SentSpan, startOtlpReceiver } from '../support/otlp-receiver.ts';

jest.setTimeout(120_000);

const ROOT = path.join(__dirname, '../..');
const SECRET = 'a secret that is only good for tests and trials';
const NAME = 'Wilhelmina Quackenbush';
const EMAIL = 'wilhelmina@quackenbush.example';
const QUESTION = 'How do I add somebody to my workspace?';
const REQUEST_ID = 'from-the-proxy.0123456789';
const PHRASE = 'the heron keeps its gold beneath the seventh stair';
const SECRETS = [PHRASE, 'heron', NAME, 'Quackenbush', EMAIL, 'quackenbush.example', QUESTION];

/** What operators see of one journey through a server and a worker, each a process of its own. */
describe('watching', () => {
  let app: TestApp;
  let collector: Awaited<ReturnType<typeof startOtlpReceiver>>;
  let folder: string;
  let logFile: string;
  let workerUrl: string;
  let pressedOverHttp: string;
  let pressedOverSocket: string;
  let before: Sample[];
  let after: Sample[];
  /** The names of all metrics that server and worker tell. */
  let families: Set<string>;

  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'handrail-watching-'));
    logFile = path.join(folder, 'log');
    collector = await startOtlpReceiver();
    app = await startApp({
      processes: true,
      logFile,
      env: {
        LOG_LEVEL: 'debug',
        HANDRAIL_WORKER_METRICS_PORT: '0',
        OTEL_EXPORTER_OTLP_ENDPOINT: collector.url,
      },
    });
    const opened = (await logged()).find(({ msg, name }) => msg === 'metrics' && name === 'worker');
    workerUrl = `http://127.0.0.1:${opened?.port}/metrics`;
    before = await scrapeBoth();
    await journey();
    after = await scrapeBoth();
  });

  afterAll(async () => {
    await app?.stop();
    collector?.close();
    await rm(folder, { recursive: true, force: true });
  });

  const logged = async (): Promise<Record<string, unknown>[]> =>
    (await readFile(logFile, 'utf8'))
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line));
  const scrape = async (url: string) => readExposition(await (await fetch(url)).text());
  const scrapeBoth = async () => {
    const [server, worker] = await Promise.all([scrape(`${app.url}/metrics`), scrape(workerUrl)]);
    families = new Set([...server.families.keys(), ...worker.families.keys()]);
    return [...server.samples, ...worker.samples];
  };

  /** A question, a press each way, an answer by a person; and what goes wrong on the way. */
  async function journey(): Promise<void> {
    const ana = await app.agent();
    good(await ana.send('presence:set', { status: 'online', capacity: 50 }));
    good(await ana.send('queue:watch', {}));
    const visitor = await app.visitor({ identity: await signed({ name: NAME, email: EMAIL }) });
    const { conversationId: asked } = good(
      await visitor.send('conversation:start', { clientId: randomUUID(), text: QUESTION }),
    );
    await visitor.nextEntry(asked, ({ actor }) => actor.kind !== 'contact', { what: 'a judgement' });
    await goWrong(visitor, ana, asked);
    const other = await app.visitor();
    const wish = { clientId: randomUUID(), text: `I want to talk to a person. ${PHRASE}` };
    await answered(ana, good(await other.send('conversation:start', wish)).conversationId);
    const overHttp = { clientId: randomUUID(), note: PHRASE, page: { url: `https://shop.example/${EMAIL}` } };
    const pressed = await post(`${app.url}/api/v1/visitor/commands/human:request`, overHttp, {
      authorization: `Bearer ${visitor.token}`,
      'x-request-id': REQUEST_ID,
    });
    expect(pressed.headers.get('x-request-id')).toBe(REQUEST_ID);
    pressedOverHttp = String(pressed.body.conversationId);
    await answered(ana, pressedOverHttp);
    const third = await app.visitor();
    const overSocket = { clientId: randomUUID(), note: PHRASE };
    pressedOverSocket = good(await third.send('human:request', overSocket)).conversationId;
    await answered(ana, pressedOverSocket);
  }

  async function answered(ana: Agent, conversationId: string): Promise<void> {
    const mine = { conversationId, clientId: randomUUID() };
    await ana.offers.first((offer) => offer.conversationId === conversationId, {
      what: 'an offer',
      timeoutMs: 30_000,
    });
    good(await ana.send('offer:accept', mine));
    good(await ana.send('message:send', { ...mine, clientId: randomUUID(), text: PHRASE }));
  }

  async function goWrong(visitor: Visitor, ana: Agent, conversationId: string): Promise<void> {
    const clientId = randomUUID();
    const words = { text: PHRASE, name: NAME, email: EMAIL };
    expect(
      codeOf(await visitor.send('message:send', { ...words, conversationId, clientId: 7 } as never)),
    ).toBe('invalid_input');
    expect(codeOf(await visitor.send(PHRASE as never, words as never))).toBe('unknown_command');
    expect(codeOf(await ana.send('message:send', { text: PHRASE, conversationId: EMAIL, clientId }))).toBe(
      'not_found',
    );
    expect((await visitor.raw('message:send', `{"text": "${PHRASE}`)).status).toBe(400);
    expect((await post(`${app.url}/api/v1/auth/login`, { email: EMAIL, password: PHRASE })).status).toBe(401);
    expect((await ana.get(`/api/v1/conversations?q=${encodeURIComponent(PHRASE)}`)).status).toBe(200);
    expect((await ana.get(`/api/v1/${encodeURIComponent(EMAIL)}`)).status).toBe(404);
  }

  describe('traces', () => {
    const ways: [string, () => string][] = [
      ['HTTP', () => pressedOverHttp],
      ['a socket', () => pressedOverSocket],
    ];

    it.each(ways)("lead from a press over %s to the agent's socket, in one", async (_, pressed) => {
      const conversationId = pressed();
      const press = await collector.spans.first(
        ({ name, attributes }) =>
          name === 'command human:request' && attributes['handrail.conversation_id'] === conversationId,
        { what: 'the press', timeoutMs: 30_000 },
      );
      expect(press.parentSpanId).toBeUndefined();
      const reached = await collector.spans.first(
        ({ name, traceId }) => name === 'push offer' && traceId === press.traceId,
        { what: "the push to the agent's socket", timeoutMs: 30_000 },
      );
      expect(reached.attributes['handrail.sockets']).toBe(1);
      expect(await wayOf(reached)).toEqual([
        'handrail-server command human:request',
        'handrail-server append',
        'handrail-server relay escalation.requested',
        'handrail-worker job route',
        'handrail-worker append',
        'handrail-worker relay offer.made',
        'handrail-server push entry offer.made',
        'handrail-server push offer',
      ]);
      const shown = await collector.spans.first(
        ({ name, traceId }) => name === 'push line' && traceId === press.traceId,
        { what: 'the push of the line', timeoutMs: 30_000 },
      );
      expect(shown.attributes['handrail.sockets']).toBe(1);
    });

    it('lead from a message to the engine', async () => {
      const engine = await collector.spans.first(({ name }) => name === 'engine', {
        what: 'the engine',
        timeoutMs: 30_000,
      });
      expect(engine.attributes).toMatchObject({ 'handrail.engine': 'local', 'handrail.outcome': 'answered' });
      expect((await wayOf(engine))[0]).toBe('handrail-server command conversation:start');
    });

    it('are named by the lines of the log', async () => {
      const traces = new Set(collector.spans.all.map(({ traceId }) => traceId));
      const [press] = (await logged()).filter(({ requestId }) => requestId === REQUEST_ID);
      expect(traces).toContain(press?.traceId);
    });

    it('hold none of what was said, nor who said it', () => {
      const sent = collector.text().toLowerCase();
      expect(collector.spans.all.length).toBeGreaterThan(20);
      for (const word of SECRETS) expect(sent).not.toContain(word.toLowerCase());
    });

    /** The steps from the first one of its trace to this one. */
    async function wayOf(span: SentSpan): Promise<string[]> {
      const { service, name, attributes, parentSpanId, traceId } = span;
      const step = [service, name, attributes['handrail.entry']].filter(Boolean).join(' ');
      if (parentSpanId === undefined) return [step];
      const parent = await collector.spans.first(
        (other) => other.spanId === parentSpanId && other.traceId === traceId,
        { what: `what ${step} follows from`, timeoutMs: 30_000 },
      );
      return [...(await wayOf(parent)), step];
    }
  });

  describe('logs', () => {
    const linesOf = async (message: string) => (await logged()).filter(({ msg }) => msg === message);

    it('hold none of what was said, nor who said it', async () => {
      const log = await readFile(logFile, 'utf8');
      expect((await linesOf('command')).length).toBeGreaterThan(10);
      for (const word of SECRETS) expect(log.toLowerCase()).not.toContain(word.toLowerCase());
    });

    it('lead from a request to the conversation, and from there to the jobs of another process', async () => {
      const [press] = (await linesOf('command')).filter(({ requestId }) => requestId === REQUEST_ID);
      expect(press).toMatchObject({
        level: 30,
        name: 'server',
        command: 'human:request',
        conversationId: pressedOverHttp,
      });
      const jobs = (await linesOf('job')).filter(({ conversationId }) => conversationId === pressedOverHttp);
      expect(jobs).toContainEqual(expect.objectContaining({ name: 'worker', job: 'route', outcome: 'done' }));
    });

    it('know each request by an id that its answer carries, refused or not, and that is its own', async () => {
      const visitor = await app.visitor();
      const refusals = [
        await visitor.send('message:send', {} as never),
        await visitor.send('message:send', {} as never),
      ].map((answer) => (answer.ok ? '' : answer.error.requestId));
      const overHttp = await visitor.raw('message:send', {});
      expect(overHttp.body.requestId).toBe(overHttp.headers.get('x-request-id'));
      const known = (await linesOf('command')).map(({ requestId }) => requestId);
      expect(new Set([...refusals, overHttp.body.requestId]).size).toBe(3);
      expect(known).toEqual(expect.arrayContaining([...refusals, overHttp.body.requestId]));
      const odd = await get(`${app.url}/api/v1/nowhere`, { 'x-request-id': `"${'x'.repeat(500)}` });
      expect(odd.body.requestId).toMatch(/^[0-9a-f-]{36}$/);
    });
  });

  describe('metrics', () => {
    const moved = (name: string, labels?: Record<string, string>) =>
      sumOf(after, name, labels) - sumOf(before, name, labels);

    it.each<[string, Record<string, string>, number]>([
      ['handrail_command_seconds_count', { command: 'human:request', ok: 'true' }, 2],
      ['handrail_command_seconds_count', { command: 'message:send', ok: 'false' }, 2],
      ['handrail_refusals_total', { command: 'message:send', code: 'invalid_input' }, 1],
      ['handrail_refusals_total', { command: 'unknown', code: 'unknown_command' }, 1],
      ['handrail_presses_total', { outcome: 'asked' }, 2],
      ['handrail_presses_total', { outcome: 'acknowledged' }, 2],
      ['handrail_presses_total', { outcome: 'refused' }, 0],
      ['handrail_line_wait_seconds_count', {}, 3],
      ['handrail_entries_total', { type: 'escalation.requested' }, 3],
      ['handrail_entries_total', { type: 'offer.made' }, 3],
      ['handrail_job_seconds_count', { job_name: 'triage', outcome: 'done' }, 2],
      ['handrail_job_seconds_count', { job_name: 'triage', outcome: 'failed' }, 0],
      ['handrail_sockets', { side: 'visitor' }, 3],
      ['handrail_sockets', { side: 'agent' }, 1],
    ])('%s %j moves by %i', (name, labels, by) => {
      expect(moved(name, labels)).toBe(by);
    });

    it.each([
      ['handrail_job_seconds_count', { job_name: 'route', outcome: 'done' }],
      ['handrail_job_wait_seconds_count', { job_name: 'route' }],
      ['handrail_engine_seconds_count', { engine: 'local', outcome: 'answered' }],
      ['handrail_relay_seconds_count', {}],
      ['nodejs_eventloop_lag_p99_seconds', {}],
    ])('%s %j is counted', (name, labels) => {
      expect(sumOf(after, name, labels)).toBeGreaterThan(0);
    });

    it('tell what is there, for the whole installation', async () => {
      // What a busy machine reads too late is left out of a scrape.
      let samples: Sample[] = [];
      while (
        sumOf(samples, 'handrail_up') + sumOf(samples, 'handrail_assistant_up') < 3 ||
        sumOf(samples, 'handrail_workers', { state: 'ready' }) < 1
      )
        ({ samples } = await scrape(`${app.url}/metrics`));
      expect(sumOf(samples, 'handrail_workers', { state: 'starting' })).toBe(0);
    });

    it('are those that docs/watching.md names', async () => {
      const page = await readFile(path.join(ROOT, 'docs/watching.md'), 'utf8');
      const named = [...page.matchAll(/^\| `(handrail_\w+)`/gm)].map(([, name]) => name);
      expect(new Set(named)).toEqual(new Set([...families].filter((name) => name.startsWith('handrail_'))));
    });

    it('have no label that Prometheus gives itself', () => {
      const labels = new Set(after.flatMap((sample) => Object.keys(sample.labels)));
      expect([...labels].filter((label) => ['job', 'instance'].includes(label))).toEqual([]);
    });

    it.each(['alerts.yml', 'grafana.json'])(
      'are there for each query of %s, with its labels',
      async (file) => {
        const queries = queriesIn(parse(await readFile(path.join(ROOT, 'docs/samples', file), 'utf8')));
        expect(queries.length).toBeGreaterThan(10);
        const known = new Map(after.map(({ name }) => [name, new Set<string>()]));
        for (const { name, labels } of after)
          for (const label of Object.keys(labels)) known.get(name)?.add(label);
        const missing = queries.flatMap(selectorsIn).filter(({ name, labels }) => {
          const found = known.get(name);
          // No model provider is asked here, so nobody counted tokens.
          if (found === undefined) return !families.has(name) || labels.length > 0;
          return labels.some((label) => !found.has(label));
        });
        expect(missing).toEqual([]);
      },
    );

    it('tell who waits and what nobody works on', async () => {
      await app.parts?.worker.kill();
      const visitor = await app.visitor();
      const waiting = good(
        await visitor.send('conversation:start', { clientId: randomUUID(), text: PHRASE }),
      );
      good(await visitor.send('human:request', { ...waiting, clientId: randomUUID() } as never));
      let samples: Sample[] = [];
      while (
        sumOf(samples, 'handrail_line_waiting') === 0 ||
        sumOf(samples, 'handrail_oldest_job_seconds', { queue: 'handoff' }) === 0
      )
        ({ samples } = await scrape(`${app.url}/metrics`));
      expect(sumOf(samples, 'handrail_line_oldest_wait_seconds')).toBeGreaterThan(0);
      expect(sumOf(samples, 'handrail_jobs', { queue: 'handoff', state: 'waiting' })).toBeGreaterThan(0);
    });
  });
});

/** Every `expr` in a file of rules or panels. */
function queriesIn(value: unknown): string[] {
  if (value === null || typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    key === 'expr' && typeof inner === 'string' ? [inner] : queriesIn(inner),
  );
}

/** The metrics of ours that a query reads, with the labels that it selects by. */
function selectorsIn(query: string): { name: string; labels: string[] }[] {
  const selectors = query.matchAll(/\b((?:handrail|nodejs|process)_\w+)(?:\{([^}]*)\})?/g);
  return [...selectors].map(([, name = '', labels = '']) => ({
    name,
    labels: [...labels.matchAll(/(\w+)\s*[=!]/g)].map(([, label = '']) => label),
  }));
}

function signed(claims: object): Promise<string> {
  return new SignJWT({ sub: 'customer-1', ...claims })
    .setProtectedHeader({ alg: 'HS256' })
    .setExpirationTime('5m')
    .sign(new TextEncoder().encode(createHmac('sha256', SECRET).update('identity:demo').digest('hex')));
}
