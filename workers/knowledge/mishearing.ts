import { setImmediate as pause } from 'node:timers/promises';
import { type Misheard, mishear } from '../../core/triage/misheard.ts';
import type { WishModel } from '../../core/triage/wish/learned.ts';
import type { Log } from '../../server/log.ts';
import type { ArticleDocument } from '../../server/store/articles.ts';
import type { MisheardReports } from '../../server/store/misheard.ts';
import { createAfterReading } from './after-reading.ts';

type Deps = {
  reports: Pick<MisheardReports, 'put'>;
  wishModel: WishModel;
  now: () => Date;
  log: Pick<Log, 'warn' | 'debug'>;
  quietMs?: number;
};

export type Mishearing = ReturnType<typeof createMishearing>;

/**
 * Reads the articles of each workspace with the detectors' ears whenever they have changed, keeps what would be heard
 * wrongly for the console, and warns of it once.
 */
export function createMishearing({ reports, wishModel, now, log, quietMs }: Deps) {
  let isClosed = false;

  async function heardIn(articles: ArticleDocument[]): Promise<Misheard[]> {
    const found: Misheard[] = [];
    for (const heard of mishear(articles, wishModel)) {
      found.push(...heard);
      await pause();
      if (isClosed) break;
    }
    return found;
  }

  async function report(workspaceId: string, articles: ArticleDocument[]): Promise<void> {
    try {
      const found = await heardIn(articles);
      if (isClosed) return;
      await reports.put(workspaceId, found, now());
      if (found.length > 0) log.warn({ workspaceId, ...countsOf(found) }, 'articles: heard wrongly');
    } catch (error) {
      log.debug({ err: (error as Error).message }, 'articles: not read for what is heard wrongly');
    }
  }

  const { look, close } = createAfterReading(report, quietMs);
  return {
    look,
    close(): void {
      isClosed = true;
      close();
    },
  };
}

/** By detector how many sentences, and in which articles; nothing of what is written in them. */
function countsOf(found: readonly Misheard[]) {
  const detectors: Record<string, number> = {};
  for (const { detector } of found) detectors[detector] = (detectors[detector] ?? 0) + 1;
  return {
    sentences: found.length,
    detectors,
    articles: [...new Set(found.map(({ articleId }) => articleId))],
  };
}
