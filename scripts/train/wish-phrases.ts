import { seededRandom, shuffle } from '../../core/triage/intent/random.ts';
import { wishGrammars } from './wish-grammar.ts';

/** Phrases written for training the learned wish score: ways to ask for a person, and look-alikes. */
const frames = [
  'i want to talk to {p}',
  'can i speak with {p}',
  'let me talk to {p}',
  'i need {p}',
  'get me {p}',
  'give me {p} please',
  'i would like to chat with {p}',
  'connect me to {p}',
  'please transfer me to {p}',
  'put me through to {p}',
  'how do i reach {p}',
  'is there {p} i can talk to',
  'i prefer to deal with {p}',
  'i demand {p}',
  '{p} please',
  '{p} now',
  'i am asking for {p} again',
  'could {p} help me instead',
  'hand this over to {p}',
  'i will only talk to {p}',
  'i keep asking for {p}',
  'where can i find {p} to talk to',
  'forward this chat to {p}',
  'i insist on {p}',
  'this is useless let me speak to {p}',
  'you do not understand me i need {p}',
  'may i be connected with {p}',
  'it would be better to discuss this with {p}',
  'can {p} take over',
  'please have {p} contact me',
  'i have trouble getting through to {p}',
  'assistance from {p} is what i need',
  'i am done with this give me {p}',
  'switch me over to {p}',
  'any chance of talking to {p}',
  'i am waiting for {p}',
  'want {p}',
  'route me to {p}',
  'i wish to be assisted by {p}',
  'would rather have {p}',
  'ask {p} to call me',
  'bring {p} into this chat',
];
const persons = [
  'a human',
  'a person',
  'a real person',
  'an agent',
  'a live agent',
  'a representative',
  'an operator',
  'a manager',
  'your manager',
  'a supervisor',
  'someone real',
  'a human being',
  'customer service',
  'a real human',
  'an actual person',
  'your support team',
  'a member of staff',
  'an employee',
  'an advisor',
  'a human agent',
  'a live person',
  'somebody human',
  'one of your colleagues',
  'the person in charge',
  'a support agent',
  'a service representative',
  'human support',
];
const againstBot = [
  'no bots please',
  'stop this bot',
  'i do not want to talk to a bot',
  'i hate talking to machines',
  'no more robots',
  'i am sick of this chatbot give me someone',
  'enough of the automated answers',
  'not a bot a person',
  'i refuse to talk to ai',
  'talking to a machine is pointless',
  'turn off the robot',
  'i am fed up with automated replies',
  'get this bot away from me',
  'skip the bot',
  'i did not come here to chat with a computer',
  'bots are no use to me i need a person',
  'call me',
  'please call me back',
  'can someone phone me',
  'i want a call back',
  'give me a call please',
  'have someone ring me',
  'mensch bitte',
  'ich will mit einem menschen sprechen',
  'kein roboter',
  'ich brauche einen mitarbeiter',
  'verbinden sie mich mit jemandem',
  'je veux parler a un humain',
  'un conseiller svp',
  'pas de robot',
  'je prefere une vraie personne',
  'passez moi quelquun',
  'quiero hablar con una persona',
  'un agente por favor',
  'no quiero un robot',
  'paseme con alguien',
  'necesito un humano',
  'quero falar com um atendente',
  'preciso de uma pessoa',
  'sem robos',
  'me liguem',
  'voglio parlare con un operatore',
  'una persona vera per favore',
  'niente robot',
  'ik wil een mens spreken',
  'geen bot',
  'een medewerker graag',
];
const lookAlikes = [
  'are you a robot',
  'are you a human',
  'am i talking to a real person',
  'is this a bot',
  'are you an actual agent',
  'you are a bot right',
  'someone used my card',
  'somebody stole my phone',
  'a person i do not know charged me',
  'someone else has access to my account',
  'i sent money to another person',
  'can someone help me with my pin',
  'can someone explain this fee',
  'the agent told me to wait',
  'i spoke to a representative yesterday',
  'the operator kept my card',
  'the manager of my shop needs an account',
  'how do i add a team member',
  'how many people can share a plan',
  'how do i make someone an admin',
  'my manager cannot log in',
  'the customer service was great',
  'your support team was helpful',
  'my computer does not start',
  'the machine is broken',
  'the ticket machine took my money',
  'my robot vacuum is stuck',
  'how do i build a chatbot',
  'install the agent on the server',
  'the agent lost its connection',
  'do i need to speak to someone to close my account',
  'who made you',
  'who do you work for',
  'i do not need a human',
  'no need to call me',
  'call me john',
  'what do people say about you',
  'call a taxi',
  'call my mom',
  'transfer money to a friend',
  'connect me to the wifi',
  'put it on my list',
  'how do i talk to my printer',
  'can i speak french',
  'when will someone deliver my parcel',
  'is someone working on the outage',
  'person name is wrong on my invoice',
  'personal data request',
  'human resources asked for a payslip',
  'my agent code is 42',
  'insurance agent commission',
  'book a travel agent',
  'bist du ein mensch',
  'jemand hat meine karte benutzt',
  'es tu un robot',
  'quelquun a pris ma carte',
  'eres un robot',
  'alguien uso mi tarjeta',
  'voce e um robo',
  'alguem roubou meu celular',
  'sei un robot',
  'qualcuno ha usato la mia carta',
  'ben je een robot',
  'iemand heeft mijn pas',
  'mein drucker geht nicht',
  'ou est ma commande',
  'donde esta mi pedido',
  'where is my order',
  'i want a refund',
  'give me my money back',
  'i need an invoice',
  'get me a new card',
  'hello',
  'thanks',
  'yes',
  'no',
  'i want to change my address',
  'i need help',
  'please help me',
  'this is terrible',
  'you are useless',
  'stop',
  'cancel',
  'help',
  'the bot gave me a wrong answer',
  'this chatbot is slow',
  'i like this bot',
  'the automated payment failed',
];
const additions = ['', '', '', 'hello ', 'ok ', 'sorry but ', 'no ', 'look ', 'well '];

