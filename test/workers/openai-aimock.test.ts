import { LLMock } from '@copilotkit/aimock';
import { apiAnswer, apiJudgement } from '../support/judgements.ts';
import { clockFor, engineOn, failureOf, hear } from '../support/openai-engine.ts';

/** The same paths once more, on a fake provider that was not written with this engine in mind. */
let mock: LLMock;

beforeEach(async () => {
  mock = new LLMock({ port: 0, logLevel: 'silent' });
  await mock.start();
});
afterEach(() => mock.stop());

const url = () => `${mock.url}/v1`;
const anything = /[\s\S]*/;

it('says a reply, piece by piece', async () => {
  mock.onMessage(anything, { content: apiAnswer() }, { chunkSize: 9 });
  const { result, pieces } = await hear(await engineOn(url()));
  expect(failureOf(result)).toBe('ok: reply');
  expect(pieces.length).toBeGreaterThan(1);
  expect(pieces.join('')).toBe(apiJudgement().text);
  expect(result.tokens?.output).toBeGreaterThan(0);
});

it('tries again after one 429 and after one 500', async () => {
  for (const status of [429, 500]) {
    mock.onMessage(anything, { content: apiAnswer() });
    mock.nextRequestError(status, { message: 'once', type: 'error', code: 'rate_limit_exceeded' });
    const { result } = await hear(await engineOn(url()));
    expect(failureOf(result)).toBe('ok: reply');
    mock.reset();
  }
});

it.each<[string, () => unknown, string]>([
  [
    '429 for ever',
    () =>
      mock.onMessage(anything, { error: { message: 'slow down', type: 'rate_limit_error' }, status: 429 }),
    'engine_rate_limited',
  ],
  [
    '500 for ever',
    () => mock.onMessage(anything, { error: { message: 'oops', type: 'server_error' }, status: 500 }),
    'engine_unavailable',
  ],
  [
    'a wrong key',
    () => mock.onMessage(anything, { error: { message: 'bad key', type: 'auth' }, status: 401 }),
    'engine_failed',
  ],
  [
    'a first piece that comes too late',
    () => mock.onMessage(anything, { content: apiAnswer() }, { streamingProfile: { ttft: 5_000 } }),
    'engine_timeout',
  ],
  [
    'a stream that is too slow',
    () => mock.onMessage(anything, { content: apiAnswer() }, { chunkSize: 2, latency: 60 }),
    'engine_timeout',
  ],
  [
    'a stream that is cut',
    () =>
      mock.onMessage(
        anything,
        { content: apiAnswer() },
        { chunkSize: 5, latency: 10, truncateAfterChunks: 8 },
      ),
    'engine_cut_off',
  ],
  [
    'a connection that is cut',
    () =>
      mock.onMessage(
        anything,
        { content: apiAnswer() },
        { chunkSize: 5, latency: 20, disconnectAfterMs: 120 },
      ),
    'engine_cut_off',
  ],
  [
    'no JSON',
    () => mock.onMessage(anything, { content: 'Have you tried to turn it off?' }),
    'engine_invalid_output',
  ],
  [
    'a wrong shape',
    () => mock.onMessage(anything, { content: '{"reply": "Restart it."}' }),
    'engine_invalid_output',
  ],
  [
    'a text that is too long',
    () =>
      mock.onMessage(anything, { content: apiAnswer({ text: 'word '.repeat(2_000) }) }, { chunkSize: 400 }),
    'engine_output_too_long',
  ],
  [
    'every request dropped',
    () => mock.onMessage(anything, { content: apiAnswer() }) && mock.setChaos({ dropRate: 1 }),
    'engine_unavailable',
  ],
  [
    'every connection broken',
    () => mock.onMessage(anything, { content: apiAnswer() }) && mock.setChaos({ disconnectRate: 1 }),
    'engine_unavailable',
  ],
  [
    'every answer malformed',
    () => mock.onMessage(anything, { content: apiAnswer() }) && mock.setChaos({ malformedRate: 1 }),
    'engine_',
  ],
])('%s ends in a failure', async (_name, script, failure) => {
  script();
  const clock = clockFor(failure);
  const { result } = await hear(await engineOn(url(), clock));
  expect(failureOf(result)).toMatch(new RegExp(`^${failure}`));
});

it('a claim of a transfer is not said', async () => {
  mock.onMessage(anything, {
    content: apiAnswer({ text: 'I am transferring you to a colleague now. Please wait.' }),
  });
  const { result, pieces } = await hear(await engineOn(url()));
  expect(failureOf(result)).toBe('ok: escalate');
  expect(pieces).toEqual([]);
});
