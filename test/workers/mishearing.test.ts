import { publishArticles } from '../../server/directory/publish-articles.ts';
import { createLog } from '../../server/log.ts';
import { createParts, type Parts } from '../../server/parts.ts';
import type { ArticleContent } from '../../server/store/articles.ts';
import { readModels } from '../../workers/engines/local/models.ts';
import { createKnowledge } from '../../workers/knowledge/knowledge.ts';
import { indexByWords } from '../../workers/knowledge/library.ts';
import { createMishearing } from '../../workers/knowledge/mishearing.ts';
import { startApp, type TestApp } from '../support/app.ts';

jest.setTimeout(120_000);

const article = (version: number, body: string): ArticleContent => ({
  articleId: 'banner',
  version,
  title: 'The help banner',
  body,
  questions: ['When is the banner shown?'],
  skills: [],
});
const heard = 'It is shown to users who write "I want to kill myself".';

describe('what would be heard wrongly in articles', () => {
  let app: TestApp;
  let parts: Parts;
  const stops: (() => void)[] = [];

  beforeAll(async () => {
    app = await startApp({ worker: false });
    parts = await createParts(
      { MONGODB_URI: app.mongoUri, REDIS_URL: app.redisUrl },
      createLog('silent', 'test'),
    );
  });

  afterAll(async () => {
    for (const stop of stops) stop();
    await parts?.close();
    await app?.stop();
  });

  it('is told to managers and in the log after a start, and anew when an article changed', async () => {
    const workspaceId = (await parts.store.workspaces.byKey('demo'))?._id ?? '';
    const manager = await app.agent('manager');
    const report = async () => {
      const answer = await fetch(`${app.url}/api/v1/assistant/misheard`, {
        headers: { cookie: manager.cookie },
      });
      return (await answer.json()) as { checkedAt: string | null; count: number; items: object[] };
    };
    expect(await report()).toEqual({ checkedAt: null, count: 0, items: [] });
    const publish = (content: ArticleContent) =>
      publishArticles({ articles: parts.store.articles, bus: parts.bus }, workspaceId, [content]);
    await publish(article(1, heard));

    let kept = (): void => undefined;
    const nextKept = () =>
      new Promise<void>((resolve) => {
        kept = resolve;
      });
    const warned: object[] = [];
    const mishearing = createMishearing({
      reports: {
        put: async (...report) => {
          await parts.store.misheard.put(...report);
          kept();
        },
      },
      wishModel: (await readModels()).wish,
      now: () => new Date(),
      log: { warn: (line: object) => void warned.push(line), debug: () => undefined } as never,
      quietMs: 0,
    });
    const knowledge = createKnowledge({
      articles: parts.store.articles,
      makeLibrary: async (_, read) => indexByWords(read),
      bus: { listen: () => () => undefined },
      mishearing,
      log: createLog('silent', 'test'),
    });
    stops.push(mishearing.close);
    const first = nextKept();
    await knowledge.readAll();
    await first;
    const before = await report();
    expect(before.count).toBe(before.items.length);
    expect(before.items).toContainEqual({
      detector: 'danger',
      rule: 'danger-to-someone',
      articleId: 'banner',
      title: 'The help banner',
      sentence: heard,
      heard: expect.stringContaining('kill myself'),
    });

    const second = nextKept();
    await publish(article(2, 'It is shown at the top of the page.'));
    await knowledge.readAll();
    await second;
    const after = await report();
    expect(after.items).not.toContainEqual(expect.objectContaining({ articleId: 'banner' }));
    expect(after.count).toBe(before.count - 1);
    expect(warned[0]).toMatchObject({
      workspaceId,
      sentences: before.count,
      detectors: { danger: 1 },
      articles: expect.arrayContaining(['banner']),
    });
    expect(JSON.stringify(warned)).not.toContain('kill');
  });
});
