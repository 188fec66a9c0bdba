/**
 * Lets many who ask for the same at once share one round of it: while as many run as may, all who come meanwhile get the
 * next, so that nobody is told what was so before they asked.
 * @param atOnce how many rounds of one key may run side by side
 */
export function shareRounds<T>(run: (key: string) => Promise<T>, atOnce = 1): (key: string) => Promise<T> {
  const running = new Map<string, Set<Promise<T>>>();
  const next = new Map<string, Promise<T>>();

  function start(key: string): Promise<T> {
    next.delete(key);
    const rounds = running.get(key) ?? new Set<Promise<T>>();
    running.set(key, rounds);
    const round = run(key).finally(() => {
      rounds.delete(round);
      if (rounds.size === 0 && running.get(key) === rounds) running.delete(key);
    });
    rounds.add(round);
    return round;
  }

  return (key) => {
    const rounds = running.get(key);
    if (!rounds || rounds.size < atOnce) return start(key);
    const planned =
      next.get(key) ??
      Promise.race(rounds)
        .then(ignore, ignore)
        .then(() => start(key));
    next.set(key, planned);
    return planned;
  };
}

function ignore(): void {}
