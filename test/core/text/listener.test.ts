import { fixTable } from '../../../core/brief/words/fixes.ts';
import { headlineTable } from '../../../core/brief/words/headline.ts';
import { promiseTable } from '../../../core/brief/words/promises.ts';
import { questionTable } from '../../../core/brief/words/questions.ts';
import { agentMessageTable } from '../../../core/metrics/words/agent-messages.ts';
import { listenerOf } from '../../../core/text/listener.ts';
import { compilePhrases, readWords } from '../../../core/text/phrases.ts';
import { sentencesOf } from '../../../core/text/sentences.ts';

const tables = [fixTable, headlineTable, promiseTable, questionTable, agentMessageTable];

describe('a listener', () => {
  const listener = listenerOf([{ name: 't', texts: [{ file: 't', text: '= made\nwe will\n= bye\nbye' }] }]);

  it('hears rules, and where the first words stand', () => {
    expect(listener.hears('Bye, we’ll call', 't.made')).toBe(true);
    expect(listener.hears('all is well', 't.made', 't.bye')).toBe(false);
    expect(listener.first('Bye then', 't.bye')).toMatchObject({ start: 0, end: 3 });
  });
});

/** Messages that made the patterns of old look at the same words again and again. */
const awkward = [
  'hi '.repeat(10_000),
  'thanks thank you '.repeat(2_000),
  'hello'.padEnd(30_000, ' !'),
  'please can you '.repeat(2_000),
  'if not so if that '.repeat(2_000),
  'when what date '.repeat(2_000),
  'paid 1 000 000 '.repeat(2_000),
];

describe('the work that a long message makes', () => {
  const phrases = compilePhrases(tables);

  it.each(awkward)('of the tables is bounded by the words that are read (%#)', (text) => {
    const words = readWords(text);
    expect(words.length).toBeLessThanOrEqual(4_000);
    expect(phrases.read(words).steps).toBeLessThanOrEqual(phrases.stepsPerWord * (words.length + 2));
  });

  it.each(awkward)('of the brief is bounded by the sentences that are read (%#)', (text) => {
    const sentences = sentencesOf(text);
    expect(sentences.length).toBeLessThanOrEqual(60);
    expect(sentences.join('').length).toBeLessThanOrEqual(8_000);
  });
});
