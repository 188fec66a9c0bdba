import fc from 'fast-check';
import { isSettled, plainText, withoutHidden } from '../../../core/text/plain-text.ts';

describe('Markdown as words to be read', () => {
  it.each([
    ['**Bold**, *leaning*, __both__ and ***more***', 'Bold, leaning, both and more'],
    ['~~gone~~ `code_with_*signs*`', 'gone code_with_*signs*'],
    ['# Title\nText', 'Title:\nText'],
    ['## Really? ##', 'Really?'],
    ['* one\n+ two\n  - three\n1. four', '- one\n- two\n  - three\n1. four'],
    ['> quoted', 'quoted'],
    ['Above\n---\nbelow', 'Above\nbelow'],
    ['| Plan | Price |\n|---|:-:|\n| Team | 3 |', 'Plan | Price\nTeam | 3'],
    ['See [the guide](https://x.test/a_b_c).', 'See the guide (https://x.test/a_b_c).'],
    ['See [the guide](../guide) and ![a picture](p.png)', 'See the guide and a picture'],
    ['<https://x.test/a> https://x.test/_b_', 'https://x.test/a https://x.test/_b_'],
    ['```js\nconst a_b = **1;\n```\nDone', 'const a_b = **1;\nDone'],
    ['**重要**です。_確認_', '重要です。確認'],
    [
      '5 * 3 * 2, 2*3*4, a_b_c, HANDRAIL_SECRET_KEY, x < 3',
      '5 * 3 * 2, 2*3*4, a_b_c, HANDRAIL_SECRET_KEY, x < 3',
    ],
    ['escaped \\*stars\\* and \\_lines\\_', 'escaped *stars* and _lines_'],
    ['price* and **never closed', 'price* and **never closed'],
  ])('%j reads %j', (markdown, plain) => {
    expect(plainText(markdown)).toBe(plain);
  });

  it('turns no direction and hides nothing; joiners of emoji and scripts stay', () => {
    const controls =
      '\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u061c\u200b\ufeff\u{e0041}\u0007';
    expect(withoutHidden(`a${controls}b`)).toBe('ab');
    for (const written of ['👩‍💻 שלום', 'می‌خواهم', 'a\tb\nc']) expect(withoutHidden(written)).toBe(written);
  });

  it('of a settled text is the beginning of that of any longer one', () => {
    const part = fc.oneof(
      fc.constantFrom(
        '*',
        '**',
        '_',
        '__',
        '`',
        '```',
        '~~',
        '[',
        '](',
        ')',
        '<',
        '> ',
        '# ',
        '|',
        '-',
        '\\',
        '!',
        '\n',
        '. ',
        ' ',
        'a',
        'b c',
        'https://x.test/',
        '。',
        '\u202e',
      ),
      fc.string({ maxLength: 3 }),
    );
    const texts = fc.array(part, { maxLength: 24 }).map((parts) => parts.join(''));
    fc.assert(
      fc.property(texts, texts, (begun, rest) => {
        fc.pre(/(?:[.!?…][*_"”’)]*\s+|\n|[。！？] ?)$/u.test(begun) && isSettled(begun));
        expect(plainText(begun + rest).startsWith(plainText(begun))).toBe(true);
      }),
      { numRuns: 3_000 },
    );
  });
});
