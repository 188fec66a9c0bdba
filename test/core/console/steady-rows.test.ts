import { freshRows, heldRows } from '../../../client/console/parts/steady-rows.ts';

type Item = { id: string; word: string };
const keyOf = ({ id }: Item) => id;
const items = (ids: string, word = 'then'): Item[] => [...ids].map((id) => ({ id, word }));
const shownAs = (ids: string) => freshRows(items(ids), keyOf).rows;
const keysOf = (rows: readonly { key: string }[]) => rows.map(({ key }) => key).join('');

describe('the rows of a list that somebody aims at', () => {
  it.each([
    ['a new order', 'abc', 'cab', 'abc', 0],
    ['one that goes away', 'abc', 'ac', 'abc', 0],
    ['all that go away', 'abc', '', 'abc', 0],
    ['a new one on top', 'abc', 'xabc', 'abc', 1],
    ['new ones in between and below', 'abc', 'axbcyz', 'abcyz', 1],
    ['a new one in the place of another', 'abc', 'axc', 'abc', 1],
    ['the first ones of all', '', 'ab', 'ab', 0],
  ])('stay where they are: %s', (_, shown, now, expected, newCount) => {
    const held = heldRows(shownAs(shown), items(now), keyOf);
    expect(keysOf(held.rows)).toBe(expected);
    expect(held.newCount).toBe(newCount);
    expect(keysOf(held.rows.filter(({ isGone }) => isGone))).toBe(
      [...shown].filter((id) => !now.includes(id)).join(''),
    );
  });

  it('show their newest content, and what they last were when they are gone', () => {
    const { rows } = heldRows(shownAs('ab'), items('b', 'now'), keyOf);
    expect(rows.map(({ item }) => item.word)).toEqual(['then', 'now']);
  });

  it('stay for as long as it takes, whatever comes and goes', () => {
    const once = heldRows(shownAs('abc'), items('xc'), keyOf).rows;
    const back = heldRows(once, items('bxca'), keyOf);
    expect(keysOf(back.rows)).toBe('abc');
    expect(back.rows.every(({ isGone }) => !isGone)).toBe(true);
  });
});
