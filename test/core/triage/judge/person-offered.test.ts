import { readFileSync } from 'node:fs';
import path from 'node:path';
import { after } from '../../../../core/triage/judge/after.ts';
import { whyInOneSentence } from '../../../../core/triage/judge/why.ts';
import { wishModelFrom } from '../../../../core/triage/wish/learned.ts';
import type { Choice } from '../../../../core/values/choice.ts';
import { look, QUESTION, ran, turnsFrom } from './scene.ts';

const file = path.resolve(__dirname, '../../../../workers/engines/local/models/wish.model.json');
const wishModel = wishModelFrom(JSON.parse(readFileSync(file, 'utf8')));

const person: Choice = { id: 'person', label: 'Talk to a person', kind: 'person' };
const ask = { action: 'ask' as const, text: 'Which version do you use?', articles: [] };

function judged(text: string, over: Parameters<typeof ran>[0] = {}) {
  const first = look(turnsFrom(text), { wishModel });
  const conclusion = after(first, ran(over));
  if (conclusion.action === 'escalate') throw new Error(`a person was called for “${text}”`);
  return { conclusion, choices: conclusion.choices, isDoubtful: first.inputs['wish.doubtful'] };
}

describe('a message that may ask for a person', () => {
  it.each([
    ['Could you look into it with me?', 'Talk to a person'],
    ['is there any way to get help with this from your side', 'Talk to a person'],
    ['I would like some support with NWX-502', 'Talk to a person'],
    ['kann mir jemand den Fehler NWX-502 erklären', 'Mit einem Menschen sprechen'],
  ])('“%s” is answered with the button “%s”', (text, label) => {
    expect(judged(text)).toMatchObject({ isDoubtful: true, choices: [{ ...person, label }] });
  });

  it('is offered one beside a question too, and the explanation says so', () => {
    const { choices, conclusion } = judged('Could you look into it with me?', ask);
    expect(conclusion.action).toBe('ask');
    expect(choices).toEqual([person]);
    expect(whyInOneSentence(conclusion)).toContain(
      'A person was offered, because the message may ask for one.',
    );
  });

  it('is offered one after the articles that are offered, and no second one', () => {
    const articles = ['a', 'b', 'c', 'd', 'e'].map((id): Choice => ({ id, label: id, kind: 'article' }));
    const offered = (choices: Choice[]) =>
      judged('Could you look into it with me?', { ...ask, choices }).choices.map(({ id }) => id);
    expect(offered(articles.slice(0, 2))).toEqual(['a', 'b', 'person']);
    expect(offered(articles)).toEqual(['a', 'b', 'c', 'd', 'person']);
    const none: Choice = { id: 'person', label: 'None of these: a person, please', kind: 'person' };
    expect(judged('Could you look into it with me?', { ...ask, choices: [none] }).choices).toEqual([none]);
  });

  it.each([
    QUESTION,
    'how do I add a manager to my team?',
    'are you a real person?',
    'the agent was very helpful yesterday, where is the batch size?',
    'install the agent on the server',
    'jemand hat meine Karte benutzt',
  ])('“%s” asks for none, and no button stands beside the answer', (text) => {
    expect(judged(text)).toMatchObject({ isDoubtful: false, choices: [] });
  });

  it('is in no doubt where the wish is plain', () => {
    const { inputs } = look(turnsFrom('I want to talk to a human being please'), { wishModel });
    expect(inputs).toMatchObject({ 'customer.human_requested': true, 'wish.doubtful': false });
  });
});
