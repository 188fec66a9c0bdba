import { newStemmer } from 'snowball-stemmers';

const algorithms: Readonly<Record<string, string>> = {
  da: 'danish',
  de: 'german',
  en: 'english',
  es: 'spanish',
  fi: 'finnish',
  fr: 'french',
  hu: 'hungarian',
  it: 'italian',
  nl: 'dutch',
  no: 'norwegian',
  pt: 'portuguese',
  ro: 'romanian',
  ru: 'russian',
  sv: 'swedish',
};

const MAX_REMEMBERED = 50_000;

/**
 * A function that cuts a folded word to its Snowball stem in a language (ISO 639-1; unknown ones are
 * left as they are). Results are remembered, since a stemmer costs far more than a look-up.
 */
export function stemmerFor(language = 'en'): (word: string) => string {
  const algorithm = algorithms[language];
  if (algorithm === undefined) return (word) => word;
  const stemmer = newStemmer(algorithm);
  const remembered = new Map<string, string>();
  return (word) => {
    const known = remembered.get(word);
    if (known !== undefined) return known;
    if (remembered.size >= MAX_REMEMBERED) remembered.clear();
    const stem = word.length > 40 ? word : stemmer.stem(word);
    remembered.set(word, stem);
    return stem;
  };
}
