import { createHash } from 'node:crypto';
import type { Log } from '../../server/log.ts';
import type { SentenceVectors } from '../../server/store/sentence-vectors.ts';
import { loadEmbedder } from '../engines/local/embedder.ts';

type Deps = { sentenceVectors: Pick<SentenceVectors, 'find' | 'put'>; log: Pick<Log, 'debug'> };

/**
 * Sentence vectors of texts, in their order, computed once for all workers and all starts: the hundred or so example
 * questions of a workspace cost seconds. While the store is away they are computed each time.
 */
export function createKeptVectors({ sentenceVectors, log }: Deps) {
  return async (texts: string[]): Promise<Float32Array[]> => {
    const embedder = await loadEmbedder();
    const idOf = (text: string) => `${embedder.id}:${createHash('sha256').update(text).digest('base64url')}`;
    const vectors = await sentenceVectors.find([...new Set(texts.map(idOf))]).catch((error: Error) => {
      log.debug({ err: error.message }, 'sentence vectors are computed, as none can be read');
      return new Map<string, Float32Array>();
    });
    const missing = [...new Set(texts)].filter((text) => !vectors.has(idOf(text)));
    if (missing.length > 0) {
      const made = await embedder.embedAll(missing);
      const fresh = new Map(missing.map((text, index) => [idOf(text), made[index] ?? new Float32Array()]));
      await sentenceVectors
        .put(fresh)
        .catch((error: Error) => log.debug({ err: error.message }, 'sentence vectors are not kept'));
      for (const [id, vector] of fresh) vectors.set(id, vector);
    }
    return texts.map((text) => vectors.get(idOf(text)) ?? new Float32Array());
  };
}
