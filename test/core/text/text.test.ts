import { clip, clipAround, headAndTail } from '../../../core/text/clip.ts';
import { EVERY_SENTENCE, sentencesOf } from '../../../core/text/sentences.ts';
import { jaccard } from '../../../core/text/similarity.ts';
import { contentWords, foldWord, straightQuotes, tokenise } from '../../../core/text/words.ts';

describe('words', () => {
  it('keeps the place of each word and folds accents', () => {
    const text = 'Où est “l’été”?';
    const tokens = tokenise(text);
    expect(tokens.map((token) => token.text)).toEqual(['ou', 'est', "l'ete"]);
    expect(tokens.map(({ start, end }) => text.slice(start, end))).toEqual(['Où', 'est', 'l’été']);
    expect(foldWord('STRASSE')).toBe(foldWord('Straße'));
  });

  it('tells what a text is about', () => {
    expect(contentWords("Hi, I've got error E-1043 on the Gate-3 scanner, thanks!")).toEqual([
      'got',
      'error',
      'e',
      '1043',
      'gate',
      '3',
      'scanner',
    ]);
  });

  it('makes quotes straight and moves nothing', () => {
    expect(straightQuotes('I can’t, ‘it’ won´t')).toBe("I can't, 'it' won't");
  });
});

describe('sentences', () => {
  it('ends at marks of several scripts and at line breaks, not at the number of a list line', () => {
    expect(sentencesOf('It fails. Why?! \n1. Open it\nStep 2. Close  it')).toEqual([
      'It fails.',
      'Why?!',
      '1. Open it',
      'Step 2. Close it',
    ]);
    expect(sentencesOf('没有用。 怎么办？ لماذا؟ حسنا')).toEqual(['没有用。', '怎么办？', 'لماذا؟', 'حسنا']);
  });

  it('reads the first words of a dump, and all of it where no sentence may escape', () => {
    const dump = 'A line. '.repeat(2_000);
    expect(sentencesOf(dump)).toHaveLength(60);
    expect(sentencesOf(dump, EVERY_SENTENCE)).toHaveLength(2_000);
    expect(sentencesOf('x'.repeat(5_000))[0]).toHaveLength(400);
    expect(sentencesOf('x'.repeat(5_000), EVERY_SENTENCE)[0]).toHaveLength(5_000);
  });
});

describe('clip', () => {
  it('cuts between words, on one line', () => {
    expect(clip('one  two\nthree', 40)).toBe('one two three');
    expect(clip('The export fails, again and again', 20)).toBe('The export fails…');
    expect(clip('x'.repeat(50), 10)).toBe(`${'x'.repeat(9)}…`);
  });

  it('leaves no half of a surrogate pair', () => {
    expect(clip('😀'.repeat(20), 10)).toBe(`${'😀'.repeat(4)}…`);
  });

  it('keeps the words around a match', () => {
    const text = `${'before '.repeat(40)}HERE${' after'.repeat(40)}`;
    const around = clipAround(text, text.indexOf('HERE'), 4, 60);
    expect(around).toContain('before HERE after');
    expect(around.length).toBeLessThanOrEqual(60);
  });

  it('keeps the two ends of a long text', () => {
    const ends = headAndTail(`a${'x'.repeat(20_000)}z`, 100);
    expect(ends).toHaveLength(101);
    expect(ends.startsWith('a') && ends.endsWith('z')).toBe(true);
    expect(headAndTail('x'.repeat(30), 10, { share: 0.5, gap: (left) => `[${left}]` })).toBe(
      'xxxxx[20]xxxxx',
    );
  });
});

describe('jaccard', () => {
  it('is the share of common members', () => {
    expect(jaccard(new Set([1, 2, 3]), new Set([2, 3, 4]))).toBe(0.5);
    expect(jaccard(new Set(), new Set())).toBe(0);
    expect(jaccard(new Set(['a']), new Set(['a']))).toBe(1);
  });
});
