import { createContext, useContext, useSyncExternalStore } from 'react';
import type { Observable } from '../../shared/observable.ts';
import type { Live } from './live.ts';

export const LiveContext = createContext<Live | null>(null);

/** The live parts. Works only where somebody is signed in. */
export function useLive(): Live {
  const live = useContext(LiveContext);
  if (!live) throw new Error('useLive needs a signed-in user');
  return live;
}

/** The value now, and again whenever it changes. */
export function useObservable<T>(observable: Observable<T>): T {
  return useSyncExternalStore(observable.subscribe, observable.get);
}
