/** The languages that the assistant's own sentences exist in, and that its local engine answers in (ISO 639-1). */
export const assistantLanguages = ['en', 'de', 'es', 'fr', 'pt', 'it'] as const;
export type AssistantLanguage = (typeof assistantLanguages)[number];

/** Something said in each language of the assistant: what lacks one does not compile. */
export type InEachLanguage<T> = Readonly<Record<AssistantLanguage, T>>;

export const isAssistantLanguage = (language: string | null | undefined): language is AssistantLanguage =>
  assistantLanguages.includes(language as AssistantLanguage);

/** What is said in a language (ISO 639-1), else in English. */
export const inLanguage = <T>(texts: InEachLanguage<T>, language: string | null): T =>
  texts[isAssistantLanguage(language) ? language : 'en'];

/** The language of a locale such as "de-AT" (BCP 47); null where it names none. */
export function localeLanguage(locale: string | null): string | null {
  const language = locale?.trim().toLowerCase().split(/[-_]/)[0] ?? '';
  return /^[a-z]{2,3}$/.test(language) ? language : null;
}
