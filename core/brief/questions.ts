import { clip } from '../text/clip.ts';
import { sentencesOf } from '../text/sentences.ts';
import type { Turn } from '../text/turn.ts';
import { plainWords } from '../text/words.ts';
import { hears } from './brief-words.ts';
import { outcomeIn } from './fix-outcomes.ts';

/** A question that nobody has answered yet. */
export type OpenQuestion = { text: string; by: Turn['by']; seq: number };

/** Open questions, and those that the last answer closed: they open again when it did not help. */
export type QuestionState = { open: OpenQuestion[]; closedByLast: OpenQuestion[] };

export const noQuestions: QuestionState = { open: [], closedByLast: [] };

const MAX_OPEN = 20;
const MAX_LENGTH = 200;

/**
 * The questions after one more message. A contact's question is answered by a statement of an agent or the assistant
 * and opens again when the contact says that it did not help; a question of ours is answered by the contact's next
 * message, unless that one only asks back. Pure.
 */
export function applyQuestions(state: QuestionState, turn: Turn): QuestionState {
  const asked = questionsIn(turn);
  if (turn.by === 'contact') return afterContact(state, turn, asked);
  const states = saysSomething(turn.text);
  const closed = states ? state.open.filter((question) => question.by === 'contact') : [];
  const kept = state.open.filter((question) => !closed.includes(question));
  return {
    open: limited([...kept, ...asked]),
    closedByLast: closed.length > 0 ? closed : state.closedByLast,
  };
}

function afterContact(state: QuestionState, turn: Turn, asked: OpenQuestion[]): QuestionState {
  const reopened = saysNotAnswered(turn.text.slice(0, 1000)) ? state.closedByLast : [];
  const answers = saysSomething(turn.text);
  const kept = state.open.filter((question) => question.by === 'contact' || !answers);
  const known = new Set([...kept, ...reopened].map((question) => plainWords(question.text)));
  const fresh = asked.filter((question) => !known.has(plainWords(question.text)));
  return {
    open: limited([...kept, ...reopened, ...fresh]),
    closedByLast: reopened.length > 0 ? [] : state.closedByLast,
  };
}

/** The newest questions, in the order in which they were asked. */
export function limited(questions: OpenQuestion[]): OpenQuestion[] {
  return [...questions].sort((a, b) => a.seq - b.seq).slice(-MAX_OPEN);
}

const saysNotAnswered = (text: string): boolean =>
  outcomeIn(text) === 'failed' || hears(text, 'question.not-answered');

function questionsIn(turn: Turn): OpenQuestion[] {
  return sentencesOf(turn.text)
    .filter(isQuestion)
    .slice(0, 5)
    .map((sentence) => ({ text: clip(sentence, MAX_LENGTH), by: turn.by, seq: turn.seq }));
}

function isQuestion(sentence: string): boolean {
  const words = sentence.split(' ').length;
  if (hears(sentence, 'question.rhetorical')) return false;
  if (/[?？؟]['")\]]*$/u.test(sentence)) return words >= 2 || sentence.includes('？');
  return words >= 4 && hears(sentence, 'question.starts') && !hears(sentence, 'question.exclaims');
}

/** Whether a message holds more than questions, greetings and thanks. */
function saysSomething(text: string): boolean {
  return sentencesOf(text).some(
    (sentence) =>
      !isQuestion(sentence) &&
      !hears(sentence, 'question.rhetorical', 'question.courtesy', 'question.put-off') &&
      /[\p{L}\p{N}]/u.test(sentence),
  );
}
