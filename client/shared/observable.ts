/** A value that tells its listeners when it is replaced. */
export type Observable<T> = {
  get(): T;
  set(next: T): void;
  update(change: (now: T) => T): void;
  /** Returns the function that ends the subscription. */
  subscribe(listener: () => void): () => void;
};

/** Makes an observable value. Setting the very same value tells nobody. */
export function createObservable<T>(initial: T): Observable<T> {
  let value = initial;
  const listeners = new Set<() => void>();
  const set = (next: T) => {
    if (Object.is(next, value)) return;
    value = next;
    for (const listener of [...listeners]) listener();
  };
  return {
    get: () => value,
    set,
    update: (change) => set(change(value)),
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
