import type { ArticleDocument } from '../../server/store/articles.ts';

/** How long after articles were read anything else is done with them: starting and answering come first. */
const QUIET_MS = 30_000;

type Work = (workspaceId: string, articles: ArticleDocument[]) => Promise<void>;

/** Does `work`, which never fails, a while after the articles of a workspace were read; one workspace after the other. */
export function createAfterReading(work: Work, quietMs = QUIET_MS) {
  const waiting = new Map<string, NodeJS.Timeout>();
  let chain: Promise<void> = Promise.resolve();
  return {
    /** Its articles have been read. What was read of it before and not worked on yet is passed over. */
    look(workspaceId: string, articles: ArticleDocument[]): void {
      clearTimeout(waiting.get(workspaceId));
      const timer = setTimeout(() => {
        waiting.delete(workspaceId);
        chain = chain.then(() => work(workspaceId, articles));
      }, quietMs);
      waiting.set(workspaceId, timer.unref());
    },
    close(): void {
      for (const timer of waiting.values()) clearTimeout(timer);
      waiting.clear();
    },
  };
}
