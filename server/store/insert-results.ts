/** What became of one document of a batch. */
export type InsertVerdict = 'inserted' | 'seq_taken' | 'client_id_known';

type WriteFault = { index?: number; code?: number; errmsg?: string; err?: { errmsg?: string } };
type BulkFault = {
  code?: number;
  writeErrors?: WriteFault | WriteFault[];
  insertedCount?: number;
  result?: { insertedCount?: number; getWriteConcernError?: () => unknown };
};

const DUPLICATE_KEY = 11000;

/**
 * The verdicts of a batch of `count` documents that ended in an error, or null when the error leaves any document's
 * fate open. Only duplicate keys that together with the inserted documents account for the whole batch are verdicts:
 * a connection that breaks also comes as a bulk error, with no write errors in it and nothing inserted.
 */
export function verdictsIn(error: unknown, count: number, ordered: boolean): InsertVerdict[] | null {
  const { writeErrors, insertedCount, result } = error as BulkFault;
  const faults = Array.isArray(writeErrors) ? writeErrors : writeErrors ? [writeErrors] : [];
  if (faults.length === 0 || faults.some(({ code }) => code !== DUPLICATE_KEY)) return null;
  if (result?.getWriteConcernError?.()) return null;
  const inserted = insertedCount ?? result?.insertedCount ?? 0;
  const verdicts: InsertVerdict[] = Array.from({ length: count }, () => 'inserted');
  for (const fault of faults) {
    const index = fault.index ?? 0;
    verdicts[index] = verdictOf(fault);
    // Ordered: nothing after the first conflict was tried.
    if (ordered) verdicts.fill(verdictOf(fault), index);
  }
  return verdicts.filter((verdict) => verdict === 'inserted').length === inserted ? verdicts : null;
}

function verdictOf({ errmsg, err }: WriteFault): InsertVerdict {
  return (errmsg ?? err?.errmsg ?? '').includes('one_entry_per_client_id') ? 'client_id_known' : 'seq_taken';
}
