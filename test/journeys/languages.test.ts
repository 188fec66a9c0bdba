import { randomUUID } from 'node:crypto';
import type { ContactEntryOf } from '../../core/timeline/visible.ts';
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

  /** What the assistant says first to a message, and offers with it. */
  async function answerTo(text: string, locale?: string) {
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
    const { choices } = data as ContactEntryOf<'message.posted'>['data'];
    return { visitor, conversationId, text: (data as { text: string }).text, choices };
  }

  it('gets an article in German for three German words, whatever the page says', async () => {
    const { text, choices } = await answerTo('Passwort vergessen, Hilfe', 'en-US');
    expect(text).toMatch(/^Ich bin Nora, ein KI-Assistent\. /);
    expect(text).toContain('Wählen Sie ein Passwort mit mindestens 12 Zeichen');
    expect(text).not.toMatch(/Englisch|[Oo]ur article/);
    expect(choices).toBeUndefined();
  });

  it.each([
    [
      'S3 Fehler E1043',
      'de',
      'Unser Artikel dazu ist auf Englisch',
      'sagen Sie es einfach',
      'Mit einem Menschen sprechen',
    ],
    [
      'Mi exportación a S3 falla con el error E1043',
      undefined,
      'está en inglés',
      'una persona',
      'Hablar con una persona',
    ],
    [
      "E1062 dans BigQuery après l'ajout d'une colonne",
      'fr-CA',
      'est en anglais',
      'une personne',
      'Parler à une personne',
    ],
  ])(
    '%s: is told the language of the article, and offered a person in words and by a button',
    async (text, locale, says, offers, label) => {
      const { text: answer, choices } = await answerTo(text, locale);
      expect(answer).toContain(says);
      expect(answer).toContain(offers);
      expect(answer).toMatch(/^1\. /m);
      expect(choices).toEqual([{ id: 'person', label, kind: 'person' }]);
    },
  );

  it('who may have asked for a person gets the answer with a button, and by it a person', async () => {
    const { visitor, conversationId, text, choices } = await answerTo('I would like some support with E1043');
    expect(text).toMatch(/^1\. /m);
    expect(choices).toEqual([{ id: 'person', label: 'Talk to a person', kind: 'person' }]);
    const pressed = { conversationId, clientId: randomUUID(), text: 'Talk to a person', choiceId: 'person' };
    good(await visitor.send('message:send', pressed));
    const { data } = await visitor.nextEntry(conversationId, ({ type }) => type === 'escalation.requested', {
      what: 'the person who was offered',
      timeoutMs: 60_000,
    });
    expect(data).toMatchObject({ by: 'contact' });
  });
});
