import { type Connection, Schema } from 'mongoose';
import type { Log } from '../log.ts';

/**
 * The form of what this build writes. `version` is raised with each entry type, entry version or field of a read model
 * that older builds do not know. `oldestBeside` is raised only where an older build would do harm
 * (docs/decisions/013-builds-side-by-side.md).
 */
export const STORE_FORM = { version: 5, oldestBeside: 1 };

type StoreForm = typeof STORE_FORM;
type Document = StoreForm & { _id: string };

const schema = new Schema<Document>(
  {
    _id: { type: String, required: true },
    version: { type: Number, required: true },
    oldestBeside: { type: Number, required: true },
  },
  { collection: 'store_form', versionKey: false },
);
const ID = 'store';
const DUPLICATE_KEY = 11000;
const LOOK_AGAIN_MS = 3_000;

/** A newer build has changed the store in a way in which this one would do harm. */
export class StoreTooNewError extends Error {
  override readonly name = 'StoreTooNewError';
  constructor({ version, oldestBeside }: StoreForm) {
    super(
      `MONGODB_URI: a newer Handrail has used this store (form ${version}, for builds from form ${oldestBeside} on); ` +
        `this build knows form ${STORE_FORM.version} and would do harm. Start the newer one again, or restore the ` +
        'backup from before the upgrade (docs/running.md, Upgrade)',
    );
  }
}

/**
 * Sees that this build may use the store, and writes down that it does.
 * @throws StoreTooNewError
 */
export async function admitBuild(connection: Connection, log: Log): Promise<void> {
  const model = connection.model<Document>('StoreForm', schema);
  const found = await model.findById(ID).lean();
  if (found && found.oldestBeside > STORE_FORM.version) throw new StoreTooNewError(found);
  if (found && found.version > STORE_FORM.version)
    log.warn({ store: found.version, build: STORE_FORM.version }, 'a newer build has used this store');
  const raise = () => model.updateOne({ _id: ID }, { $max: STORE_FORM }, { upsert: true });
  await raise().catch((error: { code?: number }) => {
    // Two builds at once on an empty store: now there is something to raise.
    if (error.code !== DUPLICATE_KEY) throw error;
    return raise();
  });
}

/** Looks now and then whether a newer build has come that this one may not run beside. */
export function watchForm(connection: Connection, log: Log) {
  const model = connection.model<Document>('StoreForm');
  let tell: (error: StoreTooNewError) => void = () => undefined;
  const shutOut = new Promise<StoreTooNewError>((resolve) => {
    tell = resolve;
  });
  async function look(): Promise<void> {
    const found = await model.findById(ID).lean();
    if (found && found.oldestBeside > STORE_FORM.version) tell(new StoreTooNewError(found));
  }
  const timer = setInterval(() => {
    look().catch((error: Error) =>
      log.debug({ err: error.message }, 'form of the store: will be read again'),
    );
  }, LOOK_AGAIN_MS);
  timer.unref();
  return { shutOut, stop: () => clearInterval(timer) };
}
