import { sha256 } from './sha256.ts';

const loneSurrogate = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/;

/**
 * The one JSON text of a value by RFC 8785 (JCS): no spaces, keys sorted by UTF-16 code units, numbers as
 * ECMAScript prints them (-0 becomes 0). Properties that are undefined are left out, as JSON.stringify does.
 * Throws TypeError for what JSON cannot hold: NaN, infinities, lone surrogates, functions, cycles.
 */
export function canonicalJson(value: unknown): string {
  return write(value, []);
}

/** SHA-256 over the canonical JSON of a value: the version of anything that is stored as data. */
export function contentHash(value: unknown): string {
  return sha256(canonicalJson(value));
}

function write(value: unknown, parents: readonly object[]): string {
  if (value === null || typeof value === 'boolean') return String(value);
  if (typeof value === 'number') return writeNumber(value);
  if (typeof value === 'string') return writeString(value);
  if (typeof value !== 'object') throw new TypeError(`canonical JSON cannot hold a ${typeof value}`);
  if (parents.includes(value)) throw new TypeError('canonical JSON cannot hold a cycle');
  const path = [...parents, value];
  return Array.isArray(value) ? writeArray(value, path) : writeObject(value as Record<string, unknown>, path);
}

function writeNumber(value: number): string {
  if (!Number.isFinite(value)) throw new TypeError(`canonical JSON cannot hold ${value}`);
  return JSON.stringify(value);
}

function writeString(value: string): string {
  if (loneSurrogate.test(value)) throw new TypeError('canonical JSON cannot hold a lone surrogate');
  return JSON.stringify(value);
}

function writeArray(items: readonly unknown[], path: readonly object[]): string {
  return `[${items.map((item) => write(item, path)).join(',')}]`;
}

function writeObject(value: Record<string, unknown>, path: readonly object[]): string {
  const keys = Object.keys(value).filter((key) => value[key] !== undefined);
  return `{${keys
    .sort()
    .map((key) => `${writeString(key)}:${write(value[key], path)}`)
    .join(',')}}`;
}
