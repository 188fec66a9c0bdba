/** A sparse vector: rising column numbers and their values. */
export type SparseVector = { readonly indices: Uint32Array; readonly values: Float32Array };

/** Builds a vector from column → value. */
export function sparseFrom(entries: Iterable<readonly [number, number]>): SparseVector {
  const sorted = [...entries].sort((a, b) => a[0] - b[0]);
  return {
    indices: Uint32Array.from(sorted, (entry) => entry[0]),
    values: Float32Array.from(sorted, (entry) => entry[1]),
  };
}

/** A dense vector seen as a sparse one, so that one fit serves both. */
export function sparseOfDense(values: ArrayLike<number>): SparseVector {
  return {
    indices: Uint32Array.from({ length: values.length }, (_, i) => i),
    values: Float32Array.from(values),
  };
}

/** Scales to Euclidean length 1; a zero vector stays as it is. */
export function unit(vector: SparseVector): SparseVector {
  let sum = 0;
  for (const value of vector.values) sum += value * value;
  if (sum === 0) return vector;
  const scale = 1 / Math.sqrt(sum);
  return { indices: vector.indices, values: vector.values.map((value) => value * scale) };
}

/** Inner product of two sparse vectors. */
export function dotSparse(a: SparseVector, b: SparseVector): number {
  let sum = 0;
  let i = 0;
  let j = 0;
  while (i < a.indices.length && j < b.indices.length) {
    const left = a.indices[i]!;
    const right = b.indices[j]!;
    if (left === right) sum += a.values[i++]! * b.values[j++]!;
    else if (left < right) i++;
    else j++;
  }
  return sum;
}

/** Inner product with a dense vector. Columns beyond its end count as zero. */
export function dotDense(a: SparseVector, dense: Float32Array | Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.indices.length; i++) sum += a.values[i]! * (dense[a.indices[i]!] ?? 0);
  return sum;
}
