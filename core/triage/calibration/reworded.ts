import { stopWords } from '../../text/stop-words.ts';

const swapped = (word: string): string =>
  word.length < 5 ? word : `${word.slice(0, 2)}${word[3]}${word[2]}${word.slice(4)}`;

const rewordings: readonly ((question: string) => string)[] = [
  (question) => `Hi, ${question}`,
  (question) =>
    question
      .split(' ')
      .filter((word) => !stopWords.small.has(word.toLowerCase()))
      .join(' ') || question,
  (question) => {
    const words = question.split(' ');
    const longest = words.reduce((best, word) => (word.length > best.length ? word : best), '');
    return words.map((word) => (word === longest ? swapped(word) : word)).join(' ');
  },
  (question) => `can you tell me please: ${question.toLowerCase().replaceAll('?', '')}`,
];

/** The question as another customer might put it: greeted, in few words, misspelt or wordy, `turn` after turn. */
export const reworded = (question: string, turn: number): string =>
  rewordings[turn % rewordings.length]!(question);
