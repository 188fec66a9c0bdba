import { type Act, type FakeProvider, startFakeProvider } from '../support/fake-provider.ts';
import { apiAnswer } from '../support/judgements.ts';
import { clockFor, engineOn, failureOf, hear } from '../support/openai-engine.ts';

/** What a loaded machine may take beyond the clock. */

let provider: FakeProvider;

beforeEach(async () => {
  provider = await startFakeProvider();
});
afterEach(() => provider.close());

const long = apiAnswer({ text: 'word '.repeat(2_000) });
const half = apiAnswer().slice(0, 40);

const cases: [name: string, acts: Act[], failure: string][] = [
  ['429 without end', [{ kind: 'status', status: 429, code: 'rate_limit_exceeded' }], 'engine_rate_limited'],
  [
    '429 with a longer wait than the clock has',
    [{ kind: 'status', status: 429, headers: { 'retry-after': '30' } }],
    'engine_rate_limited',
  ],
  ['no quota left', [{ kind: 'status', status: 429, code: 'insufficient_quota' }], 'engine_rate_limited'],
  ['500 without end', [{ kind: 'status', status: 500 }], 'engine_unavailable'],
  ['503 without end', [{ kind: 'status', status: 503 }], 'engine_unavailable'],
  ['a wrong key', [{ kind: 'status', status: 401, code: 'invalid_api_key' }], 'engine_failed'],
  ['a model that is not there', [{ kind: 'status', status: 404, code: 'model_not_found' }], 'engine_failed'],
  ['silence', [{ kind: 'hang' }], 'engine_timeout'],
  ['silence in the middle', [{ kind: 'hang_after', text: half }], 'engine_timeout'],
  ['a slow stream', [{ kind: 'say', text: apiAnswer(), chunkChars: 2, pauseMs: 50 }], 'engine_timeout'],
  ['a broken connection', [{ kind: 'cut', text: half }], 'engine_cut_off'],
  ['a stream that ends early', [{ kind: 'end_early', text: half }], 'engine_cut_off'],
  ['a refusal', [{ kind: 'refuse', text: 'I cannot help with that.' }], 'engine_refused'],
  ["the provider's filter", [{ kind: 'filter' }], 'engine_refused'],
  ['no JSON', [{ kind: 'say', text: 'Sure! Here is what I think.' }], 'engine_invalid_output'],
  ['broken JSON', [{ kind: 'say', text: apiAnswer().slice(0, -5) }], 'engine_invalid_output'],
  ['an empty answer', [{ kind: 'say', text: '' }], 'engine_invalid_output'],
  ['a wrong shape', [{ kind: 'say', text: '{"answer": "Restart it."}' }], 'engine_invalid_output'],
  [
    'a word it does not have',
    [{ kind: 'say', text: apiAnswer({ action: 'close' as 'reply' }) }],
    'engine_invalid_output',
  ],
  [
    'a field that it may not have',
    [{ kind: 'say', text: JSON.stringify({ ...JSON.parse(apiAnswer()), close: true }) }],
    'engine_invalid_output',
  ],
  ['a reply without text', [{ kind: 'say', text: apiAnswer({ text: null }) }], 'engine_invalid_output'],
  ['a reply of blanks', [{ kind: 'say', text: apiAnswer({ text: ' \n' }) }], 'engine_invalid_output'],
  [
    'a text that is too long to be said',
    [{ kind: 'say', text: long, chunkChars: 500 }],
    'engine_output_too_long',
  ],
  [
    'an answer that never ends',
    [{ kind: 'say', text: `{"summary":"${'x'.repeat(70_000)}`, chunkChars: 4_000 }],
    'engine_output_too_long',
  ],
  ['an answer at the allowed length', [{ kind: 'length', text: half }], 'engine_output_too_long'],
  [
    'an error in the stream',
    [{ kind: 'error_event', code: 'server_error', message: 'x' }],
    'engine_unavailable',
  ],
];

describe.each([['Responses API'], ['chat completions']])('failures over %s', (api) => {
  it.each(cases)('%s ends in a failure of its own', async (_name, acts, failure) => {
    if (api === 'chat completions') provider.lack('responses', 404);
    provider.play(...acts);
    const clock = clockFor(failure);
    const { result } = await hear(await engineOn(provider.url, clock));
    expect(failureOf(result)).toBe(failure);
    expect(result).toMatchObject({ engine: 'openai', promptId: 'triage' });
  });
});

it('a server that is not there is unavailable', async () => {
  await provider.close();
  const { result } = await hear(await engineOn(provider.url));
  expect(failureOf(result)).toBe('engine_unavailable');
});

it('a passing 429 and 500 are tried again, and the wait that the server asks for is kept', async () => {
  provider.play(
    { kind: 'status', status: 429, headers: { 'retry-after-ms': '300' } },
    { kind: 'status', status: 500 },
    { kind: 'say', text: apiAnswer() },
  );
  const { result, pieces } = await hear(await engineOn(provider.url));
  expect(failureOf(result)).toBe('ok: reply');
  expect(provider.asked).toHaveLength(3);
  expect((provider.asked[1]?.at ?? 0) - (provider.asked[0]?.at ?? 0)).toBeGreaterThanOrEqual(290);
  expect(result.ok && pieces.join('')).toBe(result.ok && result.judgement.text);
});

it('an answer that broke off after something was said is not tried again', async () => {
  const text = 'The first sentence is out already by now. Second one is';
  provider.play(
    { kind: 'cut', text: apiAnswer({ text }).split('one is')[0] ?? '' },
    { kind: 'say', text: apiAnswer() },
  );
  const { result, pieces } = await hear(await engineOn(provider.url));
  expect(failureOf(result)).toBe('engine_cut_off');
  expect(pieces.join('')).toBe('The first sentence is out already by now. ');
  expect(provider.asked).toHaveLength(1);
});

it('an answer that broke off before anything was said is tried again', async () => {
  provider.play({ kind: 'cut', text: half }, { kind: 'say', text: apiAnswer() });
  const { result } = await hear(await engineOn(provider.url));
  expect(failureOf(result)).toBe('ok: reply');
});
