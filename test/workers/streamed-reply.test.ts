import { foldBrief } from '../../core/brief/brief.ts';
import { briefView } from '../../core/brief/brief-view.ts';
import type { FoundArticle } from '../../core/triage/judge/engine-result.ts';
import { entriesOf, makeEngineInput } from '../../scripts/lib/engine-input.ts';
import type { Engine } from '../../workers/engines/engine.ts';
import { createLocalEngine } from '../../workers/engines/local/local-engine.ts';
import { readModels } from '../../workers/engines/local/models.ts';
import { plainSchema } from '../../workers/engines/openai/api-schema.ts';
import { quotablePassage } from '../../workers/knowledge/passage.ts';
import { judge } from '../../workers/triage/judge.ts';
import { type FakeProvider, startFakeProvider } from '../support/fake-provider.ts';
import { apiAnswer } from '../support/judgements.ts';
import { engineOn, failureOf, hear, story } from '../support/openai-engine.ts';

let provider: FakeProvider;

beforeEach(async () => {
  provider = await startFakeProvider();
});
afterEach(() => provider.close());

const WRITTEN = [
  '## What to do',
  '1. Open **Exports → your export** and choose `Run again`.',
  '2. See [the guide](https://help.example/runs_and_more) or *wait* for 10 minutes.',
  '```',
  'SELECT a_b FROM runs * 2',
  '```',
  'Never share \u202eterces\u202c keys.',
].join('\n');

/** What the model's answers of these tests rest on. */
const sources = makeEngineInput(story).articles.map((article) => ({
  ...article,
  body: `${article.body}\nNWX-502 means that the worker lost its connection. Lower the size to 10,000 rows. Run it again.\n${WRITTEN}`,
}));

/** Judges the story's message as the triage job does, and keeps what the contact would be shown. */
async function judgeBy(engine: Engine, articles: FoundArticle[] = sources) {
  const pieces: string[] = [];
  const entries = entriesOf(story.turns);
  const brief = entries.reduce<ReturnType<typeof foldBrief> | undefined>(foldBrief, undefined);
  const judged = await judge(
    {
      engine,
      isLocal: false,
      knowledge: { find: async () => articles, unknownCodes: async () => [], unknownNames: async () => [] },
      models: await readModels(),
    },
    {
      conversation: makeEngineInput(story).conversation,
      entries,
      brief: briefView(brief as NonNullable<typeof brief>),
      workspace: { name: 'Northwind Exports', assistantName: 'Nora' },
      decisionId: 'd1',
      now: () => new Date(),
      signal: new AbortController().signal,
      onText: (piece) => pieces.push(piece),
    },
  );
  return { conclusion: judged.conclusion, pieces };
}

describe('what decides whether a text may be said', () => {
  it('is asked for before the text', () => {
    const { properties } = plainSchema;
    const fields = Object.keys(properties as object);
    for (const deciding of ['action', 'escalation', 'articles', 'confidence'])
      expect(fields.indexOf(deciding)).toBeLessThan(fields.indexOf('text'));
  });

  it.each([
    ['no source', { articles: [] }, 'no_article'],
    ['a source that was not given', { articles: [{ id: 'made-up', version: 1 }] }, 'no_article'],
    ['little confidence', { confidence: 0.1 }, 'unsure'],
  ])('%s: not one piece of the text is shown, and a person is called', async (_what, changes, reason) => {
    provider.play({ kind: 'say', text: apiAnswer(changes), chunkChars: 5 });
    const { conclusion, pieces } = await judgeBy(await engineOn(provider.url));
    expect(pieces).toEqual([]);
    expect(conclusion).toMatchObject({ action: 'escalate', cause: { reason: { code: reason } } });
  });

  it('is waited for where a model writes the text first', async () => {
    const { text, articles, ...rest } = JSON.parse(apiAnswer()) as Record<string, unknown>;
    const reversed = (sources: unknown) => JSON.stringify({ ...rest, text, articles: sources });
    provider.play({ kind: 'say', text: reversed([]) }, { kind: 'say', text: reversed(articles) });
    const engine = await engineOn(provider.url);
    expect((await judgeBy(engine)).pieces).toEqual([]);
    expect((await judgeBy(engine)).pieces.join('')).toBe(text);
  });

  it('lets a text with its source out while it is still being written', async () => {
    provider.play({ kind: 'hang_after', text: apiAnswer().split(' Then run')[0] ?? '' });
    const engine = await engineOn(provider.url, { HANDRAIL_ENGINE_SILENCE_MS: 200 });
    const { pieces } = await judgeBy(engine);
    expect(pieces.join('')).toMatch(/^NWX-502 means that the worker lost its connection\./);
  });
});

