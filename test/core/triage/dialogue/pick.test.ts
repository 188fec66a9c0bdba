import { pickOf } from '../../../../core/triage/dialogue/pick.ts';
import type { Choice } from '../../../../core/values/choice.ts';

const choices: Choice[] = [
  { id: 'a', label: 'Connect Snowflake', kind: 'article' },
  { id: 'b', label: 'Connect Google BigQuery', kind: 'article' },
  { id: 'person', label: 'Talk to a person', kind: 'person' },
];

const answer = (text: string, offered: Choice[] = choices, choiceId?: string, said = 'Is it about …?') =>
  pickOf([
    { seq: 1, by: 'contact', text: 'warehouse' },
    { seq: 2, by: 'assistant', text: said, choices: offered },
    { seq: 3, by: 'contact', text, ...(choiceId ? { choiceId } : {}) },
  ]);
const taken = (text: string) => {
  const pick = answer(text);
  return pick?.kind === 'taken' ? pick.choice.id : (pick?.kind ?? null);
};

describe('an answer to what was offered', () => {
  it.each([
    ['yes', 'a'],
    ['Yes, please', 'a'],
    ['that', 'a'],
    ['the first one', 'a'],
    ['2', 'b'],
    ['the second', 'b'],
    ['das zweite', 'b'],
    ['the last one', 'b'],
    ['yes it is about Snowflake', 'a'],
    ['no, it is bigquery', 'b'],
    ['Talk to a person', 'person'],
    ['no', 'none'],
    ['none of these', 'none'],
    ['nein, danke', 'none'],
    ['what is that?', null],
    ['where do I find the invoices of last year', null],
  ])('“%s” takes %s', (text, id) => {
    expect(taken(text)).toBe(id);
  });

  it('is the button that was pressed, whatever its label', () => {
    expect(answer('Connect', choices, 'b')).toEqual({ kind: 'taken', choice: choices[1] });
  });

  describe('where only a person stands beside what was said', () => {
    const person = choices[2]!;
    const besideAnswer = (text: string, choiceId?: string) =>
      answer(text, [person], choiceId, 'Lower the batch size. If you would rather have a person, say so.');
    const besideQuestion = (text: string, choiceId?: string) =>
      answer(text, [person], choiceId, 'Do you use version 2?');

    it.each(['yes please', 'ja bitte', 'talk to a person'])('“%s” takes the person', (text) => {
      expect(besideAnswer(text)).toEqual({ kind: 'taken', choice: person });
    });

    it.each(['ok', 'ok thanks', 'no', 'no thanks', '1', 'the last one'])('“%s” does not', (text) => {
      expect(besideAnswer(text)).toBeNull();
    });

    it('a yes answers the question, and only the button or its words take the person', () => {
      expect(besideQuestion('yes')).toBeNull();
      expect(besideQuestion('no')).toBeNull();
      expect(besideQuestion('Talk to a person')).toEqual({ kind: 'taken', choice: person });
      expect(besideQuestion('x', 'person')).toEqual({ kind: 'taken', choice: person });
    });
  });

  it('is none where nothing was offered, or somebody spoke since', () => {
    expect(answer('yes', [])).toBeNull();
    expect(
      pickOf([
        { seq: 1, by: 'assistant', text: 'Is it about …?', choices },
        { seq: 2, by: 'agent', text: 'I have it now' },
        { seq: 3, by: 'contact', text: 'yes' },
      ]),
    ).toBeNull();
  });
});
