import kept from './examples.json' with { type: 'json' };

/** One example each, as a running server took and gave them (`npm run examples`). */
export type Examples = {
  /** By method and path: `post /api/v1/visitor/sessions`. */
  calls: Record<string, { query?: Record<string, string>; body?: unknown; answer: unknown }>;
  /** By side and name: `visitor entry`. */
  pushes: Record<string, unknown>;
  /** By HTTP status. */
  refusals: Record<string, unknown>;
};

export const examples: Examples = kept;
