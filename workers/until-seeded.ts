import type { Bus } from '../server/bus/bus.ts';
import type { Seedings } from '../server/store/seedings.ts';

const LOOK_EVERY_MS = 250;

type Deps = { seedings: Pick<Seedings, 'isComplete'>; bus: Pick<Bus, 'listen'> };

/**
 * Resolves when the workspace is complete: a server writes it, people and articles, at its first start. Waits for the
 * notice and looks as well, as the notice may come before anybody listens. Resolves too when `signal` is aborted.
 */
export async function untilSeeded({ seedings, bus }: Deps, key: string, signal: AbortSignal): Promise<void> {
  let wake = () => {};
  const stopListening = bus.listen(({ kind }) => {
    if (kind === 'seeded') wake();
  });
  try {
    while (!signal.aborted && !(await seedings.isComplete(key).catch(() => false))) {
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, LOOK_EVERY_MS);
        wake = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
  } finally {
    stopListening();
  }
}
