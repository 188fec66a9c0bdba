import type { Wait } from './wait.ts';

/** All that decides where a conversation stands in line. `since` is ISO 8601 in UTC with milliseconds. */
export type LinePlace = Pick<Wait, 'priority' | 'since'> & { id: string };

/**
 * The order of the line, said once: the most urgent first, then who has waited longest, then by id, so that no two
 * conversations ever share a place. The store makes its sort and its count from this list.
 */
export const lineOrder = ['priority', 'since', 'id'] as const satisfies (keyof LinePlace)[];
