import { headAndTail } from '../../text/clip.ts';
import { detectLanguage } from '../../text/language.ts';
import { words } from '../../text/words.ts';
import { contactTurns, type DetectorTurn } from './turn.ts';

const SURE = 0.5;
const WORDS_TO_TELL = 6;
const MESSAGES_READ = 3;

/** The language (ISO 639-1) of the contact's last three messages; null where they say too little to tell. */
export function detectContactLanguage(turns: readonly DetectorTurn[]): string | null {
  const written = contactTurns(turns)
    .slice(-MESSAGES_READ)
    .map(({ text }) => text)
    .join('\n');
  if (words(headAndTail(written)).length < WORDS_TO_TELL) return null;
  const { language, confidence } = detectLanguage(written);
  return language === 'und' || confidence < SURE ? null : language;
}
