import type { Connection, Model } from 'mongoose';
import type { Log } from '../log.ts';

type AnyModel = Model<Record<string, unknown>>;
type Index = ReturnType<AnyModel['schema']['indexes']>[number];

/**
 * Sees that every collection has its indexes. What makes something unique is there when this resolves, and so is all of
 * an empty collection. Any other that a collection with documents lacks, as after an upgrade, is built beside the work:
 * a start waits for none of them, and until one is there its questions are slower.
 * @returns resolves when those are built too
 */
export async function ensureIndexes(connection: Connection, log: Log): Promise<{ all: Promise<void> }> {
  const later = await Promise.all(Object.values(connection.models).map((model) => ensureOf(model)));
  const all = later.flat().map(({ model, index }) => build(model, index, log));
  return { all: Promise.all(all).then(() => undefined) };
}

async function ensureOf(model: AnyModel): Promise<{ model: AnyModel; index: Index }[]> {
  const isEmpty = (await model.estimatedDocumentCount()) === 0;
  if (isEmpty) await model.createIndexes();
  const missing = isEmpty ? [] : await missingOf(model);
  const isUnique = ([, options]: Index) => options?.unique === true;
  for (const index of missing.filter(isUnique)) await createIndex(model, index);
  return missing.filter((index) => !isUnique(index)).map((index) => ({ model, index }));
}

async function missingOf(model: AnyModel): Promise<Index[]> {
  const { toCreate } = await model.diffIndexes({ indexOptionsToCreate: true });
  return toCreate as unknown as Index[];
}

async function build(model: AnyModel, index: Index, log: Log): Promise<void> {
  const what = { collection: model.collection.name, index: index[1]?.name ?? Object.keys(index[0]).join() };
  log.info(what, 'an index is being built; what it is for takes longer until then');
  try {
    await createIndex(model, index);
    log.info(what, 'the index is built');
  } catch (error) {
    log.warn(
      { ...what, err: (error as Error).message },
      'the index is not built; the next start tries again',
    );
  }
}

async function createIndex({ collection }: AnyModel, [fields, options]: Index): Promise<void> {
  const { background: _, ...wanted } = options;
  await collection.createIndex(fields as never, wanted as never);
}
