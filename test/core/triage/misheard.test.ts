import { type HeardArticle, type Misheard, mishear } from '../../../core/triage/misheard.ts';

const article = (body: string, questions: string[] = [], language?: string): HeardArticle => ({
  articleId: 'keys',
  title: 'Keys',
  body,
  questions,
  ...(language ? { language } : {}),
});
const misheardIn = (...articles: HeardArticle[]): Misheard[] => [...mishear(articles)].flat();

describe('what would be heard in a company’s own articles', () => {
  it('names the detector, the article, the sentence and the words', () => {
    const found = misheardIn(
      article('Rotate a key once a year.\n\nUsers who say "I want to kill myself" see a banner.', [
        'My account was hacked, how do I rotate the key?',
        'How do I rotate a key?',
      ]),
    );
    expect(found).toEqual([
      {
        detector: 'danger',
        rule: 'danger-to-someone',
        articleId: 'keys',
        title: 'Keys',
        sentence: 'Users who say "I want to kill myself" see a banner.',
        heard: expect.stringMatching(/kill myself/),
      },
      expect.objectContaining({ detector: 'security', rule: 'security-matter', heard: expect.any(String) }),
    ]);
    expect(found[1]?.heard.length).toBeLessThan(found[1]!.sentence.length);
  });

  it('reads every question as one message, and asks for a person count as well', () => {
    expect(misheardIn(article('', ['I want to talk to a person']))).toEqual([
      expect.objectContaining({ detector: 'wish', rule: 'K1', sentence: 'I want to talk to a person' }),
    ]);
  });

  it('reads the translations too', () => {
    const translated = {
      ...article('Rotate a key.'),
      translations: [
        { language: 'de', title: 'Schlüssel', body: '', questions: ['Ich will mit einem Menschen sprechen'] },
      ],
    };
    expect(misheardIn(translated)).toEqual([
      expect.objectContaining({ detector: 'wish', articleId: 'keys', title: 'Schlüssel' }),
    ]);
  });

  it('says nothing of what brings nobody by itself: a mood, one failed fix, a hurry', () => {
    expect(misheardIn(article('It is urgent. That did not help. This is terrible.'))).toEqual([]);
  });

  it('masks secrets and clips what is long', () => {
    const [found] = misheardIn(
      article('', [`I was hacked, my password is hunter2secret and ${'then it went on '.repeat(40)}`]),
    );
    expect(found?.sentence).not.toContain('hunter2secret');
    expect(found?.heard).not.toContain('hunter2secret');
    expect(found?.sentence.length).toBeLessThanOrEqual(200);
  });

  it('goes on message by message, so that others can have their turn between', () => {
    const steps = [...mishear([article('One. Two.', ['Three?'])])];
    expect(steps).toEqual([[], [], []]);
  });
});
