import { courtesyOf } from '../../../core/text/courtesy.ts';

describe('what a message is beside its matter', () => {
  it.each([
    'thank you, got it',
    'ok cool, works now',
    'perfect thx',
    'Thanks, perfect!',
    'Great, thanks for all your help. Have a good day!',
    'No thanks, that is all',
    'that was it, thank you so much!!',
    'yes it works now',
    'all good 👍',
    '👍',
    '🙏🏽 !',
    'danke, klappt jetzt',
    'Vielen Dank für die schnelle Antwort',
    'merci, ça marche',
    'gracias, ya funciona',
    'grazie mille, tutto chiaro',
    'obrigado, deu certo',
    'ok',
  ])('closing: %s', (text) => {
    expect(courtesyOf(text)).toBe('closing');
  });

  it.each(['hi', 'Hello there!', 'Guten Tag', 'hola', 'bonjour !', 'buongiorno'])('greeting: %s', (text) => {
    expect(courtesyOf(text)).toBe('greeting');
  });

  it.each([
    'thanks but it does not work',
    'thanks, still the same',
    'no good',
    'not working',
    'geht nicht',
    'klappt nicht, danke',
    'no funciona',
    'thanks, and how do I cancel?',
    'thanks. Can I get a refund',
    'yes',
    'no',
    'perfect, now get me a person',
    'it works on my phone',
    'great, another error',
    'hi I need help',
    'ça ne marche pas',
    'great service you have there, I wait since Monday',
    '👎',
    '',
  ])('neither: %s', (text) => {
    expect(courtesyOf(text)).toBe('none');
  });
});
