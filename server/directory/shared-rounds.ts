/**
 * Lets many who ask for the same at once share one round of it: while one runs, all who come meanwhile get the next,
 * so that nobody is told what was so before they asked.
 */
export function shareRounds<T>(run: (key: string) => Promise<T>): (key: string) => Promise<T> {
  const running = new Map<string, Promise<T>>();
  const next = new Map<string, Promise<T>>();

  function start(key: string): Promise<T> {
    next.delete(key);
    const round = run(key).finally(() => {
      if (running.get(key) === round) running.delete(key);
    });
    running.set(key, round);
    return round;
  }

  return (key) => {
    const current = running.get(key);
    if (!current) return start(key);
    const planned = next.get(key) ?? current.then(ignore, ignore).then(() => start(key));
    next.set(key, planned);
    return planned;
  };
}

function ignore(): void {}
