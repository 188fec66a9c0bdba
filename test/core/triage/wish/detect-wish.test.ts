import { readFileSync } from 'node:fs';
import path from 'node:path';
import { detectWish } from '../../../../core/triage/wish/detect-wish.ts';
import { wishModelFrom } from '../../../../core/triage/wish/learned.ts';

const file = path.resolve(__dirname, '../../../../workers/engines/local/models/wish.model.json');
const model = wishModelFrom(JSON.parse(readFileSync(file, 'utf8')));

const wishes = [
  'no robots please',
  'stop the bot',
  'can i talk 2 a humen',
  'call me',
  'please call me back',
  'I want a manager',
  'REPRESENTATIVE!!!',
  'let me speak to your supervisor',
  'i am sick of talking to a robot',
  'human, not a bot',
  'can I get someone on the phone',
  'hi, my order 123 is late. I want to speak to someone.',
  'I don’t want to talk to AI',
  'transfer me to an agent',
  'i want to talk to a persno',
  "why can't I talk to a human",
  'escalate this to a human please',
  'Ich möchte mit einem Menschen sprechen',
  'Verbinden Sie mich mit einem Mitarbeiter',
  'kein Bot bitte',
  'Rufen Sie mich bitte an',
  'Je veux parler à un humain',
  'Puis-je parler à quelqu’un ?',
  'pas de robot svp',
  'quiero hablar con una persona',
  'no quiero hablar con un robot',
  'Quero falar com um atendente',
  'voglio parlare con un operatore',
  'chiamatemi',
  'ik wil een medewerker spreken',
  'geen robot graag',
  'jag vill prata med en människa',
  'chcę rozmawiać z człowiekiem',
  'gerçek bir insanla konuşmak istiyorum',
  'хочу поговорить с человеком',
  '转人工',
  '人間と話したい',
  '상담원 연결해주세요',
  'أريد التحدث مع شخص حقيقي',
  // Said indirectly.
  'contact a specialist',
  'a supervisor has to look at this',
  'how can I call you',
  'can I have a word with a colleague',
  'I want help from a member of the team',
  'könnte eine Kollegin das übernehmen',
  'unter welcher Nummer erreiche ich Sie',
  'quiero que lo revise un asesor',
  'que quelqu’un du support regarde mon problème',
  'gostaria de conversar com um especialista',
  'vorrei essere chiamato da un consulente',
  // Misspelt.
  'contact a specailist plese',
  'kann ich mit einem Kolegen sprchen',
  'quiero hablr con un asesor',
];

const others = [
  '',
  '😀😀😀',
  'are you a robot',
  'are you a real person?',
  'am i talking to a human?',
  'someone used my card',
  'a person stole my phone',
  'I am not a robot',
  'who do I talk to about my invoice?',
  'call me an uber',
  'my name is John but call me Johnny',
  'the agent was very helpful yesterday',
  'how do I add a manager to my team?',
  'I want to transfer money to another person',
  'my robot vacuum does not start',
  "I don't need to talk to a human",
  'install the agent on the server',
  'stop the bot from crawling my site',
  'can I speak spanish with you',
  'bist du ein Mensch?',
  'Spreche ich mit einem Menschen?',
  'jemand hat meine Karte benutzt',
  'es-tu un robot ?',
  'quelqu’un a utilisé ma carte',
  'alguien usó mi tarjeta',
  'eres un robot?',
  'sei un robot?',
  'ich sprach gestern mit einem Mitarbeiter',
  'ayer hablé con un agente y funcionó',
  'j’ai eu un conseiller hier',
  'ho parlato con un operatore ieri',
  'support for parquet',
  'I need assistance to set up the export',
  'who is your supervisor',
];

describe('wish for a person', () => {
  it.each(wishes)('hears it in: %s', (text) => {
    const { wish, evidence } = detectWish(text, model);
    expect(wish).toBe(true);
    expect(evidence).not.toBeNull();
    expect(text.slice(evidence!.start, evidence!.end).length).toBeGreaterThan(0);
  });

  it.each(others)('does not hear it in: %s', (text) => {
    expect(detectWish(text, model).wish).toBe(false);
  });

  it('quotes the words that carry the wish', () => {
    const text = 'My parcel is lost. I want to speak to a manager. Thanks!';
    const { start, end } = detectWish(text).evidence!;
    expect(text.slice(start, end)).toBe('speak to a manager');
  });

  it('finds a wish at the end of a long paste', () => {
    expect(
      detectWish(`${'at Object.run (main.js:12)\n'.repeat(900)} please get me a human`, model).wish,
    ).toBe(true);
  });

  it.each([
    'x'.repeat(20_000),
    'no no no '.repeat(3000),
    'i do not want to '.repeat(1500),
    'ال '.repeat(9000),
  ])('finds none in long text %#', (text) => {
    expect(detectWish(text, model).wish).toBe(false);
  });
});
