const DUPLICATE_KEY = 11000;

/** Whether a write was refused because a document with its key stands already. */
export function isDuplicateKey(error: unknown): boolean {
  return (error as { code?: unknown }).code === DUPLICATE_KEY;
}

type BulkFault = {
  writeErrors?: { index: number; code?: number }[];
  result?: { getWriteConcernError?: () => unknown };
};

/** Which documents of an unordered insert stand already, by their place in it; null where anything else went wrong. */
export function duplicatesIn(error: unknown): number[] | null {
  const { writeErrors, result } = error as BulkFault;
  const faults = Array.isArray(writeErrors) ? writeErrors : [];
  if (faults.length === 0 || !faults.every(isDuplicateKey) || result?.getWriteConcernError?.()) return null;
  return faults.map(({ index }) => index);
}
