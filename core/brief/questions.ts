import { clip } from '../text/clip.ts';
import { sentencesOf } from '../text/sentences.ts';
import type { Turn } from '../text/turn.ts';
import { plainWords, straightQuotes } from '../text/words.ts';
import { outcomeIn } from './fix-words.ts';

/** A question that somebody waits to have answered. */
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
  const words = plainWords(turn.text.slice(0, 1000));
  const reopened = saysNotAnswered(words) ? state.closedByLast : [];
  const answers = saysSomething(turn.text);
  const kept = state.open.filter((question) => question.by === 'contact' || !answers);
  const known = new Set([...kept, ...reopened].map((question) => plainWords(question.text)));
  const fresh = asked.filter((question) => !known.has(plainWords(question.text)));
  return {
    open: limited([...kept, ...reopened, ...fresh]),
    closedByLast: reopened.length > 0 ? [] : state.closedByLast,
  };
}

function limited(questions: OpenQuestion[]): OpenQuestion[] {
  return [...questions].sort((a, b) => a.seq - b.seq).slice(-MAX_OPEN);
}

function saysNotAnswered(words: string): boolean {
  return (
    outcomeIn(words) === 'failed' ||
    /\b(?:not what i (?:asked|meant|need)|that(?:'s| is) not|did ?n'?t answer|no answer|doesn'?t answer|wrong|not my question|answer my (?:last )?questions?|you (?:are )?not (?:listening|reading|understand\w*))\b/.test(
      words,
    )
  );
}

const startsAsking =
  /^(?:(?:hi|hello|hey|ok|okay|so|and|but|also|please|sorry|thanks)[,.!]? )*(?:how (?:do|can|could|long|much|many|come|is|are|to|would|about)|what (?:is|are|does|do|did|can|should|time|about|happen\w*|kind|if)|what'?s|when (?:will|do|does|is|are|can|did)|where (?:is|are|do|does|can|did)|why (?:is|are|do|does|did|can'?t|isn'?t|won'?t|doesn'?t|am|was|has|have)|who (?:is|can|do|should|will)|which \w+|(?:can|could|would|will) (?:you|i|we|someone|somebody|anyone|u)|is (?:there|it|this|that|my)|are (?:there|you|we)|do (?:you|i|we)|does (?:it|this|that|the|my)|any (?:idea|update|news|chance|eta|solution)|wie |was |wann |wo |warum |wieso |wer |können sie|kann ich|gibt es|comment |quand |pourquoi |est-ce que|pouvez-vous|cómo |cuándo |por qué|dónde |puede )/i;
const rhetorical =
  /^(?:(?:hello|hi|hey|anyone|anybody|really|seriously|serious|what|why|huh|right|ok|okay|no|yes|so|and|are you (?:serious|kidding|joking|there)|(?:is )?(?:anyone|anybody|someone) there|you (?:kidding|serious)|how are you(?: doing)?|how (?:can|may) (?:i|we) (?:help|assist)(?: you)?(?: today)?|anything else|is there (?:anything|something) else[^?]*|did (?:this|that) (?:solve|help)[^?]*|what can i (?:do for|help)[^?]*)[\s,.!]*)+\?*$/i;

function questionsIn(turn: Turn): OpenQuestion[] {
  return sentencesOf(turn.text)
    .filter(isQuestion)
    .slice(0, 5)
    .map((sentence) => ({ text: clip(sentence, MAX_LENGTH), by: turn.by, seq: turn.seq }));
}

function isQuestion(sentence: string): boolean {
  const words = sentence.split(/\s+/).length;
  if (rhetorical.test(sentence)) return false;
  if (/[?？]['")\]]*$/u.test(sentence)) return words >= 2 || /[？]/u.test(sentence);
  return words >= 4 && startsAsking.test(straightQuotes(sentence)) && !/^(?:what|how) an? /i.test(sentence);
}

/** Whether a message holds more than questions, greetings and thanks. */
function saysSomething(text: string): boolean {
  return sentencesOf(text).some(
    (sentence) =>
      !isQuestion(sentence) &&
      !rhetorical.test(sentence) &&
      !/^(?:hi|hello|hey|ok|okay|thanks?|thank you|sure|good (?:morning|day|evening|afternoon)|sorry(?: (?:to hear|about)[^.!]*)?|one moment|hallo|danke|merci|gracias)(?: \w+)?[\s,.!]*$/i.test(
        sentence,
      ) &&
      /[\p{L}\p{N}]/u.test(sentence),
  );
}
