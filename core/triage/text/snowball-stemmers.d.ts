declare module 'snowball-stemmers' {
  type Stemmer = { stem(word: string): string };
  const stemmers: { newStemmer(language: string): Stemmer; algorithms(): string[] };
  export = stemmers;
}
