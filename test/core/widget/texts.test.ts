import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Catalogue, makeTranslate } from '../../../client/shared/i18n.ts';
import { makeWords } from '../../../client/widget/view/texts.ts';

const read = (language: string): Catalogue =>
  JSON.parse(
    readFileSync(join(__dirname, `../../../client/widget/texts/${language}.json`), 'utf8'),
  ) as Catalogue;

const placeholders = (text: Catalogue[string] | undefined): string[] =>
  [...new Set(JSON.stringify(text).match(/\{\w+\}/g) ?? [])].sort();

describe('the catalogues', () => {
  const en = read('en');
  const de = read('de');

  it('have the same texts with the same values', () => {
    expect(Object.keys(de)).toEqual(Object.keys(en));
    for (const key of Object.keys(en))
      expect([key, placeholders(de[key])]).toEqual([key, placeholders(en[key])]);
  });

  it('never speak of keeping customers from people', () => {
    expect(JSON.stringify([en, de])).not.toMatch(/contain|deflect/i);
  });
});

describe('translate', () => {
  it('fills in values and chooses the plural form of the language', () => {
    const t = makeTranslate(
      { hello: 'Hello {name}', n: { one: '{count} thing', other: '{count} things' } },
      'en',
    );
    expect(t('hello', { name: '{name} <b>' })).toBe('Hello {name} <b>');
    expect([t('n', { count: 1 }), t('n', { count: 0 }), t('n', { count: 5 })]).toEqual([
      '1 thing',
      '0 things',
      '5 things',
    ]);
  });
});

describe('times', () => {
  const { navigator } = globalThis;
  afterEach(() => Object.defineProperty(globalThis, 'navigator', { value: navigator, configurable: true }));

  it.each(['en-US@posix', 'en', 'de-AT'])('are written in a browser that calls itself %s', (language) => {
    Object.defineProperty(globalThis, 'navigator', { value: { language }, configurable: true });
    expect(makeWords().clock('2026-03-02T09:05:00.000Z')).toMatch(/\d{1,2}:05/);
  });
});
