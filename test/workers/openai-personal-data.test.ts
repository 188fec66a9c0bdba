import { type FakeProvider, startFakeProvider } from '../support/fake-provider.ts';
import { apiAnswer } from '../support/judgements.ts';
import { engineOn, hear } from '../support/openai-engine.ts';

const EMAIL = 'ann.lee@customer.example';
const PHONE = '+49 30 901820';
const CARD = '4111 1111 1111 1111';
const IBAN = 'DE89 3704 0044 0532 0130 00';
const KEY = 'sk_live_51HfVbQw8Zkq3';
const ALL = [EMAIL, PHONE, CARD, IBAN, KEY];

const turns = [
  { by: 'contact' as const, text: `I am ${EMAIL}, call me at ${PHONE}. My card is ${CARD}.` },
  { by: 'assistant' as const, text: 'Which export is it?' },
  { by: 'contact' as const, text: `The nightly one. IBAN ${IBAN}, the key is ${KEY}, and again ${EMAIL}.` },
];

describe('personal data and a model provider', () => {
  let provider: FakeProvider;

  beforeEach(async () => {
    provider = await startFakeProvider();
  });
  afterEach(() => provider.close());

  /** What the provider calls each, by what it was sent. */
  async function namesGiven(): Promise<string[]> {
    provider.play({ kind: 'say', text: apiAnswer() });
    await hear(await engineOn(provider.url), { turns });
    const sent = JSON.stringify(provider.asked.at(-1)?.body);
    return [...new Set(sent.match(/\[[A-Z]+_\d+\]/g) ?? [])];
  }

  it('nothing of it reaches the provider, and what was said of it can still be told apart', async () => {
    const names = await namesGiven();
    const sent = JSON.stringify(provider.asked.at(-1)?.body);
    for (const written of ALL) {
      expect(sent).not.toContain(written);
      expect(sent).not.toContain(written.replaceAll(' ', ''));
    }
    expect(names.map((name) => name.replace(/_\d+/, '')).sort()).toEqual([
      '[CARD]',
      '[EMAIL]',
      '[IBAN]',
      '[PHONE]',
      '[SECRET]',
    ]);
  });

  it.each([1, 2, 3, 7, 1_000])('comes back in the answer, also in pieces of %i characters', async (size) => {
    const names = await namesGiven();
    const text = `I have noted ${names.join(', ')} for you. We write to ${names.at(0)} then [or later].`;
    provider.play({
      kind: 'say',
      text: apiAnswer({ text, summary: `Wants ${names.join(' and ')}.` }),
      chunkChars: size,
    });
    const { result, pieces } = await hear(await engineOn(provider.url), { turns });
    const said = pieces.join('');
    for (const written of ALL) expect(said).toContain(written);
    expect(said).not.toMatch(/[A-Z]_\d/);
    expect(said).toContain('then [or later].');
    expect(result).toMatchObject({ ok: true, judgement: { text: said } });
    const summary = result.ok ? result.judgement.summary : '';
    expect(summary).toContain(EMAIL);
    for (const secret of [CARD, IBAN, KEY]) expect(summary).not.toContain(secret);
  });

  it('is not given for a placeholder that the customer or the model has made up', async () => {
    provider.play({ kind: 'say', text: apiAnswer({ text: 'Your address is [EMAIL_9], is it not?' }) });
    const story = [{ by: 'contact' as const, text: `I am ${EMAIL}. What is [EMAIL_1] for, and [CARD_1]?` }];
    const { pieces } = await hear(await engineOn(provider.url), { turns: story });
    expect(pieces.join('')).toBe('Your address is …, is it not?');
    const sent = JSON.stringify(provider.asked.at(-1)?.body);
    expect(sent).toContain('What is (EMAIL_1) for, and (CARD_1)?');
  });
});
