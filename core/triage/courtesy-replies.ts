import { isCourtesy } from '../text/courtesy.ts';
import { compilePhrases, readWords } from '../text/phrases.ts';
import { type InEachLanguage, inLanguage, isAssistantLanguage } from '../values/language.ts';
import type { DetectorTurn } from './detectors/turn.ts';

type Occasion = 'greeting' | 'nothingYet' | 'afterAnswer' | 'solved';
type Words = Record<Occasion, string>;

/** What the assistant says to a courtesy. `afterAnswer` asks, so that a no leads to a person. */
const courtesyReplies: InEachLanguage<Words> = {
  en: {
    greeting: 'Hello! What can I help you with?',
    nothingYet: 'You are welcome. What can I help you with?',
    afterAnswer: 'You are welcome. Did this solve it?',
    solved: 'Glad to hear it. Write again whenever you need us.',
  },
  de: {
    greeting: 'Hallo! Wobei kann ich helfen?',
    nothingYet: 'Gern. Wobei kann ich helfen?',
    afterAnswer: 'Gern geschehen. Ist das Problem damit gelöst?',
    solved: 'Das freut mich. Schreiben Sie jederzeit wieder, wenn noch etwas ist.',
  },
  es: {
    greeting: '¡Hola! ¿En qué puedo ayudarle?',
    nothingYet: 'De nada. ¿En qué puedo ayudarle?',
    afterAnswer: 'De nada. ¿Se ha resuelto el problema?',
    solved: 'Me alegro. Escríbanos cuando lo necesite.',
  },
  fr: {
    greeting: 'Bonjour ! En quoi puis-je vous aider ?',
    nothingYet: 'Avec plaisir. En quoi puis-je vous aider ?',
    afterAnswer: 'Avec plaisir. Est-ce que le problème est résolu ?',
    solved: 'Tant mieux. Écrivez-nous quand vous en avez besoin.',
  },
  it: {
    greeting: 'Buongiorno! Come posso aiutarla?',
    nothingYet: 'Prego. Come posso aiutarla?',
    afterAnswer: 'Prego. Il problema è risolto?',
    solved: 'Bene. Ci scriva quando ha bisogno.',
  },
  pt: {
    greeting: 'Olá! Em que posso ajudar?',
    nothingYet: 'De nada. Em que posso ajudar?',
    afterAnswer: 'De nada. O problema ficou resolvido?',
    solved: 'Que bom. Escreva quando precisar.',
  },
};

/** Words by which a few words of courtesy show their language; a plain yes or no to the question above. */
const phrases = compilePhrases([
  {
    name: 'short',
    texts: [
      {
        file: 'core/triage/courtesy-replies.ts',
        text: `
= de
danke* | vielen | hallo | moin | guten | klappt | geht | funktioniert | geklappt | alles klar | tschüss | nein | ja | leider
= es
gracias | hola | buenos | buenas | funciona | entendido | listo | vale | sí | adiós
= fr
merci | bonjour | bonsoir | salut | marche | fonctionne | compris | parfait | oui | non
= it
grazie | buongiorno | buonasera | funziona | capito | risolto | ottimo | perfetto
= pt
obrigado | obrigada | olá | funcionou | entendi | resolvido | sim | não

= yes
^ [.]+ (yes|yeah|yep|yup|sure|it did|yes it (did|does|is)|ja|sí|si|oui|sim) [it did|it does|thanks|danke|gracias|merci|grazie|obrigado] [.]+ $
= no
^ [.]+ (no|nope|nah|not really|not quite|not yet|unfortunately not|sadly not|nein|nee|leider nicht|noch nicht|nicht wirklich
  |non|pas vraiment|pas encore|todavía no|aún no|la verdad es que no|não|ainda não|non ancora|purtroppo no) [.]+
  [it (did not|didn't|does not|doesn't|is not|isn't) [help|work|solved]|sorry|unfortunately|leider|desafortunadamente
  |malheureusement|purtroppo|infelizmente|thanks|danke] [.]+ $
`,
      },
    ],
  },
]);

const asking = Object.values(courtesyReplies).map(({ afterAnswer }) => afterAnswer);
const rulesIn = (text: string): string[] =>
  phrases.read(readWords(text)).hits.map(({ rule }) => rule.replace('short.', ''));

/** Whether the assistant's last words asked if the matter is solved. */
const wasAsked = (turns: readonly DetectorTurn[]): boolean => {
  const last = turns.findLast(({ by }) => by === 'assistant');
  return last !== undefined && asking.some((question) => last.text.endsWith(question));
};

/** Whether the contact's newest message says yes to that question, no, or neither. */
export function answerToSolved(turns: readonly DetectorTurn[]): 'yes' | 'no' | null {
  const { text = '' } = turns.findLast(({ by }) => by === 'contact') ?? {};
  if (!wasAsked(turns)) return null;
  const rules = rulesIn(text);
  if (rules.includes('no')) return 'no';
  return rules.includes('yes') || isCourtesy(text) ? 'yes' : null;
}

export type CourtesyReply = {
  text: string;
  /** `answer` is followed by the question whether it is solved, `question` by none, `notice` ends the exchange. */
  kind: 'answer' | 'question' | 'notice';
};

/**
 * The reply to a message that is only a courtesy, in the language of its words, else of the contact (ISO 639-1), else
 * in English.
 */
export function replyToCourtesy(turns: readonly DetectorTurn[], language: string | null): CourtesyReply {
  const { text = '' } = turns.findLast(({ by }) => by === 'contact') ?? {};
  const spoken = rulesIn(text).find(isAssistantLanguage) ?? language;
  const occasion = occasionOf(turns, text);
  return { text: inLanguage(courtesyReplies, spoken)[occasion], kind: kinds[occasion] };
}

const kinds: Record<Occasion, CourtesyReply['kind']> = {
  greeting: 'question',
  nothingYet: 'question',
  afterAnswer: 'answer',
  solved: 'notice',
};

function occasionOf(turns: readonly DetectorTurn[], text: string): Occasion {
  if (answerToSolved(turns) === 'yes') return 'solved';
  if (!isCourtesy(text)) return 'greeting';
  return turns.some(({ by, articleIds }) => by === 'assistant' && (articleIds?.length ?? 0) > 0)
    ? 'afterAnswer'
    : 'nothingYet';
}
