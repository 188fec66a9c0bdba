import { splitSections } from '../../../../core/triage/retrieval/article.ts';
import { buildIndex, search } from '../../../../core/triage/retrieval/retrieval.ts';

const articles = [
  {
    id: 'reset',
    version: 3,
    title: 'Reset your password',
    body: 'Open settings.\n\n## By e-mail\n\nWe send you a link.\n\n## By phone\n\nYou get a code by text message.',
  },
  {
    id: 'refund',
    version: 1,
    title: 'Refunds',
    body: 'Refunds arrive within five working days on the card you paid with.',
  },
  {
    id: 'rechnung',
    version: 1,
    language: 'de',
    title: 'Rechnungen finden',
    body: 'Ihre Rechnungen liegen im Konto unter Bestellungen.',
  },
];
const index = buildIndex(articles);

describe('search for articles', () => {
  it('finds an article by other forms of its words, and says which section fits', () => {
    const [hit] = search(index, 'resetting passwords with a code on my phone');
    expect(hit).toMatchObject({ articleId: 'reset', version: 3, rank: 1, section: { heading: 'By phone' } });
    expect(hit!.score).toBeGreaterThan(0);
    expect(hit!.score).toBeLessThanOrEqual(1);
  });

  it('stems each article in its own language', () => {
    expect(search(index, 'Wo ist meine Rechnung?')[0]).toMatchObject({ articleId: 'rechnung' });
  });

  it('scores a close match above a loose one, across queries', () => {
    const close = search(index, 'when do refunds arrive on my card')[0]!;
    const loose = search(index, 'my dog ate the card of the neighbour yesterday evening')[0]!;
    expect(close.score).toBeGreaterThan(2 * loose.score);
  });

  it('gives nothing where nothing is shared, and nothing from nothing', () => {
    expect(search(index, 'zebra')).toEqual([]);
    expect(search(index, '')).toEqual([]);
    expect(search(index, '😀😀')).toEqual([]);
    expect(search(buildIndex([]), 'refund')).toEqual([]);
    expect(search(index, 'refund', { k: 0 })).toEqual([]);
  });

  it('keeps up with long and foreign text', () => {
    expect(search(index, 'refund '.repeat(3000))[0]).toMatchObject({ articleId: 'refund' });
    expect(search(index, 'مرحبا أين طلبي')).toEqual([]);
    expect(search(index, 'ERROR at x.y(z.js:1)\n'.repeat(800)).length).toBeLessThanOrEqual(3);
  });

  it('lets context break a tie but not outweigh the message', () => {
    const [first] = search(index, 'refunds', { context: 'reset password settings link' });
    expect(first).toMatchObject({ articleId: 'refund' });
    expect(search(index, 'how?', { context: 'reset password' })[0]).toMatchObject({ articleId: 'reset' });
  });
});

describe('sections', () => {
  it('keeps offsets into the body', () => {
    const { body } = articles[0]!;
    for (const { text, start } of splitSections(body))
      expect(body.slice(start, start + text.length)).toBe(text);
  });

  it('cuts long text without losing any', () => {
    const body = 'word '.repeat(4000);
    expect(
      splitSections(body)
        .map((section) => section.text)
        .join(''),
    ).toBe(body);
  });
});
