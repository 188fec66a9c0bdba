import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { loadEmbedder } from '../../workers/engines/local/embedder.ts';

const folder = path.resolve(import.meta.dirname, '../../.cache/vectors');
const CHUNK = 256;

/**
 * Sentence vectors of a list of texts. They are kept under `.cache/vectors` by a hash of the texts, since
 * embedding a whole data set takes minutes on one core.
 */
export async function vectorsFor(
  texts: readonly string[],
  progress: (done: number, total: number) => void = () => {},
): Promise<Float32Array[]> {
  const embedder = await loadEmbedder();
  const key = createHash('sha256').update(embedder.id).update(texts.join('\0')).digest('hex').slice(0, 24);
  const file = path.join(folder, `${key}.f32`);
  const { dimensions } = embedder;
  if (existsSync(file)) {
    const bytes = readFileSync(file);
    const all = new Float32Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength));
    if (all.length === texts.length * dimensions)
      return texts.map((_, i) => all.subarray(i * dimensions, (i + 1) * dimensions));
  }
  const vectors: Float32Array[] = [];
  for (let i = 0; i < texts.length; i += CHUNK) {
    vectors.push(...(await embedder.embedAll(texts.slice(i, i + CHUNK))));
    progress(vectors.length, texts.length);
  }
  const all = new Float32Array(texts.length * dimensions);
  vectors.forEach((vector, i) => {
    all.set(vector, i * dimensions);
  });
  mkdirSync(folder, { recursive: true });
  writeFileSync(file, Buffer.from(all.buffer));
  return vectors;
}
