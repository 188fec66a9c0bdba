import {
  chooseAnswerThreshold,
  onSharedScale,
  type Trial,
} from '../../../../core/triage/calibration/answer-threshold.ts';
import { reworded } from '../../../../core/triage/calibration/reworded.ts';
import { seededRandom } from '../../../../core/triage/intent/random.ts';

const options = { atMostWrong: 0.03, careful: 0.5 };
const trials = (n: number, score: number, isRight = true): Trial[] =>
  Array.from({ length: n }, () => ({ score, isRight }));

describe('the threshold from which an article answers', () => {
  it('stops before the wrong answers become too many', () => {
    const chosen = chooseAnswerThreshold(
      [...trials(60, 0.8), ...trials(40, 0.6), ...trials(2, 0.6, false), ...trials(9, 0.4, false)],
      options,
    );
    // At .6 it would be (2 + 1) / (102 + 1) = .0291, at .4 far more.
    expect(chosen).toMatchObject({ from: 0.41, answered: 102, wrong: 2, asked: 111, isPromised: true });
  });

  it('does not pass a bad stretch for a better one behind it', () => {
    const chosen = chooseAnswerThreshold(
      [...trials(60, 0.8), ...trials(5, 0.7, false), ...trials(900, 0.5)],
      options,
    );
    expect(chosen).toMatchObject({ from: 0.71, wrong: 0 });
  });

  it('promises nothing where too little was answered, and is careful', () => {
    expect(chooseAnswerThreshold(trials(31, 0.9), options)).toMatchObject({ isPromised: false, from: 0.5 });
    expect(chooseAnswerThreshold(trials(33, 0.9), options)).toMatchObject({ isPromised: true, from: 0.25 });
    expect(chooseAnswerThreshold([], options)).toMatchObject({ isPromised: false, from: 0.5, answered: 0 });
  });

  it('keeps the promise on average over questions that it was not chosen on', () => {
    const random = seededRandom(11);
    const draw = (n: number): Trial[] =>
      Array.from({ length: n }, () => {
        const score = random();
        return { score, isRight: random() < 1 / (1 + Math.exp(-14 * (score - 0.35))) };
      });
    const shares = Array.from({ length: 200 }, () => {
      const { from } = chooseAnswerThreshold(draw(300), options);
      const answered = draw(2000).filter(({ score }) => score >= from);
      return answered.filter(({ isRight }) => !isRight).length / answered.length;
    });
    expect(shares.reduce((sum, share) => sum + share, 0) / shares.length).toBeLessThanOrEqual(0.03);
  });
});

describe('the scale that workspaces share', () => {
  it('puts the own threshold where the usual one is, and keeps the order and the ends', () => {
    expect(onSharedScale(0.46, 0.46, 0.35)).toBeCloseTo(0.35, 12);
    expect([0, 1].map((end) => onSharedScale(end, 0.46, 0.35))).toEqual([0, 1]);
    expect(onSharedScale(0.2, 0.35, 0.35)).toBeCloseTo(0.2, 12);
    const shown = Array.from({ length: 101 }, (_, i) => onSharedScale(i / 100, 0.6, 0.35));
    expect(shown).toEqual([...shown].sort((a, b) => a - b));
    expect(onSharedScale(1, 1, 0.35)).toBe(1);
  });
});

describe('a question in other words', () => {
  it('is never the same and never empty', () => {
    const question = 'How do I rotate the API key?';
    const said = [0, 1, 2, 3].map((turn) => reworded(question, turn));
    expect(new Set([question, ...said]).size).toBe(5);
    expect(reworded('how', 1)).toBe('how');
  });
});
