import type { Entry } from '../../../core/timeline/entry.ts';
import type { InsertFate } from '../../../server/store/insert-fates.ts';
import { insertSequences } from '../../../server/timeline/in-sequence.ts';

const sequence = (conversationId: string, ...seqs: number[]): Entry[] =>
  seqs.map((seq) => ({ conversationId, seq }) as Entry);
const nameOf = ({ conversationId, seq }: Pick<Entry, 'conversationId' | 'seq'>) => `${conversationId}${seq}`;

/** An ordered store in which some places are taken. */
function storeWith(...taken: string[]) {
  const held = new Set(taken);
  const stored: string[] = [];
  let writes = 0;
  const insertInOrder = async (entries: Entry[]): Promise<InsertFate[]> => {
    writes += 1;
    const conflict = entries.findIndex((entry) => held.has(nameOf(entry)));
    const end = conflict < 0 ? entries.length : conflict;
    stored.push(...entries.slice(0, end).map(nameOf));
    return entries.map((_, index) => (index < end ? 'inserted' : 'seq_taken'));
  };
  return { insertInOrder, stored, writes: () => writes };
}

describe('sequences of several conversations in one write', () => {
  it('all stand where none meets a conflict', async () => {
    const { insertInOrder, stored, writes } = storeWith();
    const fates = await insertSequences(insertInOrder, [sequence('a', 3, 4), sequence('b', 7, 8)]);
    expect(fates).toEqual([
      ['inserted', 'inserted'],
      ['inserted', 'inserted'],
    ]);
    expect(stored).toEqual(['a3', 'a4', 'b7', 'b8']);
    expect(writes()).toBe(1);
  });

  it.each([
    ['the first', 'a3', ['b7', 'b8', 'c1', 'c2']],
    ['one in the middle', 'b7', ['a3', 'a4', 'c1', 'c2']],
    ['the last', 'c1', ['a3', 'a4', 'b7', 'b8']],
  ])('a conflict of %s leaves no gap in it and holds up no other', async (_which, taken, expected) => {
    const { insertInOrder, stored } = storeWith(taken);
    const all = [sequence('a', 3, 4), sequence('b', 7, 8), sequence('c', 1, 2)];
    const fates = await insertSequences(insertInOrder, all);
    expect([...stored].sort()).toEqual(expected);
    expect(fates.map(([first]) => first)).toEqual(
      all.map((entries) => (entries.some((entry) => nameOf(entry) === taken) ? 'seq_taken' : 'inserted')),
    );
  });

  it('of a sequence that another writer cut, the beginning stands and is told apart', async () => {
    const { insertInOrder, stored } = storeWith('a4');
    const fates = await insertSequences(insertInOrder, [sequence('a', 3, 4), sequence('b', 7, 8)]);
    expect(fates).toEqual([
      ['inserted', 'seq_taken'],
      ['inserted', 'inserted'],
    ]);
    expect(stored).toEqual(['a3', 'b7', 'b8']);
  });
});