/** The phrases with their labels (1 = asks for a person), in a seeded order. */
export function wishPhrases(seed = 7): { text: string; label: 0 | 1 }[] {
  const random = seededRandom(seed);
  const made = new Map<string, 0 | 1>();
  for (const frame of frames) {
    for (const person of persons) {
      const start = additions[Math.floor(random() * additions.length)] ?? '';
      made.set(start + frame.replace('{p}', person), 1);
    }
  }
  for (const start of ['', 'please ', 'hi ', 'ok ']) {
    for (const text of againstBot) made.set(start + text, 1);
    for (const text of lookAlikes) made.set(start + text, 0);
  }
  return shuffle(
    [...made].map(([text, label]) => ({ text, label })),
    random,
  );
}

/** One seeded slip of the finger in one of the longer words: two letters swapped, one left out or one doubled. */
function slip(text: string, random: () => number): string {
  const parts = text.split(' ');
  const long = parts.flatMap((part, i) => (part.length > 4 ? [i] : []));
  const at = long[Math.floor(random() * long.length)];
  if (at === undefined) return text;
  const word = parts[at]!;
  const k = 1 + Math.floor(random() * (word.length - 2));
  const kind = Math.floor(random() * 3);
  const middle =
    kind === 0
      ? word[k + 1]! + word[k]! + word.slice(k + 2)
      : kind === 1
        ? word.slice(k + 1)
        : word[k]! + word.slice(k);
  return parts.with(at, word.slice(0, k) + middle).join(' ');
}

/** French and Italian join some small words. */
const joined: readonly (readonly [RegExp, string])[] = [
  [/(?<!\S)à le /g, 'au '],
  [/(?<!\S)de le /g, 'du '],
  [/(?<!\S)de (?=u)/g, "d'"],
  [/(?<!\S)a il /g, 'al '],
  [/(?<!\S)di il /g, 'del '],
];
const contracted = (text: string): string =>
  joined.reduce((written, [from, to]) => written.replaceAll(from, to), text);

/** Phrases of the grammars with their labels, in a seeded order; each comes misspelt as well. */
export function grammarPhrases(seed = 13): { text: string; label: 0 | 1 }[] {
  const random = seededRandom(seed);
  const made = new Map<string, 0 | 1>();
  const make = (text: string, label: 0 | 1) => {
    if (!made.has(text)) made.set(text, label);
    made.set(slip(text, random), label);
  };
  for (const { persons, wishes, said, things, others } of wishGrammars) {
    for (const frame of wishes)
      for (const person of persons) make(contracted(frame.replace('{p}', person)), 1);
    for (const text of said) make(text, 1);
    for (const frame of others)
      for (const person of persons) {
        const thing = things[Math.floor(random() * things.length)]!;
        make(contracted(frame.replace('{p}', person).replace('{t}', thing)), 0);
      }
  }
  return shuffle(
    [...made].map(([text, label]) => ({ text, label })),
    random,
  );
}
