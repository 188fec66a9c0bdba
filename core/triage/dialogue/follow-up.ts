import { compilePhrases, readWords } from '../../text/phrases.ts';
import { words } from '../../text/words.ts';

/** Words by which a message goes on with the matter at hand, or leaves it. */
const phrases = compilePhrases([
  {
    name: 'follow-up',
    texts: [
      {
        file: 'core/triage/dialogue/follow-up.ts',
        text: `
= points
it | its | that | this | these | those | they | them | there | then | one | ones | same | else | step | steps | instead | otherwise | afterwards | already
es | das | dies | diese | dieser | davon | dafür | dort | damit | danach | dabei | schritt
eso | esto | ello | ahí | allí | ça | cela | ceci | y | en | là | questo | quello | ci | isso | isto | ali | lá
^ [.]+ (and|or|so|but|ok|okay|also|what about|how about|und|oder|aber|y|et|e|ou|o|mais|pero|ma|mas|nice|great|thanks|perfect) _

= anew
(another|different|new|second|next|other|separate|unrelated) (question|thing|topic|issue|problem|matter|subject)
something (else|different) | by the way | on another note | andere (frage|sache) | noch (eine frage|etwas|was) | anderes (thema|problem)
otra (pregunta|cosa) | autre (question|chose) | (altra|un'altra) (domanda|cosa) | outra (pergunta|coisa)
`,
      },
    ],
  },
]);

const rulesIn = (text: string): ReadonlySet<string> =>
  new Set(phrases.read(readWords(text)).hits.map(({ rule }) => rule));

/** A question of so few words rests on what was said before. */
const FEW_WORDS = 6;

/** Whether a message seems to go on with what was said before. */
export const pointsBack = (text: string): boolean =>
  words(text).length <= FEW_WORDS || rulesIn(text).has('follow-up.points');

/** Whether a message says that it begins another matter. */
export const beginsAnew = (text: string): boolean => rulesIn(text).has('follow-up.anew');
