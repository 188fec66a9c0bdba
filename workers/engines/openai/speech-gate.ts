import { detectLanguage } from '../../../core/text/language.ts';
import { isSettled, plainText } from '../../../core/text/plain-text.ts';
import { claimsTransfer } from '../../../core/triage/transfer-claim.ts';

/** Why a text of the model may not be said. */
export type Unsayable =
  | { kind: 'transfer_claim' }
  | { kind: 'wrong_language'; written: string; expected: string }
  | { kind: 'unsupported'; sentence: string };

const MIN_LETTERS_TO_JUDGE = 30;
const ENOUGH_LETTERS = 120;
const SURE = 0.8;
/** A passage this long without a sentence's end goes out all the same. */
const MAX_HELD = 400;
/** How far back a look goes where a sentence is under way, and how much is new before the language is looked at again. */
const CONTEXT = 300;

/** Written forms so near to each other that a detector mixes them up. */
const families = [
  ['no', 'nb', 'nn', 'da', 'sv'],
  ['es', 'pt', 'gl', 'ca', 'it', 'eu'],
  ['hr', 'sr', 'bs', 'sl', 'mk', 'bg'],
  ['cs', 'sk'],
  ['id', 'ms', 'tl'],
  ['ru', 'uk', 'be', 'bg'],
  ['nl', 'af', 'de'],
  ['zh', 'ja'],
  ['hi', 'mr', 'ne'],
];

/** What in a text may not be said to the contact, or null. Claims are looked for in it as it reads. */
export function findUnsayable(markdown: string, expected: string | null): Unsayable | null {
  return claimsTransfer(plainText(markdown))
    ? { kind: 'transfer_claim' }
    : findWrongLanguage(markdown, expected);
}

function findWrongLanguage(text: string, expected: string | null): Unsayable | null {
  if (expected === null) return null;
  const written = languageOf(text);
  if (written === null || isSameOrNear(written, expected)) return null;
  return { kind: 'wrong_language', written, expected };
}

const quotations = [/`[^`]*`/g, /\*\*[^*]*\*\*/g, /"[^"]*"/g, /“[^“”]*”/g, /„[^„“”]*[“”]/g, /«[^«»]*»/g];

function languageOf(text: string): string | null {
  // Names of menus and codes stay as they are in any language.
  const own = quotations.reduce((rest, quotation) => rest.replaceAll(quotation, ' '), text);
  if (lettersIn(own) < MIN_LETTERS_TO_JUDGE) return null;
  const { language, confidence } = detectLanguage(own);
  return confidence >= SURE && language !== 'und' ? language : null;
}

/** Whether the language is clear, or the text so long that more would hardly help. */
function canTellLanguage(text: string): boolean {
  return languageOf(text) !== null || lettersIn(text) >= ENOUGH_LETTERS;
}

function lettersIn(text: string): number {
  return text.replaceAll(/[^\p{L}]/gu, '').length;
}

function isSameOrNear(written: string, expected: string): boolean {
  const base = expected.toLowerCase().split(/[-_]/)[0] ?? expected;
  return written === base || families.some((family) => family.includes(written) && family.includes(base));
}

type SpeechRules = {
  /** The language that it is to be in; null where that cannot be told. */
  expected: string | null;
  onText: (piece: string) => void;
  /** The first sentence that what the reply rests on does not bear out. */
  unsupportedIn?: (text: string) => string | null;
};

export type SpeechGate = ReturnType<typeof createSpeechGate>;

/**
 * Lets the reply out sentence by sentence, as plain text and each only after it has been looked at, because what has
 * been shown can be withdrawn but not unseen. The first waits until there is enough to tell its language.
 */
export function createSpeechGate({ expected, onText, unsupportedIn = () => null }: SpeechRules) {
  let text = '';
  /** How much of the text is out, and how it reads. */
  let said = 0;
  let saidPlain = '';
  let isInSentence = false;
  let languageSeenTo = 0;
  let stopped: Unsayable | null = null;

  /** Claims are looked for in the new sentences; the language again whenever there is enough that is new. */
  function look(plain: string, end: number): Unsayable | null {
    const from = isInSentence ? Math.max(0, saidPlain.length - CONTEXT) : saidPlain.length;
    if (claimsTransfer(plain.slice(from))) return { kind: 'transfer_claim' };
    const unsupported = findUnsupported(plain.slice(from));
    if (unsupported) return unsupported;
    if (said > 0 && end - languageSeenTo < CONTEXT) return null;
    languageSeenTo = end;
    return findWrongLanguage(text.slice(Math.max(0, end - 2 * CONTEXT), end), expected);
  }

  function findUnsupported(plain: string): Unsayable | null {
    const sentence = unsupportedIn(plain);
    return sentence === null ? null : { kind: 'unsupported', sentence };
  }

  function letOut(end: number, endsSentence: boolean): void {
    if (stopped || end <= said || !isSettled(text.slice(0, end))) return;
    const plain = plainText(text.slice(0, end));
    stopped = look(plain, end);
    if (!stopped) say(plain, end);
    isInSentence = !endsSentence;
  }

  function say(plain: string, end: number): void {
    const piece = plain.slice(saidPlain.length);
    said = end;
    saidPlain = plain;
    if (piece !== '') onText(piece);
  }

  return {
    /** Takes the next piece; says what is complete. */
    push(piece: string): void {
      text += piece;
      const held = text.slice(said);
      const end = lastSentenceEnd(held);
      const isJudged = expected === null || said > 0 || canTellLanguage(held.slice(0, end));
      if (end > 0 && isJudged) letOut(said + end, true);
      else if (held.length > MAX_HELD) letOut(said + held.lastIndexOf(' '), false);
    },
    /**
     * The whole text is known: says the rest, or tells why not. Gives what was said, all in all; null when another
     * text was said before.
     */
    finish(whole: string): { unsayable: Unsayable | null; said: string | null } {
      if (!whole.startsWith(text.slice(0, said))) return { unsayable: stopped, said: null };
      text = whole;
      stopped ??= findUnsayable(whole, expected) ?? findUnsupported(plainText(whole));
      if (!stopped) say(plainText(whole), whole.length);
      return { unsayable: stopped, said: saidPlain };
    },
  };
}

/** Index behind the last end of a sentence that is surely one: something follows it. */
function lastSentenceEnd(text: string): number {
  let end = 0;
  for (const match of text.matchAll(/[.!?…][*_"”’)]*\s+|\n+|[。！？]/gu)) end = match.index + match[0].length;
  return end;
}
