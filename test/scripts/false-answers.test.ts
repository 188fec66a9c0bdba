import { playFalseAnswers } from '../../scripts/eval/false-answers.ts';

jest.setTimeout(120_000);

describe('a model that cites the right article and says something else', () => {
  it('reaches nobody with it in a hundred conversations, and is heard where it quotes', async () => {
    const { told, right } = await playFalseAnswers();
    expect(told.length).toBeGreaterThanOrEqual(95);
    expect(told.filter(({ hasReached }) => hasReached)).toEqual([]);
    expect(right.filter(Boolean).length).toBeGreaterThanOrEqual(0.95 * right.length);
  });
});
