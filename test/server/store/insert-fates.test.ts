import { fatesIn } from '../../../server/store/insert-fates.ts';

const seqTaken = (index: number) => ({ index, code: 11000, errmsg: 'E11000 index: one_entry_per_seq' });
const clientKnown = (index: number) => ({
  index,
  code: 11000,
  errmsg: 'E11000 index: one_entry_per_client_id',
});

describe('what became of the documents of a batch', () => {
  it('tells each conflict by its index and the rest as inserted', () => {
    const error = { writeErrors: [seqTaken(0), clientKnown(2)], insertedCount: 1 };
    expect(fatesIn(error, 3, false)).toEqual(['seq_taken', 'inserted', 'client_id_known']);
  });

  it('takes nothing after the first conflict of an ordered batch as inserted', () => {
    const error = { writeErrors: [seqTaken(1)], insertedCount: 1 };
    expect(fatesIn(error, 3, true)).toEqual(['inserted', 'seq_taken', 'seq_taken']);
  });

  it('takes a document that meets its own id for written, whatever the document says', () => {
    const own = { index: 0, code: 11000, errmsg: 'E11000 duplicate key index: _id_ dup key: { _id: "e1" }' };
    const other = {
      index: 1,
      code: 11000,
      errmsg: 'E11000 duplicate key index: one_entry_per_client_id dup key: { clientId: " index: _id_ " }',
    };
    expect(fatesIn({ writeErrors: [own, other], insertedCount: 1 }, 3, false)).toEqual([
      'inserted',
      'client_id_known',
      'inserted',
    ]);
    expect(fatesIn({ writeErrors: [own], insertedCount: 0 }, 2, true)).toEqual(['inserted', 'seq_taken']);
  });

  it('takes a broken connection, which comes as a bulk error without write errors, as an open fate', () => {
    expect(fatesIn({ name: 'MongoBulkWriteError', writeErrors: [], insertedCount: 0 }, 1, false)).toBeNull();
    expect(fatesIn(new Error('connection 3 to 127.0.0.1 closed'), 1, false)).toBeNull();
  });

  it('takes a batch whose counts do not add up, or whose journal failed, as an open fate', () => {
    expect(fatesIn({ writeErrors: [seqTaken(0)], insertedCount: 0 }, 2, false)).toBeNull();
    const journal = { getWriteConcernError: () => new Error('journal') };
    expect(fatesIn({ writeErrors: [seqTaken(0)], insertedCount: 1, result: journal }, 2, false)).toBeNull();
  });

  it('takes any other write error as an open fate', () => {
    expect(
      fatesIn({ writeErrors: [{ index: 0, code: 121, errmsg: 'validation' }], insertedCount: 0 }, 1, false),
    ).toBeNull();
  });
});