describe('Markdown and direction controls', () => {
  const read = [
    'What to do:',
    '1. Open Exports → your export and choose Run again.',
    '2. See the guide (https://help.example/runs_and_more) or wait for 10 minutes.',
    'SELECT a_b FROM runs * 2',
    'Never share terces keys.',
  ].join('\n');

  it('never reach the contact from a model provider, and what was streamed is the text that is kept', async () => {
    provider.play({ kind: 'say', text: apiAnswer({ text: WRITTEN }), chunkChars: 4 });
    const { conclusion, pieces } = await judgeBy(await engineOn(provider.url));
    expect(conclusion).toMatchObject({ action: 'reply', text: read });
    expect(pieces.join('')).toBe(read);
    expect(pieces.length).toBeGreaterThan(2);
  });

  it('never reach the contact from the local engine either: it reads the same', async () => {
    const [first] = makeEngineInput(story).articles;
    const article = { ...(first as FoundArticle), passage: quotablePassage(WRITTEN, undefined) };
    const { conclusion } = await judgeBy(createLocalEngine(), [article]);
    expect(conclusion).toMatchObject({ action: 'reply', text: read });
  });

  it('never reach an agent in what a model notes', async () => {
    const fact = { name: 'error\u202e code', value: 'NWX\u2066-502', seq: 2 };
    provider.play({
      kind: 'say',
      text: apiAnswer({
        summary: 'It \u202efails.',
        facts: [fact],
        escalation: { reason: 'unsure', text: '\u202eWhy' },
      }),
    });
    const { result } = await hear(await engineOn(provider.url));
    expect(result).toMatchObject({
      ok: true,
      judgement: {
        summary: 'It fails.',
        facts: [{ name: 'error code', value: 'NWX-502' }],
        escalation: { text: 'Why' },
      },
    });
  });
});

describe.each([['Responses API'], ['chat completions']])('over %s', (api) => {
  beforeEach(() => {
    if (api === 'chat completions') provider.lack('responses', 404);
  });

  it('a stream that falls silent goes to a person after the time of silence, long before the run must end', async () => {
    provider.play({ kind: 'hang_after', text: apiAnswer().slice(0, 150) });
    const engine = await engineOn(provider.url, {
      HANDRAIL_ENGINE_TIMEOUT_MS: 600_000,
      HANDRAIL_ENGINE_FIRST_TOKEN_MS: 600_000,
      HANDRAIL_ENGINE_SILENCE_MS: 300,
    });
    const { result } = await hear(engine);
    expect(result).toMatchObject({ failure: 'engine_timeout', detail: 'nothing more within 300 ms' });
    expect(provider.asked.at(-1)?.path).toMatch(api === 'chat completions' ? /chat/ : /responses/);
  });

  it('a server that answers in one piece of JSON is understood', async () => {
    provider.ignoreStream();
    provider.play({ kind: 'say', text: apiAnswer() });
    const { result, pieces } = await hear(await engineOn(provider.url));
    expect(failureOf(result)).toBe('ok: reply');
    expect(pieces.join('')).toBe(result.ok && result.judgement.text);
    expect(result.tokens).toMatchObject({ input: 1200, cachedInput: 1000, output: 80 });
    expect(result.modelVersion).toMatch(/^fake-/);
    expect(provider.asked.filter(({ path }) => path === 'responses')).toHaveLength(1);
  });

  it.each([
    [{ kind: 'refuse', text: 'I cannot help with that.' }, 'engine_refused'],
    [{ kind: 'filter' }, 'engine_refused'],
    [{ kind: 'length', text: '{"action":' }, 'engine_output_too_long'],
    [{ kind: 'error_event', code: 'server_error', message: 'x' }, 'engine_unavailable'],
    [{ kind: 'say', text: 'no JSON' }, 'engine_invalid_output'],
  ] as const)('and its failures in one piece of JSON as well: %j', async (act, failure) => {
    provider.ignoreStream();
    provider.play(act);
    const { result } = await hear(await engineOn(provider.url));
    expect(failureOf(result)).toBe(failure);
  });
});
