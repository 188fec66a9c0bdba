import type { AgentOutput } from '../../../core/contract/commands.ts';
import type { LineItem, PlacedItem } from '../../../core/contract/views.ts';
import { createLineReader } from '../../shared/line-reader.ts';
import { createObservable, type Observable } from '../../shared/observable.ts';
import type { Connection } from './connection.ts';

/** The beginning of the line as the server last told it, and how many wait in all. */
type Told = {
  items: readonly LineItem[];
  total: number;
  /** How many wait that nobody has seen. */
  unseen: number;
  /** What the last word of the server brought. */
  news: readonly LineItem[];
};

/** While `stale` it is shown but may have changed. */
export type LineState = Told &
  ({ status: 'loading' | 'ready' | 'stale' } | { status: 'error'; message: string });

export type Line = {
  state: Observable<LineState>;
  reload(): Promise<void>;
  /** Reads the next page. */
  more(): void;
  stop(): void;
};

/** How often the line of a server of the build before is read, which tells no changes. */
const OLDER_SERVER_MS = 5_000;

/** What stays on screen where the line cannot be read: what was read, marked as old, rather than an error. */
function failed(was: LineState, message: string): LineState {
  return was.status === 'loading' || was.status === 'error'
    ? { ...was, status: 'error', message }
    : { ...was, status: 'stale' };
}

/** Watches the line, and reads it again at every reconnect: the server's order is the truth. */
export function createLine(connection: Connection): Line {
  const state = createObservable<LineState>({
    status: 'loading',
    items: [],
    total: 0,
    unseen: 0,
    news: [],
  });
  let later: ReturnType<typeof setTimeout> | undefined;
  const reader = createLineReader<PlacedItem>({
    ask: async (input) => {
      const answer = await connection.send('queue:watch', input);
      if (answer.ok) return answer.version === undefined ? whole(answer) : answer;
      // A page behind somebody who has left the line meanwhile is asked for again by whoever needs it.
      if (input.after === undefined) state.update((was) => failed(was, answer.error.message));
      return null;
    },
    give: ({ items, total, unseen }, news) => state.set({ status: 'ready', items, total, unseen, news }),
  });
  const reload = async () => void (await reader.reload());

  function whole({ items }: Pick<AgentOutput<'queue:watch'>, 'items'>) {
    clearTimeout(later);
    later = setTimeout(() => void reload(), OLDER_SERVER_MS);
    const unseen = items.filter(({ acknowledged }) => !acknowledged).length;
    return { epoch: '', version: 0, total: items.length, unseen, items };
  }

  let epoch = -1;
  const follow = () => {
    const now = connection.state.get();
    if (now.status === 'connected' && now.epoch !== epoch) {
      epoch = now.epoch;
      void reload();
    } else if (now.status === 'reconnecting' && state.get().status === 'loading') {
      void reload();
    } else if (now.status !== 'connected') {
      state.update((was) => (was.status === 'ready' ? { ...was, status: 'stale' } : was));
    }
  };
  const stops = [
    connection.on('queue:changed', reader.hear),
    connection.state.subscribe(follow),
    () => clearTimeout(later),
  ];
  follow();
  return {
    state,
    reload,
    more: () => void reader.more(),
    stop: () => stops.forEach((stop) => void stop()),
  };
}
