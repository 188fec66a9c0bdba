import { headAndTail } from '../../text/clip.ts';
import { sentencesOf } from '../../text/sentences.ts';
import { fingerprint } from '../../text/similarity.ts';
import { stemmerFor } from '../../text/stem.ts';
import { words } from '../../text/words.ts';
import { hitsInText, hitsInTurn } from './detector-phrases.ts';
import { contactTurns, type DetectorTurn, type Evidence, quoteOf } from './turn.ts';

/** Share of the question's words that a reply must take up to count as addressing it. */
const TAKEN_UP = 0.2;
const MIN_REPLY_WORDS = 4;
const MAX_OPEN = 10;

const stem = stemmerFor('en');
const stemsOf = (text: string): Set<string> => new Set([...fingerprint(text).tokens].map(stem));

const says = (text: string, rule: string): boolean =>
  hitsInText(text).some((hit) => hit.rule === `question.${rule}`);

const questionsIn = (text: string): string[] =>
  sentencesOf(headAndTail(text))
    .filter((part) => (/[?？؟]$/u.test(part) || says(part, 'starts')) && !says(part, 'empty'))
    .filter((part) => words(part).length >= 3);

function isAddressed(question: ReadonlySet<string>, reply: DetectorTurn): boolean {
  if (hitsInTurn(reply).some(({ rule }) => rule === 'question.evasive')) return false;
  if (words(headAndTail(reply.text)).length < MIN_REPLY_WORDS) return false;
  const said = stemsOf(reply.text);
  const taken = [...question].filter((word) => said.has(word)).length;
  return question.size === 0 || taken / question.size >= TAKEN_UP;
}

/**
 * The contact's questions that the replies after them did not take up. A question without any reply yet is only
 * waiting and is not among them.
 */
export function detectUnansweredQuestions(turns: readonly DetectorTurn[]): Evidence[] {
  const open = contactTurns(turns).flatMap((turn) =>
    questionsIn(turn.text).map((question) => ({ seq: turn.seq, question, stems: stemsOf(question) })),
  );
  return open
    .slice(-MAX_OPEN)
    .filter(({ seq, stems }) => {
      const replies = turns.filter((turn) => turn.by !== 'contact' && turn.seq > seq);
      return replies.length > 0 && !replies.some((reply) => isAddressed(stems, reply));
    })
    .map(({ seq, question }) => ({ seq, quote: quoteOf(question) }));
}
