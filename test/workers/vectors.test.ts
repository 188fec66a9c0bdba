import { randomUUID } from 'node:crypto';
import { openVisitor } from '../../scripts/replay/clients/visitor.ts';
import { get } from '../../scripts/replay/clients/wire.ts';
import { type Config, readConfig } from '../../server/config.ts';
import { publishArticles } from '../../server/directory/publish-articles.ts';
import { createLog } from '../../server/log.ts';
import { type RunningServer, startServer } from '../../server/server.ts';
import type { ArticleContent } from '../../server/store/articles.ts';
import { openStore, type Store } from '../../server/store/store.ts';
import type { Embedder } from '../../workers/engines/local/embedder.ts';
import { type RunningWorker, startWorker } from '../../workers/worker.ts';
import { good } from '../support/answers.ts';
import { type PrivateServices, startPrivateServices } from '../support/services.ts';

/** What the model was asked for, and a gate before it. Its name begins so that jest lets the mock see it. */
const mockModel = { asked: [] as string[], opened: Promise.resolve() };

jest.mock('../../workers/engines/local/embedder.ts', () => {
  const real = jest.requireActual('../../workers/engines/local/embedder.ts');
  return {
    ...real,
    async loadEmbedder(): Promise<Embedder> {
      const embedder: Embedder = await real.loadEmbedder();
      return {
        ...embedder,
        async embedAll(texts) {
          mockModel.asked.push(...texts);
          await mockModel.opened;
          return embedder.embedAll(texts);
        },
      };
    },
  };
});

jest.setTimeout(120_000);

const article = (articleId: string, body: string, questions: string[], version = 1): ArticleContent => ({
  articleId,
  version,
  title: `About ${articleId}`,
  body,
  questions,
  skills: [],
});
const PARCELS = article('parcels', 'Send it back.', ['How do I return a parcel?', 'Where do parcels go?']);
const INVOICES = article('invoices', 'See Billing.', ['Where is my invoice?', 'Can I get a bill as PDF?']);

describe('vectors of articles', () => {
  let services: PrivateServices;
  let config: Config;
  let server: RunningServer;
  let store: Store;
  let worker: RunningWorker | null = null;
  let workspaceId: string;

  beforeAll(async () => {
    services = await startPrivateServices();
    config = readConfig({
      PORT: '0',
      MONGODB_URI: services.mongoUri,
      REDIS_URL: services.redisUrl,
      HANDRAIL_SECRET: 'a secret that is only good for tests and trials',
      LOG_LEVEL: 'silent',
      HANDRAIL_WORKSPACE: 'acme',
      HANDRAIL_ADMIN_EMAIL: 'admin@acme.test',
      HANDRAIL_ADMIN_PASSWORD: 'correct horse battery',
    });
    server = await startServer(config, createLog('silent', 'server'), import.meta.dirname);
    store = await openStore(services.mongoUri, createLog('silent', 'test'));
    workspaceId = (await store.workspaces.byKey('acme'))?._id ?? '';
  });

  beforeEach(async () => {
    mockModel.asked = [];
    mockModel.opened = Promise.resolve();
    await store.connection.collection('sentence_vectors').deleteMany({});
    await store.connection.collection('articles').deleteMany({});
    await publish(PARCELS, INVOICES);
  });

  afterEach(async () => {
    await worker?.close();
    worker = null;
  });

  afterAll(async () => {
    await store?.close();
    await server?.close();
    await services?.stop();
  });

  const publish = (...articles: ArticleContent[]) =>
    publishArticles({ articles: store.articles, bus: { tell: () => undefined } }, workspaceId, articles);

  async function startAndWait(): Promise<void> {
    worker = await startWorker(config, createLog('silent', 'worker'));
    await worker.ready;
  }

  const awaits = async () => (await get(`${server.url}/readyz`)).body.awaits as string[];

  /** Asks, and gives what comes of it; `whileJudged` is called once the assistant has been at it for a while. */
  async function ask(text: string, whileJudged?: () => void) {
    const visitor = await openVisitor({ url: server.url, workspace: 'acme' });
    const { conversationId } = good(
      await visitor.send('conversation:start', { clientId: randomUUID(), text }),
    );
    if (whileJudged) {
      await visitor.pushes.first(({ name, payload }) => name === 'typing' && payload.typing === true, {
        what: 'the assistant at it',
        timeoutMs: 60_000,
      });
      whileJudged();
    }
    const answer = await visitor.nextEntry(
      conversationId,
      ({ type, actor }) => type === 'escalation.requested' || actor.kind === 'assistant',
      { what: 'an answer or a person', timeoutMs: 60_000 },
    );
    visitor.close();
    return answer;
  }

  it('are made once: neither a restart nor an edit asks for those of texts that have not changed', async () => {
    await startAndWait();
    const all = [PARCELS, INVOICES].flatMap(({ title, questions }) => [title, ...questions]);
    expect(mockModel.asked.toSorted()).toEqual(all.toSorted());

    mockModel.asked = [];
    await worker?.close();
    await startAndWait();
    expect(mockModel.asked).toEqual([]);

    await publish(article('parcels', 'Keep it.', [...PARCELS.questions, 'May I keep a parcel?'], 2));
    while ((await store.connection.collection('sentence_vectors').countDocuments()) <= all.length)
      await new Promise(setImmediate);
    await worker?.close();
    await startAndWait();
    expect(mockModel.asked).toEqual(['May I keep a parcel?']);
  });

  it('that are late keep nobody waiting: words alone answer, and what is awaited is said', async () => {
    let open = () => {};
    mockModel.opened = new Promise((resolve) => {
      open = resolve;
    });
    worker = await startWorker(config, createLog('silent', 'worker'));
    expect(await ask('Where do parcels go?')).toMatchObject({
      type: 'message.posted',
      data: { reply: { articles: [expect.objectContaining({ id: 'parcels' })] } },
    });
    const awaited = 'what the example questions mean (until then questions are read by their words)';
    while ((await awaits()).join() !== awaited) await new Promise(setImmediate);

    await publish(article('parcels', 'Keep it.', [...PARCELS.questions, 'May I keep a parcel?'], 2));
    while (!JSON.stringify(await ask('Where do parcels go?')).includes('Keep it.'));

    // What the words do not tell is answered late instead of wrongly.
    const answered = { type: 'message.posted', data: { text: expect.stringContaining('Keep it.') } };
    expect(await ask('How can I send a package back?', open)).toMatchObject(answered);
    expect(await worker.ready).toBe(true);
    expect((await get(`${server.url}/readyz`)).body).toMatchObject({ status: 'ok', awaits: [] });
    expect(mockModel.asked).toContain('May I keep a parcel?');
    expect(mockModel.asked).toHaveLength(new Set(mockModel.asked).size);
  });
});
