import { timingSafeEqual } from 'node:crypto';
import { Gauge, type Registry } from 'prom-client';

/** A scrape answers within this time, without what is away. */
const PATIENCE_MS = 1_000;

type Sample<L extends string> = { labels: Partial<Record<L, string>>; value: number };
type GaugeOptions<L extends string> = { name: string; help: string; labelNames: L[] };

/**
 * A gauge that is read at each scrape. What cannot be read in time is left out of the answer, never told from before.
 */
export function readGauge<L extends string>(
  registry: Registry,
  options: GaugeOptions<L>,
  read: () => Promise<Sample<L>[]>,
): void {
  new Gauge({
    ...options,
    registers: [registry],
    async collect() {
      const samples = await withinPatience(read()).catch(() => []);
      this.reset();
      for (const { labels, value } of samples) this.set(labels as Record<L, string>, value);
    },
  });
}

async function withinPatience<T>(reading: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('too late for this scrape')), PATIENCE_MS);
  });
  try {
    return await Promise.race([reading, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** Whether the caller of a scrape may have it. `wanted` null: nothing is asked for. */
export function mayScrape(authorization: string | undefined, wanted: string | null): boolean {
  if (wanted === null) return true;
  const given = Buffer.from(authorization ?? '');
  const right = Buffer.from(`Bearer ${wanted}`);
  return given.length === right.length && timingSafeEqual(given, right);
}
