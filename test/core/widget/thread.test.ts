import { addAcknowledged, addFetched, addPushed, EMPTY_THREAD } from '../../../client/shared/thread.ts';
import { entry } from './builders.ts';

const seqs = (thread: { entries: readonly { seq: number }[] }) => thread.entries.map(({ seq }) => seq);

describe('the thread', () => {
  it('grows with pushes that follow each other, hidden entries between them included', () => {
    const first = addPushed(EMPTY_THREAD, entry(1, { prevSeq: 0 }));
    const second = addPushed(first.thread, entry(4, { prevSeq: 1 }));
    expect([first.isGap, second.isGap]).toEqual([false, false]);
    expect(second.thread.syncedSeq).toBe(4);
  });

  it('shows a push after a gap, and says that something is missing from the last whole point on', () => {
    const { thread, isGap } = addPushed({ entries: [entry(1)], syncedSeq: 1 }, entry(5, { prevSeq: 3 }));
    expect(isGap).toBe(true);
    expect(thread.syncedSeq).toBe(1);
    expect(seqs(thread)).toEqual([1, 5]);
    const filled = addFetched(thread, [entry(3), entry(5)]);
    expect(filled.syncedSeq).toBe(5);
    expect(seqs(filled)).toEqual([1, 3, 5]);
  });

  it('shows an entry once, however often and in whatever order it comes', () => {
    const pushed = addPushed({ entries: [entry(1)], syncedSeq: 1 }, entry(2)).thread;
    const twice = addFetched(addPushed(addAcknowledged(pushed, entry(2)), entry(2)).thread, [
      entry(1),
      entry(2),
    ]);
    expect(seqs(twice)).toEqual([1, 2]);
    expect(twice.syncedSeq).toBe(2);
  });

  it('does not take an acknowledgement for knowledge of what lies before it', () => {
    const thread = addAcknowledged({ entries: [entry(1)], syncedSeq: 1 }, entry(6));
    expect(thread.syncedSeq).toBe(1);
  });

  it('still knows of the gap before an acknowledged entry when the next push follows on it', () => {
    const acknowledged = addAcknowledged({ entries: [entry(1)], syncedSeq: 1 }, entry(6, { prevSeq: 0 }));
    const { thread, isGap } = addPushed(acknowledged, entry(7, { prevSeq: 6 }));
    expect({ isGap, syncedSeq: thread.syncedSeq }).toEqual({ isGap: true, syncedSeq: 1 });
  });

  it('does not go back when an old answer comes late', () => {
    expect(addFetched({ entries: [], syncedSeq: 9 }, [entry(2)]).syncedSeq).toBe(9);
    expect(addFetched({ entries: [], syncedSeq: 9 }, []).syncedSeq).toBe(9);
  });
});
