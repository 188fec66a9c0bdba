import type { AnswerThreshold } from '../../core/triage/calibration/answer-threshold.ts';
import type { Log } from '../../server/log.ts';
import type { ArticleDocument } from '../../server/store/articles.ts';
import { createAfterReading } from './after-reading.ts';

type Deps = {
  calibrate: (articles: ArticleDocument[]) => Promise<AnswerThreshold>;
  now: () => Date;
  log: Pick<Log, 'info' | 'debug'>;
  quietMs?: number;
};
type Tried = { threshold: AnswerThreshold; at: Date };

export type AnswerThresholds = ReturnType<typeof createAnswerThresholds>;

/**
 * The threshold of each workspace from which its articles are quoted, tried out anew whenever they have changed. Until
 * then the last one holds, and before the first the usual one.
 */
export function createAnswerThresholds({ calibrate, now, log, quietMs }: Deps) {
  const tried = new Map<string, Tried>();

  async function tryOut(workspaceId: string, articles: ArticleDocument[]): Promise<void> {
    if (articles.length === 0) return;
    try {
      const threshold = await calibrate(articles);
      tried.set(workspaceId, { threshold, at: now() });
      const { curve: _, ...figures } = threshold;
      log.info({ workspaceId, articles: articles.length, ...figures }, 'answers: threshold tried out');
    } catch (error) {
      log.debug({ err: (error as Error).message }, 'answers: threshold not tried out, the last one holds');
    }
  }

  const { look, close } = createAfterReading(tryOut, quietMs);
  return {
    /** Its articles have been read. */
    look,
    /** The relevance from which an article answers; undefined while it has not been tried out. */
    of: (workspaceId: string): number | undefined => tried.get(workspaceId)?.threshold.from,
    /** What is promised of each workspace, in a sentence. */
    promises: (): string[] => [...tried].map(([workspaceId, each]) => sentence(workspaceId, each)),
    close,
  };
}

function sentence(workspaceId: string, { threshold, at }: Tried): string {
  const { atMostWrong, isPromised, from, asked, answered, wrong } = threshold;
  const tried = `tried on ${asked} questions on ${at.toISOString().slice(0, 10)}, ${answered} answered, ${wrong} of them wrongly`;
  const share = `${Math.round(atMostWrong * 100)} %`;
  const promise = isPromised
    ? `at most ${share} of the answers rest on a wrong article (${tried}); customers who ask otherwise than the example questions, or about what no article treats, are not covered`
    : `too few example questions to promise that at most ${share} of the answers rest on a wrong article, so only close fits are answered (${tried})`;
  return `workspace ${workspaceId}: answers from a relevance of ${from.toFixed(2)} on; ${promise}`;
}
