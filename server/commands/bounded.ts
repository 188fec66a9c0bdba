import { MAX_INPUT_BYTES } from '../../core/values/limits.ts';
import { RefusalError } from '../refusal.ts';

/** Stands for an input that was too large to be parsed. */
export const OVERSIZED = Symbol('an input over the limit');

export function tooLarge(): RefusalError {
  return new RefusalError('too_large', `The body is too large: at most ${MAX_INPUT_BYTES / 1024} KB`);
}

const MAX_KEYS = 64;
/** No command nests deeper; what lies below is for the schema to refuse. */
const MAX_DEPTH = 3;

/**
 * An input that a schema can refuse at a small cost: binary becomes null, and no more than the first 64 keys of an
 * object are looked at. Naming each of a million unknown keys would hold up everybody else's press.
 */
export function bounded(input: unknown, depth = 0): unknown {
  if (input === null || typeof input !== 'object') return input;
  if (ArrayBuffer.isView(input) || input instanceof ArrayBuffer) return null;
  if (Array.isArray(input) || depth >= MAX_DEPTH) return input;
  const kept: [string, unknown][] = [];
  for (const key in input) {
    if (kept.length === MAX_KEYS) break;
    kept.push([key, bounded((input as Record<string, unknown>)[key], depth + 1)]);
  }
  return Object.fromEntries(kept);
}
