import { type InEachLanguage, inLanguage, isAssistantLanguage } from '../values/language.ts';

/** What the assistant says in words of its own around articles; courtesies and words of care have tables of their own. */
export type AssistantTexts = {
  /** Before the first words of a conversation. */
  introduction: (name: string) => string;
  /** Asks which of some articles is meant. */
  whichArticle: (titles: readonly string[]) => string;
  /** The choice of a person, where none of these articles is meant. */
  noneOfThese: string;
  tellMore: string;
  /** That no article knows these codes, before a person is called. */
  unknownCode: (codes: string) => string;
  /** Before a quote in another language, by its name in the contact's language. */
  articleIsIn: (languageName: string) => string;
  /** After such a quote. */
  personInstead: string;
  /** The choice of a person beside an answer or a question. */
  talkToPerson: string;
};

const quoted =
  (marks: readonly [string, string], or: string) =>
  (titles: readonly string[]): string => {
    const [last = '', ...before] = titles.map((title) => `${marks[0]}${title}${marks[1]}`).reverse();
    return before.length === 0 ? last : `${before.reverse().join(', ')} ${or} ${last}`;
  };

const en = quoted(['“', '”'], 'or');
const de = quoted(['„', '“'], 'oder');
const es = quoted(['«', '»'], 'o');
const fr = quoted(['« ', ' »'], 'ou');
const pt = quoted(['“', '”'], 'ou');
const it = quoted(['«', '»'], 'o');

/** In every language of the assistant; a missing one does not compile. */
export const assistantTexts: InEachLanguage<AssistantTexts> = {
  en: {
    introduction: (name) => `I am ${name}, an AI assistant.`,
    whichArticle: (titles) => `I want to be sure I understand: is this about ${en(titles)}?`,
    tellMore:
      'Can you tell me a little more? What were you doing, and what did you see, such as an error code?',
    noneOfThese: 'None of these: a person, please',
    unknownCode: (codes) => `I do not know ${codes}: none of our articles mentions it.`,
    articleIsIn: (language) => `Our article about this is in ${language}. It says:`,
    personInstead: 'If you would rather have a person explain it, just say so.',
    talkToPerson: 'Talk to a person',
  },
  de: {
    introduction: (name) => `Ich bin ${name}, ein KI-Assistent.`,
    whichArticle: (titles) => `Damit ich Sie richtig verstehe: Geht es um ${de(titles)}?`,
    tellMore:
      'Können Sie etwas mehr dazu sagen? Was haben Sie gerade getan, und was haben Sie gesehen, etwa einen Fehlercode?',
    noneOfThese: 'Nichts davon: bitte ein Mensch',
    unknownCode: (codes) => `${codes} kenne ich nicht: Keiner unserer Artikel nennt es.`,
    articleIsIn: (language) => `Unser Artikel dazu ist auf ${language}. Darin steht:`,
    personInstead: 'Wenn Ihnen das lieber ein Mensch erklären soll, sagen Sie es einfach.',
    talkToPerson: 'Mit einem Menschen sprechen',
  },
  es: {
    introduction: (name) => `Soy ${name}, un asistente de IA.`,
    whichArticle: (titles) => `Quiero asegurarme de que le entiendo: ¿se trata de ${es(titles)}?`,
    tellMore: '¿Puede contarme un poco más? ¿Qué estaba haciendo y qué vio, por ejemplo un código de error?',
    noneOfThese: 'Nada de esto: una persona, por favor',
    unknownCode: (codes) => `No conozco ${codes}: ninguno de nuestros artículos lo menciona.`,
    articleIsIn: (language) => `Nuestro artículo sobre esto está en ${language}. Dice:`,
    personInstead: 'Si prefiere que se lo explique una persona, solo tiene que decirlo.',
    talkToPerson: 'Hablar con una persona',
  },
  fr: {
    introduction: (name) => `Je suis ${name}, un assistant IA.`,
    whichArticle: (titles) => `Je veux être sûr de bien comprendre : s'agit-il de ${fr(titles)} ?`,
    tellMore:
      "Pouvez-vous m'en dire un peu plus ? Que faisiez-vous, et qu'avez-vous vu, par exemple un code d'erreur ?",
    noneOfThese: 'Rien de cela : une personne, s’il vous plaît',
    unknownCode: (codes) => `Je ne connais pas ${codes} : aucun de nos articles n’en parle.`,
    articleIsIn: (language) => `Notre article à ce sujet est en ${language}. Il dit :`,
    personInstead: "Si vous préférez qu'une personne vous l'explique, il suffit de le dire.",
    talkToPerson: 'Parler à une personne',
  },
  pt: {
    introduction: (name) => `Sou ${name}, um assistente de IA.`,
    whichArticle: (titles) => `Quero ter certeza de que entendi: trata-se de ${pt(titles)}?`,
    tellMore: 'Pode contar um pouco mais? O que estava fazendo e o que viu, por exemplo um código de erro?',
    noneOfThese: 'Nada disso: uma pessoa, por favor',
    unknownCode: (codes) => `Não conheço ${codes}: nenhum dos nossos artigos o menciona.`,
    articleIsIn: (language) => `Nosso artigo sobre isso está em ${language}. Ele diz:`,
    personInstead: 'Se preferir que uma pessoa explique, é só dizer.',
    talkToPerson: 'Falar com uma pessoa',
  },
  it: {
    introduction: (name) => `Sono ${name}, un assistente IA.`,
    whichArticle: (titles) => `Voglio essere certo di capire: si tratta di ${it(titles)}?`,
    tellMore:
      'Può dirmi qualcosa in più? Che cosa stava facendo e che cosa ha visto, per esempio un codice di errore?',
    noneOfThese: 'Niente di questo: una persona, per favore',
    unknownCode: (codes) => `Non conosco ${codes}: nessuno dei nostri articoli ne parla.`,
    articleIsIn: (language) => `Il nostro articolo su questo è in ${language}. Dice:`,
    personInstead: 'Se preferisce che glielo spieghi una persona, basta dirlo.',
    talkToPerson: 'Parlare con una persona',
  },
};

/** The assistant's own sentences in a language (ISO 639-1), else in English. */
export const textsIn = (language: string | null): AssistantTexts => inLanguage(assistantTexts, language);

/** The name of a language in the words of another: "Englisch" for `en` in German; in English if we don't speak it. */
export function languageName(language: string, spokenIn: string): string {
  const names = new Intl.DisplayNames([isAssistantLanguage(spokenIn) ? spokenIn : 'en'], {
    type: 'language',
  });
  return names.of(language) ?? language;
}
