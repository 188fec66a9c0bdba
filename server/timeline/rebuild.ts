import { type BriefState, foldBrief } from '../../core/brief/brief.ts';
import { briefView } from '../../core/brief/brief-view.ts';
import { type Conversation, evolve } from '../../core/timeline/conversation.ts';
import type { Entry } from '../../core/timeline/entry.ts';
import type { Log } from '../log.ts';
import type { ConversationDocument, Conversations } from '../store/conversations.ts';
import type { Entries } from '../store/entries.ts';
import type { RebuildProgress, Rebuilds } from '../store/rebuilds.ts';
import type { SnapshotsStore } from '../store/snapshots.ts';
import { readFoldMark } from './fold-mark.ts';
import { readModelOf } from './read-model.ts';
import { asText, SNAPSHOT_EVERY } from './snapshots.ts';

type Deps = {
  entries: Pick<Entries, 'timelinesAfter'>;
  conversations: Pick<Conversations, 'replaceAll' | 'removeWithoutTimeline'>;
  snapshots: Pick<SnapshotsStore, 'remake'>;
  rebuilds: Rebuilds;
  log: Pick<Log, 'error'>;
  now: () => Date;
  /** Called after each batch with how many conversations are done. */
  onProgress: (done: number) => void;
};

export const REBUILD_BATCH = 100;
/** A conversation may have begun at a server whose clock is behind. */
const CLOCKS_APART_MS = 60_000;

/**
 * Makes all read models and snapshots again, each in the place of the one that is served meanwhile. Goes through the timelines in the
 * order of their ids, one in memory at a time, and notes how far it is: begun again, it goes on there.
 * @returns the conversations that cannot be read; their read models stay as they are
 */
export async function rebuildReadModels(deps: Deps): Promise<string[]> {
  const { entries, rebuilds, log, now } = deps;
  const progress: RebuildProgress = { ...((await rebuilds.found()) ?? { after: '', done: 0 }) };
  const startedAt = new Date(now().getTime() - CLOCKS_APART_MS);
  const unreadable: string[] = [];
  let batch: { id: string; document: ConversationDocument | null }[] = [];

  async function finish(isLast: boolean): Promise<void> {
    const from = progress.after;
    const ids = batch.map(({ id }) => id);
    await deps.conversations.replaceAll(batch.flatMap(({ document }) => document ?? []));
    const to = isLast ? null : (ids.at(-1) ?? from);
    await deps.conversations.removeWithoutTimeline({ from, to, ids, before: startedAt });
    progress.after = ids.at(-1) ?? from;
    progress.done += batch.length;
    batch = [];
    if (!isLast) await rebuilds.note(progress);
    deps.onProgress(progress.done);
  }

  const mark = readFoldMark();
  const remakeSnapshot = ({ conversation, brief }: Folded) => {
    const { conversationId, seq } = conversation;
    return deps.snapshots.remake({ _id: conversationId, mark, seq, ...asText(conversation, brief) });
  };

  for await (const timeline of entries.timelinesAfter(progress.after)) {
    const id = timeline[0]?.conversationId ?? '';
    const folded = foldAll(timeline, (error) => {
      unreadable.push(id);
      log.error({ err: error, conversationId: id }, 'rebuild: cannot be read');
    });
    batch.push({ id, document: folded && readModelOf(folded.conversation, briefView(folded.brief)) });
    if (folded && timeline.length >= SNAPSHOT_EVERY) await remakeSnapshot(folded);
    if (batch.length === REBUILD_BATCH) await finish(false);
  }
  await finish(true);
  await rebuilds.end();
  return unreadable;
}

type Folded = { conversation: Conversation; brief: BriefState };

function foldAll(timeline: Entry[], onError: (error: unknown) => void): Folded | null {
  let conversation: Conversation | null = null;
  let brief: BriefState | undefined;
  try {
    for (const entry of timeline) {
      conversation = evolve(conversation, entry);
      brief = foldBrief(brief, entry);
    }
    return conversation && brief ? { conversation, brief } : null;
  } catch (error) {
    onError(error);
    return null;
  }
}
