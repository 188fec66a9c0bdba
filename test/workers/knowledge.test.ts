import { randomUUID } from 'node:crypto';
import { createBus } from '../../server/bus/bus.ts';
import { channels } from '../../server/bus/channels.ts';
import type { Notice } from '../../server/bus/notices.ts';
import { publishArticles } from '../../server/directory/publish-articles.ts';
import { createLog } from '../../server/log.ts';
import type { ArticleContent } from '../../server/store/articles.ts';
import type { Store } from '../../server/store/store.ts';
import { createMetrics } from '../../server/telemetry/metrics.ts';
import { createKnowledge, type Knowledge } from '../../workers/knowledge/knowledge.ts';
import { buildLibrary } from '../../workers/knowledge/library.ts';
import { createLibraryKeeper } from '../../workers/knowledge/library-keeper.ts';
import { dropTestStore, openTestStore } from '../support/store.ts';

jest.setTimeout(60_000);

const log = createLog('silent', 'test');
const REDIS = process.env.HANDRAIL_TEST_REDIS_URL ?? '';

const article = (articleId: string, body: string, version = 1): ArticleContent => ({
  articleId,
  version,
  title: `About ${articleId}`,
  body,
  questions: [`What about ${articleId}?`],
  skills: [],
});

describe('articles that change', () => {
  let store: Store;
  let stops: (() => void)[];

  beforeEach(async () => {
    store = await openTestStore();
    stops = [];
  });

  afterEach(async () => {
    for (const stop of stops) stop();
    await dropTestStore(store);
  });

  const bus = () => {
    const metrics = createMetrics();
    const made = createBus({ redisUrl: REDIS, processId: randomUUID(), now: Date.now, metrics, log });
    made.join(channels.workers);
    stops.push(made.close);
    return made;
  };
  const quietBus = { tell: () => undefined, listen: () => () => undefined };
  const words = () => Promise.reject(new Error('no vectors in this test'));
  const knowledgeOf = (listening: Pick<ReturnType<typeof bus>, 'listen'>): Knowledge => {
    const makeLibrary = (_: string, articles: Parameters<typeof buildLibrary>[0]) =>
      buildLibrary(articles, { warn: () => undefined }, words);
    const knowledge = createKnowledge({ articles: store.articles, makeLibrary, bus: listening, log });
    stops.push(knowledge.follow());
    return knowledge;
  };
  const bodyOf = async (knowledge: Knowledge, workspaceId: string, question: string) =>
    (await knowledge.find(workspaceId, question, ''))[0]?.body;
  /** Asks until the answer is there; jest's own limit ends it. */
  async function untilFound(knowledge: Knowledge, workspaceId: string, question: string, body: string) {
    while ((await bodyOf(knowledge, workspaceId, question)) !== body) await new Promise(setImmediate);
  }

  it('are looked for at once at a notice', async () => {
    let hear: (notice: Notice) => void = () => undefined;
    let looked = 0;
    const knowledge = createKnowledge({
      articles: {
        marks: async () => {
          looked += 1;
          return new Map();
        },
        newest: async () => [],
        changeMark: async () => '',
      },
      makeLibrary: () => buildLibrary([], { warn: () => undefined }),
      bus: {
        listen: (listener) => {
          hear = listener;
          return () => undefined;
        },
      },
      log,
    });
    stops.push(knowledge.follow());
    hear({ kind: 'line', workspaceId: 'w' });
    await new Promise(setImmediate);
    expect(looked).toBe(0);
    hear({ kind: 'articles', workspaceId: 'w' });
    await new Promise(setImmediate);
    expect(looked).toBe(1);
  });

  it('cost one small question each time nobody changed any', async () => {
    let asked = 0;
    let read = 0;
    const enough = new Promise<void>((resolve) => {
      const knowledge = createKnowledge({
        articles: {
          changeMark: async () => {
            asked += 1;
            if (asked === 3) resolve();
            return '38:1';
          },
          marks: async () => {
            read += 1;
            return new Map();
          },
          newest: async () => [],
        },
        makeLibrary: () => buildLibrary([], { warn: () => undefined }),
        bus: quietBus,
        log,
      });
      stops.push(knowledge.follow());
    });
    await enough;
    expect(read).toBe(1);
  });

  it('are used by every worker', async () => {
    const workspaceId = randomUUID();
    const workers = [knowledgeOf(bus()), knowledgeOf(bus())];
    const desk = { articles: store.articles, bus: bus() };
    await publishArticles(desk, workspaceId, [
      article('parcels', 'Send it back.'),
      article('shoes', 'Tie them.'),
    ]);
    for (const worker of workers)
      await untilFound(worker, workspaceId, 'What about parcels?', 'Send it back.');
    await publishArticles(desk, workspaceId, [article('parcels', 'Keep it.', 2)]);
    for (const worker of workers) await untilFound(worker, workspaceId, 'What about parcels?', 'Keep it.');
  });

  it('are used although the notice was lost, and although somebody wrote past the desk', async () => {
    const workspaceId = randomUUID();
    const worker = knowledgeOf(quietBus);
    await publishArticles({ articles: store.articles, bus: quietBus }, workspaceId, [
      article('parcels', 'Send it back.'),
    ]);
    await untilFound(worker, workspaceId, 'What about parcels?', 'Send it back.');
    await store.connection
      .collection('articles')
      .updateOne({ workspaceId }, { $set: { body: 'Burn it.', updatedAt: new Date(Date.now() + 1) } });
    await untilFound(worker, workspaceId, 'What about parcels?', 'Burn it.');
    await store.connection.collection('articles').deleteMany({ workspaceId });
    while ((await worker.find(workspaceId, 'What about parcels?', '')).length > 0)
      await new Promise(setImmediate);
    expect(worker.count()).toBe(0);
  });

  it('a question about a workspace that nobody has read yet waits for its articles', async () => {
    const workspaceId = randomUUID();
    const worker = knowledgeOf(quietBus);
    await store.articles.put(workspaceId, [article('parcels', 'Send it back.')], new Date());
    expect(await bodyOf(worker, workspaceId, 'What about parcels?')).toBe('Send it back.');
    expect(await worker.find(randomUUID(), 'What about parcels?', '')).toEqual([]);
  });

  it('are told of only when something differs', async () => {
    const told: unknown[] = [];
    const desk = { articles: store.articles, bus: { tell: (notice: unknown) => void told.push(notice) } };
    const parcels = article('parcels', 'Send it back.');
    await publishArticles(desk, 'w', [parcels]);
    await publishArticles(desk, 'w', [parcels]);
    expect(told).toEqual([{ kind: 'articles', workspaceId: 'w' }]);
  });

  it('what was learned is taken by the same code only, and only for the same articles', async () => {
    let learned = 0;
    const vectorsOf = async (texts: string[]) => {
      learned += 1;
      return texts.map((text) =>
        Float32Array.from([text.length / 100, Math.sqrt(1 - (text.length / 100) ** 2)]),
      );
    };
    const keeper = (build: string | null) =>
      createLibraryKeeper({ libraries: store.libraries, vectorsOf, build, log });
    await store.articles.put(
      'w',
      [article('parcels', 'Send it back.'), article('shoes', 'Tie.')],
      new Date(),
    );
    const articles = await store.articles.newest('w');
    const made = await keeper('one')('w', articles);
    expect(await keeper('one')('w', articles)).toEqual(made);
    expect(learned).toBe(1);
    await keeper('two')('w', articles);
    expect(learned).toBe(2);
    await keeper('two')(
      'w',
      articles.slice(0, 2).map((one) => ({ ...one, body: 'Other.' })),
    );
    expect(learned).toBe(3);
    await keeper(null)('w', articles);
    expect(learned).toBe(4);
  });
});
