import { compilePhrases, readSentences } from '../text/phrases.ts';
import { transferClaimTable } from './transfer-claim-words.ts';

export const transferClaimPhrases = compilePhrases([transferClaimTable]);

/** An engine's text is read whole: what it says at its end would reach the contact too. */
const MAX_CHARS = 20_000;

/**
 * Whether a text of the assistant says that a transfer has happened, is under way or will come. Such words are true
 * only when they are rendered from committed state, so an engine's text that says them never reaches the contact.
 */
export function claimsTransfer(text: string): boolean {
  return readSentences(withoutMarks(text.slice(0, MAX_CHARS)), MAX_CHARS).some((sentence) => {
    const { hits } = transferClaimPhrases.read(sentence);
    return hits.length > 0 && !hits.some(({ rule }) => rule === 'claim.denial');
  });
}

/** Invisible signs and Markdown inside a word must not hide it. */
const withoutMarks = (text: string): string => text.replaceAll(/[\p{Cf}*_`~]/gu, '');
