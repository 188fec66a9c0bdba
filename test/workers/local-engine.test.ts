import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Brief } from '../../core/brief/brief-schema.ts';
import type { Conversation } from '../../core/timeline/conversation.ts';
import type { Judgement } from '../../core/triage/judgement.ts';
import type { TimelineTurn } from '../../core/triage/turns.ts';
import { readArticles } from '../../server/seed/articles.ts';
import { loadEmbedder } from '../../workers/engines/local/embedder.ts';
import { ANSWER_FROM, createLocalEngine } from '../../workers/engines/local/local-engine.ts';
import { buildLibrary, findArticles, type Library } from '../../workers/knowledge/library.ts';

jest.setTimeout(60_000);

type Said = { by: 'contact' | 'assistant'; text: string; articleIds?: string[] };

const fixture = join(import.meta.dirname, '../fixtures/demo-questions.json');
const { questions } = JSON.parse(readFileSync(fixture, 'utf8')) as { questions: [string, string | null][] };

describe('the embedder', () => {
  it('lets others have the process between its batches', async () => {
    const embedder = await loadEmbedder();
    let turns = 0;
    let isOver = false;
    const count = () => {
      turns += 1;
      if (!isOver) setImmediate(count);
    };
    setImmediate(count);
    await embedder.embedAll(Array.from({ length: 96 }, (_, index) => `Question number ${index}`));
    isOver = true;
    expect(turns).toBeGreaterThanOrEqual(3);
  });
});

describe('the local engine on the sample articles', () => {
  let library: Library;

  beforeAll(async () => {
    const articles = (await readArticles()).map((article) => ({
      ...article,
      _id: article.articleId,
      workspaceId: 'w',
      updatedAt: new Date(0),
    }));
    library = await buildLibrary(articles, { warn: () => undefined });
  });

  async function judge(said: Said[]): Promise<Judgement> {
    const turns: TimelineTurn[] = said.map((turn, index) => ({
      articleIds: [],
      ...turn,
      seq: index + 2,
      at: '2026-03-02T10:00:00.000Z',
    }));
    const question = said.at(-1)?.text ?? '';
    const result = await createLocalEngine().run(
      {
        conversation: {} as Conversation,
        turns,
        brief: { summary: '' } as Brief,
        articles: await findArticles(library, question, ''),
        language: 'en',
        workspace: { name: 'Northwind', assistantName: 'Nora' },
      },
      { signal: new AbortController().signal, maySay: () => true, onText: () => undefined },
    );
    if (!result.ok) throw new Error(result.detail);
    return result.judgement;
  }

  it('finds the right article first for at least 34 of the 39 questions that have one', async () => {
    const known = questions.filter(([, id]) => id !== null);
    const firsts = await Promise.all(
      known.map(async ([question, id]) => (await findArticles(library, question, ''))[0]?.id === id),
    );
    expect(firsts.filter(Boolean).length).toBeGreaterThanOrEqual(34);
  });

  it('answers no question that no article answers, and never from a wrong article', async () => {
    const wrong = await Promise.all(
      questions.map(async ([question, id]) => {
        const first = (await findArticles(library, question, ''))[0];
        return first && first.score >= ANSWER_FROM && first.id !== id ? question : null;
      }),
    );
    expect(wrong.filter(Boolean)).toEqual([]);
  });

  it('quotes the steps of the article and names it', async () => {
    const judgement = await judge([
      { by: 'contact', text: 'My export to S3 fails with error E1043 since Monday' },
    ]);
    expect(judgement.action).toBe('reply');
    expect(judgement.articles).toEqual([{ id: 's3-access-denied-e1043', version: 1 }]);
    expect(judgement.text).toContain('1. Open Destinations');
  });

  it('asks once when it is not sure, and then proposes a person', async () => {
    const unclear: Said = { by: 'contact', text: 'I need to load last quarter again' };
    const first = await judge([unclear]);
    expect(first.action).toBe('ask');
    const second = await judge([unclear, { by: 'assistant', text: first.text ?? '' }, unclear]);
    expect(second.escalation?.reason).toBe('unsure');
  });

  it('proposes a person instead of quoting the same article again', async () => {
    const question: Said = { by: 'contact', text: 'My export to S3 fails with error E1043 since Monday' };
    const quoted: Said = { by: 'assistant', text: 'E1043 means …', articleIds: ['s3-access-denied-e1043'] };
    expect((await judge([question, quoted, question])).escalation?.reason).toBe('repeated_itself');
  });

  it('proposes a person for what is out of scope', async () => {
    const judgement = await judge([{ by: 'contact', text: 'what is the weather in Paris tomorrow' }]);
    expect(judgement).toMatchObject({
      action: 'escalate',
      text: null,
      escalation: { reason: 'out_of_scope' },
    });
  });

  it.each(['hello', 'Hi there!', 'Thanks!', '👍'])('answers %s with a question back', async (text) => {
    expect((await judge([{ by: 'contact', text }])).action).toBe('ask');
  });
});
