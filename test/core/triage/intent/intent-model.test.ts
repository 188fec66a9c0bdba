import { predictIntent, trainIntent } from '../../../../core/triage/intent/intent-model.ts';

const examples = [
  ...['where is my parcel', 'track my order', 'when will my package arrive', 'my delivery is late'].map(
    (text) => ({
      text,
      label: 'delivery',
    }),
  ),
  ...['I want my money back', 'how do I get a refund', 'refund my payment', 'return and refund'].map(
    (text) => ({
      text,
      label: 'refund',
    }),
  ),
  ...['reset my password', 'I forgot my password', 'cannot log in to my account', 'change my password'].map(
    (text) => ({
      text,
      label: 'password',
    }),
  ),
];

describe('intents from few examples', () => {
  const model = trainIntent(examples);

  it.each([
    ['please track the parcel that I ordered', 'delivery'],
    ['can I have a refund', 'refund'],
    ['forgot the password of my account', 'password'],
  ])('%s → %s', (text, label) => {
    const [first, second] = predictIntent(model, text);
    expect(first?.label).toBe(label);
    expect(first?.score).toBeGreaterThan(second?.score ?? 1);
  });

  it.each(['', '🙂', 'tell us a joke about penguins', 'x'.repeat(20_000)])(
    'is sure of nothing in %#',
    (text) => {
      for (const { score } of predictIntent(model, text)) expect(score).toBeLessThan(0.3);
    },
  );

  it('is the same model for the same examples', () => {
    expect(predictIntent(trainIntent(examples), 'refund')).toEqual(predictIntent(model, 'refund'));
  });

  it('works without any example', () => {
    expect(predictIntent(trainIntent([]), 'hello')).toEqual([]);
  });

  it('reads meaning where vectors are given', () => {
    const axis = (k: number): Float32Array => Float32Array.from({ length: 3 }, (_, i) => (i === k ? 1 : 0));
    const labels = ['delivery', 'refund', 'password'];
    const withMeaning = trainIntent(
      examples,
      examples.map((example) => axis(labels.indexOf(example.label))),
    );
    expect(predictIntent(withMeaning, 'zzz', axis(1))[0]?.label).toBe('refund');
  });
});
