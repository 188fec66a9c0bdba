import type { Model } from 'mongoose';
import type { Entry } from '../../core/timeline/entry.ts';
import { type EntryDocument, toEntry } from './entry-document.ts';

const IDS_AT_ONCE = 500;
const AT_ONCE = 200;

/** Questions of the entries whose answer is larger than memory: it comes a piece at a time. */
export function streamQuestions(model: Model<EntryDocument>) {
  return {
    /** All timelines, in the order of the ids of their conversations, of those that come after one. */
    async *timelinesAfter(conversationId: string): AsyncGenerator<Entry[]> {
      const found = model
        .find({ conversationId: { $gt: conversationId } })
        .sort({ conversationId: 1, seq: 1 })
        .lean();
      yield* timelinesIn(found.cursor({ batchSize: IDS_AT_ONCE }));
    },
    /** Whole timelines, up to `until`, of the conversations in which anything happened between the two. */
    async *timelinesBetween(workspaceId: string, since: Date, until: Date): AsyncGenerator<Entry[]> {
      const ids = model.aggregate<{ _id: string }>([
        { $match: { workspaceId, at: { $gte: since, $lte: until } } },
        { $group: { _id: '$conversationId' } },
      ]);
      for await (const some of inGroups(ids.cursor(), ({ _id }) => _id, IDS_AT_ONCE)) {
        const found = model
          .find({ conversationId: { $in: some }, at: { $lte: until } })
          .sort({ conversationId: 1, seq: 1 })
          .lean();
        yield* timelinesIn(found.cursor());
      }
    },
    /** What was appended in these workspaces from `since` on, in order, a batch at a time. */
    async *appendedSince(workspaceIds: string[], since: Date): AsyncGenerator<Entry> {
      const found = model
        .find({ workspaceId: { $in: workspaceIds }, at: { $gte: since } })
        .sort({ at: 1 })
        .batchSize(AT_ONCE)
        .lean()
        .cursor();
      for await (const document of found) yield toEntry(document as EntryDocument);
    },
  };
}

/** Gathers what comes one by one into groups of at most `size`. */
async function* inGroups<T, R>(
  all: AsyncIterable<T>,
  read: (one: T) => R,
  size: number,
): AsyncGenerator<R[]> {
  let group: R[] = [];
  for await (const one of all) {
    group.push(read(one));
    if (group.length < size) continue;
    yield group;
    group = [];
  }
  if (group.length > 0) yield group;
}

/** The timelines in a sequence of entries that is sorted by conversation and `seq`; one is in memory at a time. */
async function* timelinesIn(sorted: AsyncIterable<EntryDocument>): AsyncGenerator<Entry[]> {
  let timeline: Entry[] = [];
  for await (const document of sorted) {
    if (timeline.length > 0 && timeline[0]?.conversationId !== document.conversationId) {
      yield timeline;
      timeline = [];
    }
    timeline.push(toEntry(document));
  }
  if (timeline.length > 0) yield timeline;
}
