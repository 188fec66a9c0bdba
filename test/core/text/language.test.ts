import { detectLanguage } from '../../../core/text/language.ts';

describe('language', () => {
  it.each([
    ['Where is my order? I have been waiting for two weeks.', 'en'],
    ['Wo ist meine Bestellung? Ich warte seit zwei Wochen.', 'de'],
    ['Où est ma commande ? J’attends depuis deux semaines.', 'fr'],
    ['¿Dónde está mi pedido? Llevo dos semanas esperando.', 'es'],
    ['איפה ההזמנה שלי?', 'he'],
  ])('%s → %s', (text, language) => {
    expect(detectLanguage(text).language).toBe(language);
  });

  it.each(['', '  ', '😀🎉', '12345 !!! ###', '```js\nconst a = 1;\n```'])('says und for %j', (text) => {
    expect(detectLanguage(text)).toEqual({ language: 'und', confidence: 0 });
  });

  it('bears 20,000 characters', () => {
    expect(detectLanguage('bonjour tout le monde, comment allez-vous '.repeat(500)).language).toBe('fr');
  });

  it.each([
    'set up an export into BigQuery',
    'the CSV opens in one column in Excel',
    'How do I schedule a CSV export?',
    'which roles does the BigQuery service account need',
  ])('reads the small words, not the product names, of: %s', (text) => {
    expect(detectLanguage(text).language).toBe('en');
  });

  it.each([
    ['in der Datei fehlt die Hälfte der Zeilen', 'de'],
    ['an wen kann ich mich wenden', 'de'],
    ['Como faço a exportação do relatório do mês', 'pt'],
  ])('does not take small words of other languages for English: %s', (text, language) => {
    expect(detectLanguage(text).language).toBe(language);
  });
});
