const DUPLICATE_KEY = 11000;

/** Whether a write was refused because a document with its key stands already. */
export function isDuplicateKey(error: unknown): boolean {
  return (error as { code?: unknown }).code === DUPLICATE_KEY;
}
