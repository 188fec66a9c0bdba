import { inEnglishWords } from '../../../core/text/bridge/bridge.ts';
import { spokenLanguage } from '../../../core/text/spoken-language.ts';

describe('the language somebody writes in', () => {
  it.each([
    ['Passwort vergessen, Hilfe', 'de'],
    ['olvidé mi contraseña', 'es'],
    ['mot de passe oublié', 'fr'],
    ['esqueci minha senha', 'pt'],
    ['fattura mese scorso', 'it'],
    ['forgot my password', 'en'],
    ['Пароль забыл', 'ru'],
    ['Nie mogę zalogować się do mojego konta, pomocy', 'pl'],
  ])('is told from three words: %s → %s', (text, language) => {
    expect(spokenLanguage(text, '', null)).toBe(language);
  });

  it.each([
    ['E1043', 'de-AT', 'de'],
    ['Snowflake', 'fr', 'fr'],
    ['Rechnung finden bitte', 'en-US', 'de'],
    ['how do I reset it', 'de', 'en'],
    ['E1043', 'pl', null],
    ['E1043', null, null],
    ['', 'x-klingon', null],
  ])('%j on a page in %s is %s: the page decides where the words say nothing', (text, locale, language) => {
    expect(spokenLanguage(text, '', locale)).toBe(language);
  });

  it('goes on from what was said before, and changes with the newest words', () => {
    const before = 'mein Export ist heute Nacht nicht gelaufen';
    expect(spokenLanguage('NWX-502', before, null)).toBe('de');
    expect(spokenLanguage('sorry, can you answer this in English please', before, 'de')).toBe('en');
  });
});

describe('the English words of a text', () => {
  it('are its words of support, its compounds in parts, its codes and what nobody knows', () => {
    expect(inEnglishWords('wie ändere ich die Rechnungsadresse', 'de')).toBe(
      'how change invoice bill address',
    );
    expect(inEnglishWords("j'ai oublié mon mot de passe", 'fr')).toBe('forgot password');
    expect(inEnglishWords('E1043 en S3 con zanahoria', 'es')).toBe('e1043 s3 zanahoria');
  });

  it('are an English text as it is', () => {
    expect(inEnglishWords('The Export', 'en')).toBe('The Export');
  });
});
