import { courseOf, UNHAPPY } from '../../../core/sentiment/course.ts';
import { readCues } from '../../../core/sentiment/cues.ts';
import learned from '../../../core/sentiment/dissatisfaction.model.json' with { type: 'json' };
import { dissatisfactionModelSchema } from '../../../core/sentiment/dissatisfaction-model.ts';
import { exchangeFeatureNames, exchangeFeatures } from '../../../core/sentiment/exchange-features.ts';
import { hear, heardAt, nothingHeard } from '../../../core/sentiment/heard.ts';
import { sentimentModelSchema } from '../../../core/sentiment/model.ts';
import { moodAt } from '../../../core/sentiment/mood.ts';
import stored from '../../../core/sentiment/sentiment.model.json' with { type: 'json' };
import { sentimentOf } from '../../../core/sentiment/sentiment.ts';

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
    { scores: [0.4, -0.4], now: -0.4, trend: 'falling' },
    { scores: [-0.8, 0, 0.8], now: 0.2, trend: 'rising' },
    { scores: [-0.9, -0.9, -0.9, 0.6, 0, -0.95], now: -0.95, trend: 'steady' },
    { scores: [0, 0.1, 0, 0.1, 0, 0.1], now: 0.065625, trend: 'steady' },
  ])('of $scores is $now, $trend', ({ scores, now, trend }) => {
    const course = courseOf(scores);
    expect(course.now).toBeCloseTo(now, 6);
    expect(course.trend).toBe(trend);
  });
});

describe('how dissatisfied a contact is', () => {
  const heard = (...texts: string[]) =>
    heardAt(texts.map((text, i) => ({ by: i % 2 === 0 ? 'contact' : 'assistant', text })));
  const mood = (...texts: string[]): number => moodAt(heard(...texts)).value;
  const matter = [
    'How do I get an invoice with our tax number?',
    'Invoices are on the billing page.',
  ] as const;

  it.each([
    'I already told you, I need the tax number on it',
    'That does not answer my question',
    'How do I get an invoice with our TAX NUMBER?!',
    'No. You sent me the same article again',
    'This is useless, I am so frustrated',
    'Das habe ich doch schon gesagt, das hilft nicht',
  ])('hears after an answer that it was none: "%s"', (text) => {
    expect(mood(...matter, text)).toBeLessThanOrEqual(UNHAPPY);
  });

  it.each([
    'I need it twice, one for each office',
    'It takes two hours, is that normal?',
    'Then I would like to cancel the old one, where do I do that?',
    'We were charged on Monday, which date will it have?',
    'I called yesterday and they told me to write here',
    'No, that was all, thank you',
    'The problem is an old error message, it says 404',
    'thank you, got it',
  ])('hears a matter and no mood in "%s"', (text) => {
    expect(mood(...matter, text)).toBeGreaterThan(UNHAPPY);
  });

  it('needs a last message that itself complains, whatever was before', () => {
    const bad = [
      ...matter,
      'That does not help at all, I already said so',
      'Sorry, I found nothing.',
    ] as const;
    expect(mood(...bad, 'No, still nothing!')).toBeLessThanOrEqual(UNHAPPY);
    expect(mood(...bad, 'Perfect, thanks')).toBeGreaterThan(UNHAPPY);
    expect(mood(...bad, 'It is order 5512')).toBeGreaterThan(UNHAPPY);
  });

  it('hears more in the same words where they are said again, or a question was passed over', () => {
    const asked = ['Can I move my booking to Friday?', 'Bookings are listed under My trips.'] as const;
    const again = 'I do not see how I move my booking to Friday';
    const chance = (...texts: string[]) => moodAt(heard(...texts)).dissatisfaction;
    expect(chance(...asked, again)).toBeGreaterThan(chance('Hi, I have a booking', 'Which one?', again));
  });

  it('reads nothing that came later, and forgets nothing that counts in a long conversation', () => {
    const long = Array.from({ length: 60 }, (_, i) => `message ${i}`);
    const folded = long
      .map((text, i) => ({ by: i % 2 === 0 ? ('contact' as const) : ('assistant' as const), text }))
      .slice(0, 59)
      .reduce(hear, nothingHeard);
    expect(folded).toEqual(heard(...long.slice(0, 59)));
    expect(folded.turns.length).toBeLessThan(20);
  });

  it('judges only messages of the contact', () => {
    expect(() => moodAt(heard(...matter))).toThrow(RangeError);
  });

  it.each(['', '😀', 'x'.repeat(20_000), 'שלום עולם', '{"level":"error"}\n'.repeat(900)])(
    'gives numbers for odd text',
    (text) => {
      const row = exchangeFeatures(heard(...matter, text));
      expect(row).toHaveLength(exchangeFeatureNames.length);
      expect(row.every(Number.isFinite)).toBe(true);
      expect(Math.abs(mood(...matter, text))).toBeLessThanOrEqual(1);
    },
  );

  it('refuses a model that was changed after training', () => {
    expect(dissatisfactionModelSchema.safeParse({ ...learned, bias: learned.bias + 1 }).success).toBe(false);
  });
});
