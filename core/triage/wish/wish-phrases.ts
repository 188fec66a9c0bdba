import { compilePhrases, type PhraseTable } from '../../text/phrases.ts';
import { canonicalPhrase } from './canonical.ts';
import { english, whoIsThere } from './english.ts';
import { europeanTables } from './european.ts';
import { otherScriptTables } from './other-scripts.ts';

/** Every table of the wish for a person, in the order in which equal scores decide. */
export const wishTables: readonly PhraseTable[] = [
  { name: 'en', texts: [english] },
  ...europeanTables,
  ...otherScriptTables,
  { name: 'any', texts: [whoIsThere] },
];

export const wishPhrases = compilePhrases(wishTables, canonicalPhrase);
