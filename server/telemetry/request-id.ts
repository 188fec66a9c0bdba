import { randomUUID } from 'node:crypto';

/** Short, and of nothing but letters, figures and `_.-`, so that it can stand in any log and header. */
const SANE = /^[\w.-]{8,128}$/;

/** The id under which a request stands in every log: the caller's own where it is of a sane form, else a new one. */
export function requestIdFrom(given?: string): string {
  return given !== undefined && SANE.test(given) ? given : randomUUID();
}
