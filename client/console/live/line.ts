import type { LineItem } from '../../../core/contract/views.ts';
import { createObservable, type Observable } from '../../shared/observable.ts';
import type { Connection } from './connection.ts';

/** The line as the server last told it. While `stale` it is shown but may have changed. */
export type LineState =
  | { status: 'loading'; items: readonly LineItem[] }
  | { status: 'ready' | 'stale'; items: readonly LineItem[] }
  | { status: 'error'; items: readonly LineItem[]; message: string };

export type Line = { state: Observable<LineState>; reload(): Promise<void>; stop(): void };

/** What was read stays on screen, marked as old, rather than make way for an error. */
function failed({ status, items }: LineState, message: string): LineState {
  return status === 'loading' || status === 'error'
    ? { status: 'error', items, message }
    : { status: 'stale', items };
}

/** Watches the line, and reads it again at every reconnect: the server's order is the truth. */
export function createLine(connection: Connection): Line {
  const state = createObservable<LineState>({ status: 'loading', items: [] });
  const reload = async () => {
    const answer = await connection.send('queue:watch', {});
    if (answer.ok) state.set({ status: 'ready', items: answer.items });
    else state.update((was) => failed(was, answer.error.message));
  };
  let epoch = -1;
  const follow = () => {
    const now = connection.state.get();
    if (now.status === 'connected' && now.epoch !== epoch) {
      epoch = now.epoch;
      void reload();
    } else if (now.status === 'reconnecting' && state.get().status === 'loading') {
      void reload();
    } else if (now.status !== 'connected') {
      state.update((was) => (was.status === 'ready' ? { status: 'stale', items: was.items } : was));
    }
  };
  const stops = [
    connection.on('queue', ({ items }) => state.set({ status: 'ready', items })),
    connection.state.subscribe(follow),
  ];
  follow();
  return { state, reload, stop: () => stops.forEach((stop) => void stop()) };
}
