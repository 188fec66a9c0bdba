import { createObservable } from '../../shared/observable.js';
import { addEntries, asShown, emptyLog, hasGap, lastSeq } from './entry-log.js';
/** The live view of one conversation: ordered, without gaps, the same entry once. */
export function createFeed(connection, conversationId) {
  const state = createObservable({
    status: 'loading',
    error: null,
    isCaughtUp: false,
    conversation: null,
    brief: null,
    log: emptyLog,
  });
  const add = (entries) => state.update((now) => ({ ...now, log: addEntries(now.log, asShown(entries)) }));
  const fill = createFiller(connection, conversationId, state, add);
  const open = async () => {
    const answer = await connection.send('conversation:open', { conversationId });
    if (!answer.ok) {
      state.update((now) => (now.conversation ? now : { ...now, status: 'error', error: answer.error }));
      return;
    }
    const { conversation, brief, entries } = answer;
    state.update((now) => ({ ...now, status: 'ready', error: null, conversation, brief }));
    add(entries);
    await fill(conversation.lastSeq);
  };
  return {
    state,
    open,
    receive: (entry) => {
      if (state.get().status !== 'ready') return;
      add([entry]);
      if (hasGap(state.get().log)) void fill(entry.seq);
    },
    receiveBrief: ({ brief }) => state.update((now) => ({ ...now, brief })),
    fallBehind: () => state.update((now) => ({ ...now, isCaughtUp: false })),
  };
}
/** Reads what is missing up to a `seq`, page by page, one reading at a time. */
function createFiller(connection, conversationId, state, add) {
  let running = null;
  const run = async (upTo) => {
    const isComplete = () => lastSeq(state.get().log) >= upTo && !hasGap(state.get().log);
    while (!isComplete()) {
      const before = lastSeq(state.get().log);
      const answer = await connection.send('entries:after', { conversationId, seq: before });
      if (!answer.ok) return;
      add(answer.entries);
      // A server that knows no more than we do ends the reading: the next push asks again.
      if (lastSeq(state.get().log) === before) break;
    }
    if (!hasGap(state.get().log)) state.update((now) => ({ ...now, isCaughtUp: true }));
  };
  return async (upTo) => {
    while (running) await running;
    running = run(upTo).finally(() => {
      running = null;
    });
    await running;
  };
}
//# sourceMappingURL=feed.js.map
