import { isCourtesy } from '../../text/courtesy.ts';
import { compilePhrases, readWords } from '../../text/phrases.ts';
import { stemmerFor } from '../../text/stem.ts';
import { contentWords } from '../../text/words.ts';
import type { Choice } from '../../values/choice.ts';
import type { DetectorTurn } from '../detectors/turn.ts';

/** What a message says to the choices before it: it takes one, or wants none of them. */
export type Pick = { readonly kind: 'taken'; readonly choice: Choice } | { readonly kind: 'none' };

/** Short answers to an offer, in the languages that the assistant speaks. */
const phrases = compilePhrases([
  {
    name: 'pick',
    texts: [
      {
        file: 'core/triage/dialogue/pick.ts',
        text: `
{filler} = the | one | option | choice | number | no . | nr | article | please | i | mean | meant | take | want | it's | it is | that's | that is
  | this is | yes | yeah | ok | okay | thanks | thank you | about | is | was | der | die | das | den | ja | bitte | nummer | ich | meine | nehme
  | el | la | le | il | o | a | sí | oui | sì | sim | por favor | s'il vous plaît | per favore

= first
^ [.|{filler}]+ (first|1|1st|one|former|top|erste|ersten|erstes|primero|primera|primer|premier|première|primo|prima|primeiro|primeira)
  [.|{filler}]+ $
= second
^ [.|{filler}]+ (second|2|2nd|two|zweite|zweiten|zweites|segundo|segunda|deuxième|second|seconde|secondo|seconda) [.|{filler}]+ $
= third
^ [.|{filler}]+ (third|3|3rd|three|dritte|dritten|drittes|tercero|tercera|troisième|terzo|terza|terceiro|terceira) [.|{filler}]+ $
= last
^ [.|{filler}]+ (last|latter|letzte|letzten|letztes|último|última|dernier|dernière|ultimo|ultima) [.|{filler}]+ $
= yes
^ [.]+ (yes|yeah|yep|yup|sure|right|correct|exactly|indeed|ok|okay|please|please do|go ahead|that|that one|this|this one
  |ja|jo|genau|gern|gerne|stimmt|richtig|sí|si|claro|eso|oui|d'accord|exact|exactement|sì|certo|esatto|sim|isso|claro)
  [.|please|that|that's|it|is|one|it's|right|exactly|yes|do|thanks|thank you|bitte|danke|genau|das|por favor|s'il vous plaît|exact]+ $
= none
^ [.]+ (no|nope|nah|neither|none|nothing|nein|keins|keines|keine|weder|no gracias|ninguno|ninguna|non|aucun|aucune|nessuno|nessuna|não
  |nenhum|nenhuma|something else|another|etwas anderes|was anderes|otra cosa|autre chose|altro|outra coisa)
  [.|of|them|these|those|that|thanks|thank you|fits|both|sorry|not|danke|davon|leider|de|ellos|eux|loro|deles|no|it's|it|is]+ $
`,
      },
    ],
  },
]);

/** Words that point at a choice and name none. */
const POINTING = new Set([
  'one',
  'about',
  'mean',
  'meant',
  'talking',
  'option',
  'question',
  'matter',
  'problem',
]);
const MOST_WORDS = 8;

const rulesIn = (text: string): ReadonlySet<string> =>
  new Set(phrases.read(readWords(text)).hits.map(({ rule }) => rule.replace('pick.', '')));

/** The assistant's last words before the contact's newest message, with the choices that it can answer. */
function lastOffer(turns: readonly DetectorTurn[]): { text: string; choices: readonly Choice[] } | null {
  const last = turns.findLastIndex(({ by }) => by === 'contact');
  const before = turns.slice(0, last).findLast(({ by }) => by !== 'contact');
  return before?.by === 'assistant' ? { text: before.text, choices: before.choices ?? [] } : null;
}

/** What the contact's newest message makes of the choices that were offered; null where it says something else. */
export function pickOf(turns: readonly DetectorTurn[]): Pick | null {
  const offer = lastOffer(turns);
  const newest = turns.findLast(({ by }) => by === 'contact');
  const [first] = offer?.choices ?? [];
  if (!offer || !first || !newest) return null;
  const { choices } = offer;
  const pressed = choices.find(({ id }) => id === newest.choiceId);
  const named =
    pressed ?? choices.find(({ label }) => label.toLowerCase() === newest.text.trim().toLowerCase());
  if (named) return { kind: 'taken', choice: named };
  const isOnlyPerson = titled(choices).length === 0;
  return isOnlyPerson ? personInWords(first, offer.text, newest.text) : inWords(choices, newest.text);
}

function inWords(choices: readonly Choice[], text: string): Pick | null {
  const choice = byPlace(choices, text) ?? byWords(titled(choices), text);
  if (choice) return { kind: 'taken', choice };
  return rulesIn(text).has('none') ? { kind: 'none' } : null;
}

const ASKS = /[?？؟]\s{0,9}$/u;

/**
 * A person who stands alone beside an answer is taken by a yes, but not by an "ok" to the answer, nor by the yes that a
 * question beside it wants. A no only goes on.
 */
function personInWords(choice: Choice, said: string, text: string): Pick | null {
  const accepts = !ASKS.test(said) && !isCourtesy(text) && rulesIn(text).has('yes');
  return accepts ? { kind: 'taken', choice } : null;
}

/** Who wants a person says so in many words, which are read elsewhere. */
const titled = (choices: readonly Choice[]) => choices.filter(({ kind }) => kind !== 'person');

/** "The first one"; a plain yes means the best, which stands first. */
function byPlace(choices: readonly Choice[], text: string): Choice | undefined {
  const rules = rulesIn(text);
  const listed = titled(choices);
  if (rules.has('first') || rules.has('yes')) return listed[0];
  if (rules.has('second')) return listed[1];
  if (rules.has('third')) return listed[2];
  return rules.has('last') ? listed.at(-1) : undefined;
}

const stem = stemmerFor('en');
const stemsOf = (text: string): string[] =>
  contentWords(text)
    .filter((word) => !POINTING.has(word))
    .map(stem);

/** "Yes, it is about Snowflake": words that one of the labels has and no other. */
function byWords(choices: readonly Choice[], text: string): Choice | undefined {
  const told = stemsOf(text);
  if (told.length === 0 || told.length > MOST_WORDS) return undefined;
  const labels = choices.map(({ label }) => new Set(stemsOf(label)));
  const own = labels.map(
    (label, i) =>
      told.filter((word) => label.has(word) && !labels.some((other, k) => k !== i && other.has(word))).length,
  );
  const most = Math.max(...own);
  const isPlain = most * 2 >= told.length && own.filter((count) => count === most).length === 1;
  return most > 0 && isPlain ? choices[own.indexOf(most)] : undefined;
}
