import { randomUUID } from 'node:crypto';
import { good } from '../support/answers.ts';
import { startApp, type TestApp } from '../support/app.ts';

jest.setTimeout(120_000);

describe('a customer who does not write English, through the worker', () => {
  let app: TestApp;

  beforeAll(async () => {
    app = await startApp();
  });

  afterAll(async () => {
    await app?.stop();
  });

  /** What the assistant says first to a message. */
  async function answerTo(text: string, locale?: string): Promise<string> {
    const visitor = await app.visitor();
    const { conversationId } = good(
      await visitor.send('conversation:start', {
        clientId: randomUUID(),
        text,
        ...(locale ? { locale } : {}),
      }),
    );
    const { data } = await visitor.nextEntry(
      conversationId,
      ({ type, actor }) => type === 'message.posted' && actor.kind === 'assistant',
      { what: `the answer to “${text}”`, timeoutMs: 60_000 },
    );
    return (data as { text: string }).text;
  }

  it('gets an article in German for three German words, whatever the page says', async () => {
    const text = await answerTo('Passwort vergessen, Hilfe', 'en-US');
    expect(text).toMatch(/^Ich bin Nora, ein KI-Assistent\. /);
    expect(text).toContain('Wählen Sie ein Passwort mit mindestens 12 Zeichen');
    expect(text).not.toMatch(/Englisch|[Oo]ur article/);
  });

  it.each([
    ['S3 Fehler E1043', 'de', 'Unser Artikel dazu ist auf Englisch', 'sagen Sie es einfach'],
    ['Mi exportación a S3 falla con el error E1043', undefined, 'está en inglés', 'una persona'],
    ["E1062 dans BigQuery après l'ajout d'une colonne", 'fr-CA', 'est en anglais', 'une personne'],
  ])('%s: is told the language of the article, and offered a person', async (text, locale, says, offers) => {
    const answer = await answerTo(text, locale);
    expect(answer).toContain(says);
    expect(answer).toContain(offers);
    expect(answer).toMatch(/^1\. /m);
  });
});
