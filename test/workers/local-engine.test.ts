import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Brief } from '../../core/brief/brief-schema.ts';
import type { Conversation } from '../../core/timeline/conversation.ts';
import type { Judgement } from '../../core/triage/judgement.ts';
import type { TimelineTurn } from '../../core/triage/turns.ts';
import type { Choice } from '../../core/values/choice.ts';
import { readArticles } from '../../server/seed/articles.ts';
import { loadEmbedder } from '../../workers/engines/local/embedder.ts';
import { ANSWER_FROM, createLocalEngine } from '../../workers/engines/local/local-engine.ts';
import { buildLibrary, findArticles, type Library } from '../../workers/knowledge/library.ts';
import { asked } from '../../workers/triage/asked.ts';

jest.setTimeout(60_000);

type Said = { by: 'contact' | 'assistant'; text: string; articleIds?: string[]; choices?: Choice[] };

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
    const { question, context, thread } = asked(turns);
    const result = await createLocalEngine().run(
      {
        conversation: {} as Conversation,
        turns,
        brief: { summary: '' } as Brief,
        articles: await findArticles(library, question, context, undefined, null, thread),
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
    const text = (await judge([question])).text ?? '';
    const quoted: Said = { by: 'assistant', text, articleIds: ['s3-access-denied-e1043'] };
    expect((await judge([question, quoted, question])).escalation?.reason).toBe('repeated_itself');
  });

  it('offers the articles that fit equally, a person last, and goes on with the one that is taken', async () => {
    const unclear: Said = { by: 'contact', text: 'Okta' };
    const first = await judge([unclear]);
    const choices = first.choices ?? [];
    expect(choices.map(({ id }) => id)).toEqual(['sso-saml-set-up', 'sso-login-loop-e2015', 'person']);
    const offer: Said = { by: 'assistant', text: first.text ?? '', choices };
    for (const [text, id] of [
      ['the second one', 'sso-login-loop-e2015'],
      ['yes', 'sso-saml-set-up'],
      ['it is about SAML', 'sso-saml-set-up'],
    ] as const) {
      const next = await judge([unclear, offer, { by: 'contact', text }]);
      expect([text, next.articles.map((article) => article.id)]).toEqual([text, [id]]);
    }
    const none = await judge([unclear, offer, { by: 'contact', text: 'none of these' }]);
    expect(none.escalation).toEqual({ reason: 'unsure', text: 'Nothing that was offered fits' });
  });

  it('answers a follow-up with the part of the last article that fits, and no more', async () => {
    const question: Said = { by: 'contact', text: 'Is there a test environment?' };
    const text = (await judge([question])).text ?? '';
    const quoted: Said = { by: 'assistant', text, articleIds: ['sandbox'] };
    const next = await judge([question, quoted, { by: 'contact', text: 'how many rows can I run there?' }]);
    expect(next).toMatchObject({ action: 'reply', articles: [{ id: 'sandbox' }] });
    expect(next.text).toContain('at most 10,000 rows');
    expect(next.text).not.toContain('1. Switch to it');
  });

  it('quotes of a code what its article says of it, with the step that this refers to', async () => {
    const judgement = await judge([{ by: 'contact', text: 'what does e1061 mean?' }]);
    expect(judgement.articles).toEqual([{ id: 'bigquery-connect', version: 1 }]);
    expect(judgement.text).toMatch(
      /^1\. Create a service account[^\n]*\n\nE1061 means that a role from step 1/,
    );
  });

  it('goes to a person, who is told which article did not help', async () => {
    const question: Said = { by: 'contact', text: 'umlauts are broken in excel' };
    const quoted: Said = { by: 'assistant', text: 'CSV files …', articleIds: ['csv-format-and-encoding'] };
    const next = await judge([question, quoted, { by: 'contact', text: 'no, still broken' }]);
    expect(next.escalation?.reason).toBe('fixes_failed');
    expect(next.escalation?.text).toContain('strange characters');
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
