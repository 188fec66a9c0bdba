import type { AnswerThreshold } from '../../core/triage/calibration/answer-threshold.ts';
import type { ArticleDocument } from '../../server/store/articles.ts';
import { createAnswerThresholds } from '../../workers/knowledge/answer-thresholds.ts';
import { calibrate } from '../../workers/knowledge/calibrate.ts';
import { createKnowledge } from '../../workers/knowledge/knowledge.ts';
import { indexByWords } from '../../workers/knowledge/library.ts';

const WORKSPACE = 'w';
const log = { info: jest.fn(), debug: jest.fn(), warn: jest.fn() } as never;
const noVectors = () => Promise.reject(new Error('no vectors in this test'));

const article = (articleId: string, body: string, questions: string[]): ArticleDocument => ({
  _id: articleId,
  workspaceId: WORKSPACE,
  articleId,
  version: 1,
  title: `About ${articleId}`,
  body,
  questions,
  skills: [],
  updatedAt: new Date(0),
});
const articles = [
  article('invoices', 'Invoices are under Billing.', ['Where is my invoice?', 'I need an invoice as a PDF']),
  article('passwords', 'Reset it on the sign-in page.', ['I forgot my password', 'How do I sign in again?']),
];
const threshold = (from: number): AnswerThreshold => ({
  from,
  atMostWrong: 0.03,
  isPromised: true,
  asked: 400,
  answered: 300,
  wrong: 5,
  curve: [],
});

describe('the threshold of a workspace', () => {
  it('is careful and promises nothing where there are few example questions', async () => {
    const found = await calibrate(articles, noVectors, 0.03);
    expect(found).toMatchObject({ isPromised: false, from: 0.5, atMostWrong: 0.03 });
    expect(await calibrate(articles, noVectors, 0.03)).toEqual(found);
  });

  it('is tried out once its articles were read, and counts for the next question', async () => {
    let tried = (_: ArticleDocument[]): void => undefined;
    const wasTried = new Promise<ArticleDocument[]>((resolve) => {
      tried = resolve;
    });
    const thresholds = createAnswerThresholds({
      calibrate: async (read) => {
        tried(read);
        return threshold(0.7);
      },
      now: () => new Date('2026-03-02T09:00:00.000Z'),
      log,
      quietMs: 0,
    });
    const knowledge = createKnowledge({
      articles: {
        newest: async () => articles,
        marks: async () => new Map([[WORKSPACE, 'mark']]),
        changeMark: async () => 'mark',
      },
      makeLibrary: async (_, read) => indexByWords(read),
      bus: { listen: () => () => undefined },
      thresholds,
      log,
    });
    const ask = async () => (await knowledge.find(WORKSPACE, 'I need my invoice', ''))[0];
    const usual = await ask();
    expect(usual).toMatchObject({ id: 'invoices' });
    expect(await wasTried).toEqual(articles);
    while (thresholds.promises().length === 0) await new Promise((resolve) => setImmediate(resolve));
    expect(thresholds.of(WORKSPACE)).toBe(0.7);
    const strict = await ask();
    expect(strict?.id).toBe('invoices');
    expect(strict?.score).toBeLessThan(usual!.score);
    expect(thresholds.promises()).toEqual([
      expect.stringMatching(
        /^workspace w: answers from a relevance of 0\.70 on; at most 3 % .*400 questions on 2026-03-02/,
      ),
    ]);
    thresholds.close();
  });

  it('stays the usual one where trying it out fails', async () => {
    let failed = (): void => undefined;
    const hasFailed = new Promise<void>((resolve) => {
      failed = resolve;
    });
    const thresholds = createAnswerThresholds({
      calibrate: () => {
        failed();
        return Promise.reject(new Error('broken'));
      },
      now: () => new Date(0),
      log,
      quietMs: 0,
    });
    thresholds.look(WORKSPACE, articles);
    await hasFailed;
    expect(thresholds.of(WORKSPACE)).toBeUndefined();
    expect(thresholds.promises()).toEqual([]);
  });
});
