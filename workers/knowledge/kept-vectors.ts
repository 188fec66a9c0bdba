import { createHash } from 'node:crypto';
import type { Log } from '../../server/log.ts';
import type { SentenceVectors } from '../../server/store/sentence-vectors.ts';
import { type Embedder, loadEmbedder } from '../engines/local/embedder.ts';
import type { VectorsOf } from './library.ts';

type Deps = { sentenceVectors: Pick<SentenceVectors, 'find' | 'put'>; log: Pick<Log, 'debug'> };
type Vectors = Map<string, Float32Array>;

/** How many are made before they are kept: what a start has done, the next one finds, however it ended. */
const BATCH = 64;

/**
 * Sentence vectors of texts, in their order, by model, dimensions and the hash of the text: computed once for all
 * workers, starts and versions of an article, since the example questions of a workspace cost seconds. While the store
 * is away they are computed each time.
 */
export function createKeptVectors({ sentenceVectors, log }: Deps): VectorsOf {
  async function known(embedder: Embedder, ids: string[]): Promise<Vectors> {
    const found = await sentenceVectors.find(ids).catch((error: Error) => {
      log.debug({ err: error.message }, 'sentence vectors are computed, as none can be read');
      return new Map<string, Float32Array>();
    });
    return new Map([...found].filter(([, { length }]) => length === embedder.dimensions));
  }

  async function make(embedder: Embedder, texts: string[]): Promise<Vectors> {
    const made = await embedder.embedAll(texts);
    const fresh = new Map(texts.map((text, at) => [idOf(embedder, text), made[at] ?? new Float32Array()]));
    await sentenceVectors
      .put(fresh)
      .catch((error: Error) => log.debug({ err: error.message }, 'sentence vectors are not kept'));
    return fresh;
  }

  async function vectorsOf(texts: string[]): Promise<Float32Array[]> {
    const embedder = await loadEmbedder();
    const different = [...new Set(texts)];
    const vectors = await known(
      embedder,
      different.map((text) => idOf(embedder, text)),
    );
    const missing = different.filter((text) => !vectors.has(idOf(embedder, text)));
    for (let from = 0; from < missing.length; from += BATCH) {
      for (const [id, vector] of await make(embedder, missing.slice(from, from + BATCH)))
        vectors.set(id, vector);
    }
    return texts.map((text) => vectors.get(idOf(embedder, text)) ?? new Float32Array());
  }

  // One after another, so that what the first makes the second finds.
  let last: Promise<unknown> = Promise.resolve();
  return (texts) => {
    const result = last.then(() => vectorsOf(texts));
    last = result.catch(() => undefined);
    return result;
  };
}

function idOf({ id, dimensions }: Embedder, text: string): string {
  return `${id}-${dimensions}:${createHash('sha256').update(text).digest('base64url')}`;
}
