/** What became of one document of a batch. */
export type InsertFate = 'inserted' | 'seq_taken' | 'client_id_known';

type WriteFault = { index?: number; code?: number; errmsg?: string; err?: { errmsg?: string } };
type BulkFault = {
  code?: number;
  writeErrors?: WriteFault | WriteFault[];
  insertedCount?: number;
  result?: { insertedCount?: number; getWriteConcernError?: () => unknown };
};

const DUPLICATE_KEY = 11000;

/**
 * The fates of a batch of `count` documents that ended in an error, or null when the error leaves any
 * of them open. Only duplicate keys that together with the inserted documents account for the whole batch tell them:
 * a connection that breaks also comes as a bulk error, with no write errors in it and nothing inserted.
 * A document that meets its own id was inserted before, by a write whose answer was lost: nobody else has that id.
 */
export function fatesIn(error: unknown, count: number, ordered: boolean): InsertFate[] | null {
  const { writeErrors, insertedCount, result } = error as BulkFault;
  const faults = Array.isArray(writeErrors) ? writeErrors : writeErrors ? [writeErrors] : [];
  if (faults.length === 0 || faults.some(({ code }) => code !== DUPLICATE_KEY)) return null;
  if (result?.getWriteConcernError?.()) return null;
  const own = faults.filter(isOwn).length;
  const inserted = (insertedCount ?? result?.insertedCount ?? 0) + own;
  const fates: InsertFate[] = Array.from({ length: count }, () => 'inserted');
  for (const fault of faults) {
    const index = fault.index ?? 0;
    fates[index] = fateOf(fault);
    // Ordered: nothing after the first conflict was tried.
    if (ordered) fates.fill(isOwn(fault) ? 'seq_taken' : fateOf(fault), index + 1);
  }
  return fates.filter((fate) => fate === 'inserted').length === inserted ? fates : null;
}

function fateOf(fault: WriteFault): InsertFate {
  if (isOwn(fault)) return 'inserted';
  return indexIn(fault) === 'one_entry_per_client_id' ? 'client_id_known' : 'seq_taken';
}

const isOwn = (fault: WriteFault): boolean => indexIn(fault) === '_id_';

/** The name of the index that refused a document. What the document holds comes after it in the message. */
function indexIn({ errmsg, err }: WriteFault): string | undefined {
  return / index: (\S+)/.exec(errmsg ?? err?.errmsg ?? '')?.[1];
}
