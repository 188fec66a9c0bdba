import { applyPromises, type Promised } from '../../../core/brief/promises.ts';
import { applyQuestions, noQuestions } from '../../../core/brief/questions.ts';
import type { Turn } from '../../../core/text/turn.ts';

const ask = (...lines: [Turn['by'], string][]) =>
  lines
    .reduce((state, [by, text], at) => applyQuestions(state, { seq: at + 1, by, text }), noQuestions)
    .open.map((one) => `${one.by} ${one.seq}: ${one.text}`);
const promised = (by: Turn['by'], text: string) =>
  applyPromises([] as Promised[], { seq: 1, by, text }).map((one) => one.text);

describe('open questions', () => {
  it('keeps a question of the contact until a statement answers it', () => {
    expect(ask(['contact', 'When will my export finish?'])).toEqual([
      'contact 1: When will my export finish?',
    ]);
    expect(ask(['contact', 'When will my export finish?'], ['agent', 'It finishes at 5 pm.'])).toEqual([]);
    expect(ask(['contact', 'how do I rotate the key'], ['agent', 'Hello! Which workspace is it?'])).toEqual([
      'contact 1: how do I rotate the key',
      'agent 2: Which workspace is it?',
    ]);
  });

  it('opens it again when the answer did not help', () => {
    const open = ask(
      ['contact', 'Why does it fail?'],
      ['assistant', 'Exports run nightly.'],
      ['contact', 'That is not what I asked'],
    );
    expect(open).toEqual(['contact 1: Why does it fail?']);
  });

  it('closes our question with the next message, unless that one only asks back', () => {
    expect(ask(['agent', 'Which plan are you on?'], ['contact', 'Enterprise'])).toEqual([]);
    expect(ask(['agent', 'Which plan are you on?'], ['contact', 'Where do I see that?'])).toHaveLength(2);
  });

  it('hears no question in politeness', () => {
    expect(
      ask(['assistant', 'How can I help you today?'], ['contact', 'Really?'], ['contact', 'hello?']),
    ).toEqual([]);
  });
});

describe('promises', () => {
  it.each([
    "I'll get back to you by Friday.",
    'We will refund the 49 euros.',
    'Ill email you a letter with the points that we discussed.',
    'You will receive a reply within 24 hours.',
    'A technician will call you tomorrow.',
    'Ich melde mich bis morgen.',
  ])('hears: %s', (text) => {
    expect(promised('agent', text)).toEqual([text]);
  });

  it.each([
    "We'll be here if you need us.",
    'I will need your account number.',
    'Will you refund it?',
    "We'll see what we can do.",
    'You can restart it.',
  ])('does not hear: %s', (text) => {
    expect(promised('agent', text)).toEqual([]);
  });

  it('tells when it is due, and nothing of a contact binds us', () => {
    expect(applyPromises([], { seq: 4, by: 'agent', text: "I'll call you tomorrow at 5pm." })).toEqual([
      { text: "I'll call you tomorrow at 5pm.", by: 'agent', seq: 4, due: 'tomorrow at 5pm' },
    ]);
    expect(
      applyPromises([], { seq: 4, by: 'agent', text: 'We will reply within 2 business days.' })[0]?.due,
    ).toBe('within 2 business days');
    expect(promised('contact', "I'll pay it tomorrow.")).toEqual([]);
  });
});
