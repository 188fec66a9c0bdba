/** What the assistant says around the articles, in the languages that it speaks. */
type Sayings = {
  /** Before one title or several, each in quotes. */
  readonly isItAbout: (titles: string) => string;
  readonly or: string;
  readonly tellMore: string;
  readonly unknownCode: (code: string) => string;
  /** The last choice, where none of the articles is meant. */
  readonly person: string;
};

const sayings: Record<string, Sayings> = {
  en: {
    isItAbout: (titles) => `I want to be sure I understand: is this about ${titles}?`,
    or: 'or',
    tellMore:
      'Can you tell me a little more? What were you doing, and what did you see, such as an error code?',
    unknownCode: (code) => `I do not know ${code}: none of our articles mentions it.`,
    person: 'None of these: a person, please',
  },
  de: {
    isItAbout: (titles) => `Damit ich Sie richtig verstehe: Geht es um ${titles}?`,
    or: 'oder',
    tellMore:
      'Können Sie etwas mehr dazu sagen? Was haben Sie gemacht, und was haben Sie gesehen, zum Beispiel einen Fehlercode?',
    unknownCode: (code) => `${code} kenne ich nicht: Keiner unserer Artikel nennt es.`,
    person: 'Nichts davon: bitte ein Mensch',
  },
  es: {
    isItAbout: (titles) => `Quiero estar seguro de entender: ¿se trata de ${titles}?`,
    or: 'o',
    tellMore: '¿Puede contarme algo más? ¿Qué estaba haciendo y qué vio, por ejemplo un código de error?',
    unknownCode: (code) => `No conozco ${code}: ninguno de nuestros artículos lo menciona.`,
    person: 'Nada de esto: una persona, por favor',
  },
  fr: {
    isItAbout: (titles) => `Je veux être sûr de comprendre : s’agit-il de ${titles} ?`,
    or: 'ou',
    tellMore:
      'Pouvez-vous m’en dire un peu plus ? Que faisiez-vous, et qu’avez-vous vu, par exemple un code d’erreur ?',
    unknownCode: (code) => `Je ne connais pas ${code} : aucun de nos articles n’en parle.`,
    person: 'Rien de cela : une personne, s’il vous plaît',
  },
  it: {
    isItAbout: (titles) => `Vorrei essere sicuro di capire: si tratta di ${titles}?`,
    or: 'o',
    tellMore:
      'Può dirmi qualcosa in più? Che cosa stava facendo e che cosa ha visto, per esempio un codice di errore?',
    unknownCode: (code) => `Non conosco ${code}: nessuno dei nostri articoli ne parla.`,
    person: 'Niente di questo: una persona, per favore',
  },
  pt: {
    isItAbout: (titles) => `Quero ter certeza de que entendi: trata-se de ${titles}?`,
    or: 'ou',
    tellMore: 'Pode contar um pouco mais? O que estava fazendo e o que viu, por exemplo um código de erro?',
    unknownCode: (code) => `Não conheço ${code}: nenhum dos nossos artigos o menciona.`,
    person: 'Nada disso: uma pessoa, por favor',
  },
};

/** What the assistant says, in a language (ISO 639-1) that it speaks, else in English. */
export const sayingsIn = (language: string | null): Sayings => sayings[language ?? 'en'] ?? sayings.en!;

/** Titles one after the other: “A”, “B” or “C”. */
export function quotedTitles(titles: readonly string[], or: string): string {
  const quoted = titles.map((title) => `“${title}”`);
  const last = quoted.at(-1) ?? '';
  return quoted.length < 2 ? last : `${quoted.slice(0, -1).join(', ')} ${or} ${last}`;
}
