import { detectAll } from 'tinyld';

/** ISO 639-1 code with confidence 0 to 1; `und` where a text says nothing about its language. */
export type DetectedLanguage = { readonly language: string; readonly confidence: number };

const unknown: DetectedLanguage = { language: 'und', confidence: 0 };
const MAX_CHARS = 600;
const MIN_LETTERS = 2;

/** The text without what belongs to no language: code, addresses, numbers, tags, symbols. */
function spokenWords(text: string): string {
  return withoutCode(text.slice(0, MAX_CHARS * 4))
    .replaceAll(/<[^<>]{0,200}>/gu, ' ')
    .replaceAll(/\S+/gu, withoutAddress)
    .replaceAll(/[^\p{L}\p{M}'’\s]+/gu, ' ')
    .replaceAll(/\s+/gu, ' ')
    .trim()
    .slice(0, MAX_CHARS);
}

/** What stands between code fences; a fence that never closes goes to the end. */
const withoutCode = (text: string): string =>
  text
    .split('```')
    .filter((_, index) => index % 2 === 0)
    .join(' ');

function withoutAddress(word: string): string {
  if (word.slice(1, -1).includes('@')) return ' ';
  const link = word.search(/https?:\/\/\S/u);
  return link < 0 ? word : word.slice(0, link);
}

/** Words that make an English sentence and are rare in any other language. */
const englishWords = new Set(
  (
    'the and of to my we our us you your is are has have had how what where when why which who does did from with for it ' +
    'its this that these in one or as up an instead not cannot can could should would will after every into by because new on at be been get gets says'
  ).split(' '),
);
const ENGLISH_SHARE = 0.16;

/** Names of products and file types mislead trigram statistics; the small words of a sentence do not. */
function readsAsEnglish(plain: string): boolean {
  const words = plain.toLowerCase().split(' ');
  const known = words.filter((word) => englishWords.has(word)).length;
  return /\bhow (?:do|can|to)\b/i.test(plain) || (known > 1 && known / words.length >= ENGLISH_SHARE);
}

/** The language of a text of any length and kind. Never throws; empty text, emoji and code give `und`. */
export function detectLanguage(text: string): DetectedLanguage {
  const plain = spokenWords(text);
  if (plain.replaceAll(/[\s'’]/gu, '').length < MIN_LETTERS) return unknown;
  if (readsAsEnglish(plain)) return { language: 'en', confidence: 1 };
  try {
    const best = detectAll(plain)[0];
    return best ? { language: best.lang, confidence: Math.min(1, Math.max(0, best.accuracy)) } : unknown;
  } catch {
    return unknown;
  }
}
