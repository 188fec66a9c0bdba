import { spokenLanguage } from '../../text/spoken-language.ts';
import { contactTurns, type DetectorTurn } from './turn.ts';

const MESSAGES_READ = 3;

/**
 * The language (ISO 639-1) that the contact writes in: the newest message, the two before it and the language of the
 * page decide together. null where they say too little to tell.
 */
export function detectContactLanguage(
  turns: readonly DetectorTurn[],
  locale: string | null = null,
): string | null {
  const texts = contactTurns(turns)
    .slice(-MESSAGES_READ)
    .map(({ text }) => text);
  return spokenLanguage(texts.at(-1) ?? '', texts.slice(0, -1).join('\n'), locale);
}
