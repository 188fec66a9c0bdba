import { sentencesOf } from '../../text/sentences.ts';
import { fingerprint } from '../../text/similarity.ts';
import { stemmerFor } from '../../text/stem.ts';
import { straightQuotes, words } from '../../text/words.ts';
import { contactTurns, type DetectorTurn, type Evidence, quoteOf } from './turn.ts';

const starts =
  /^\W*(?:(?:and|but|so|also|hi|hello|hey|ok|okay|please)[,\s]+)*(?:what|when|where|which|who|why|how|can (?:i|you|we)|could (?:you|i)|do (?:i|you)|does|is (?:it|there|my|the)|are (?:there|you)|will|wie|was|wann|wo|warum|wieso|wer|kann ich|können sie|gibt es|comment|quand|pourquoi|o[uù]|cu[aá]ndo|c[oó]mo|d[oó]nde|quando|come|dove|perch[eé])\s/iu;
const empty =
  /^\W*(?:hello|hi|anyone|anybody there|are you (?:there|kidding|serious)|really|what|huh|why)\W*$/iu;

/** Replies that name no answer, whatever words they share with the question. */
const evasive =
  /\b(?:(?:did|do|could|can)(?:n'?t| not) (?:quite )?(?:understand|get|catch)|please (?:rephrase|wait|hold)|one moment|let me check|not sure (?:what|i)|could you (?:rephrase|clarify)|how can i help|habe (?:das|sie) nicht verstanden|einen moment)\b/iu;

/** Share of the question's words that a reply must take up to count as addressing it. */
const TAKEN_UP = 0.2;
const MIN_REPLY_WORDS = 4;
const MAX_OPEN = 10;

const stem = stemmerFor('en');
const stemsOf = (text: string): Set<string> => new Set([...fingerprint(text).tokens].map(stem));

const questionsIn = (text: string): string[] =>
  sentencesOf(straightQuotes(text))
    .filter((part) => (/[?？؟]$/u.test(part) || starts.test(part)) && !empty.test(part))
    .filter((part) => words(part).length >= 3);

function isAddressed(question: ReadonlySet<string>, reply: string): boolean {
  if (evasive.test(straightQuotes(reply)) || words(reply).length < MIN_REPLY_WORDS) return false;
  const said = stemsOf(reply);
  const taken = [...question].filter((word) => said.has(word)).length;
  return question.size === 0 || taken / question.size >= TAKEN_UP;
}

/**
 * Questions of the contact that replies were given after, none of which takes them up. A question that
 * nobody has replied to yet is only waiting, and isn't among them.
 */
export function detectUnansweredQuestions(turns: readonly DetectorTurn[]): Evidence[] {
  const open = contactTurns(turns).flatMap((turn) =>
    questionsIn(turn.text).map((question) => ({ seq: turn.seq, question, stems: stemsOf(question) })),
  );
  return open
    .slice(-MAX_OPEN)
    .filter(({ seq, stems }) => {
      const replies = turns.filter((turn) => turn.by !== 'contact' && turn.seq > seq);
      return replies.length > 0 && !replies.some((reply) => isAddressed(stems, reply.text.slice(0, 6000)));
    })
    .map(({ seq, question }) => ({ seq, quote: quoteOf(question) }));
}
