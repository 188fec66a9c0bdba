import { courseOf } from '../../../core/sentiment/course.ts';
import { readCues } from '../../../core/sentiment/cues.ts';
import { sentimentModelSchema } from '../../../core/sentiment/model.ts';
import stored from '../../../core/sentiment/sentiment.model.json' with { type: 'json' };
import { sentimentOf } from '../../../core/sentiment/sentiment.ts';
import {
  dissatisfactionFeatureNames,
  dissatisfactionFeatures,
} from '../../../scripts/eval/dissatisfaction.ts';

describe('sentiment of a message', () => {
  it.each([
    '3 hours on hold',
    'Your website crashed again and nobody answers',
    'I am not happy with this',
    'Das geht immer noch nicht, eine Frechheit!',
    'Toujours rien, c’est inadmissible',
  ])('hears a complaint in "%s"', (text) => {
    expect(sentimentOf(text)).toBeLessThan(-0.3);
  });

  it.each([
    'Perfect, thank you so much!',
    'That worked, thanks',
    'Vielen Dank, hat geklappt',
    'Muchas gracias, excelente',
  ])('hears relief in "%s"', (text) => {
    expect(sentimentOf(text)).toBeGreaterThan(0.4);
  });

  it.each(['How do I change my address?', 'ok', 'the second one', '', '   ', '12345', 'كيف أغير عنواني'])(
    'stays near neutral for "%s"',
    (text) => {
      expect(Math.abs(sentimentOf(text))).toBeLessThan(0.4);
    },
  );

  it('reads emoji alone', () => {
    expect(sentimentOf('❤️👍')).toBeGreaterThanOrEqual(0);
    expect(sentimentOf('😡')).toBeLessThan(sentimentOf('😀'));
  });

  it.each([
    'bad '.repeat(5000),
    '😡'.repeat(10_000),
    `${'at com.example.Main.run(Main.java:12)\n'.repeat(550)}`,
    '؟'.repeat(20_000),
  ])('is bounded for odd input', (text) => {
    expect(Math.abs(sentimentOf(text))).toBeLessThanOrEqual(1);
  });

  it('takes praise after a negation as denied', () => {
    expect(readCues('not very happy').counts).toMatchObject({ praise: 0, deniedPraise: 1 });
    expect(readCues('very happy').counts).toMatchObject({ praise: 1, deniedPraise: 0 });
  });

  it('refuses a model that was changed after training', () => {
    const changed = { ...stored, negative: { ...stored.negative, bias: stored.negative.bias + 1 } };
    expect(sentimentModelSchema.safeParse(changed).success).toBe(false);
  });
});

describe('course of the mood', () => {
  it.each([
    { scores: [], now: 0, trend: 'steady' },
    { scores: [0.4], now: 0.4, trend: 'steady' },
    { scores: [0.4, -0.4], now: 0, trend: 'falling' },
    { scores: [-0.8, 0, 0.8], now: 0.2, trend: 'rising' },
    { scores: [-0.9, -0.9, -0.9, 0.6, 0, -0.95], now: -0.5125, trend: 'steady' },
    { scores: [0, 0.1, 0, 0.1, 0, 0.1], now: 0.065625, trend: 'steady' },
  ])('of $scores is $now, $trend', ({ scores, now, trend }) => {
    const course = courseOf(scores);
    expect(course.now).toBeCloseTo(now, 6);
    expect(course.trend).toBe(trend);
  });
});

describe('features of a dissatisfied turn', () => {
  const turns = [
    { by: 'contact', text: 'I need a table for two' },
    { by: 'assistant', text: 'Sorry, there is nothing available.' },
    { by: 'contact', text: 'No, I said a table for two!' },
  ] as const;
  const column = (name: string, i: number): number =>
    dissatisfactionFeatures(turns, i)[dissatisfactionFeatureNames.indexOf(name)]!;

  it('sees a failing reply, a denial and a repetition', () => {
    expect(column('replyFailed', 2)).toBe(1);
    expect(column('startsWithNo', 2)).toBe(1);
    expect(column('repeats', 2)).toBeGreaterThan(0.4);
    expect(column('first', 0)).toBe(1);
  });

  it('reads nothing that came later', () => {
    expect(dissatisfactionFeatures(turns, 0)).toEqual(dissatisfactionFeatures(turns.slice(0, 1), 0));
  });

  it('judges only messages of the contact', () => {
    expect(() => dissatisfactionFeatures(turns, 1)).toThrow(RangeError);
  });

  it.each(['', '😀', 'x'.repeat(20_000), 'שלום עולם', '{"level":"error"}\n'.repeat(900)])(
    'gives numbers for odd text',
    (text) => {
      const row = dissatisfactionFeatures([...turns, { by: 'contact', text }], 3);
      expect(row).toHaveLength(dissatisfactionFeatureNames.length);
      expect(row.every(Number.isFinite)).toBe(true);
    },
  );
});
