import { hostname } from 'node:os';
import { type Connection, Schema } from 'mongoose';

/** What a worker says of itself. */
export type WorkerReport = {
  /** What it still waits for before it can answer, in words; empty: it can. */
  awaits: string[];
  /** How many articles it answers from, over all workspaces. */
  articles: number;
  /** False while the model provider is not called. */
  isEngineUp: boolean;
  /** What it promises of the answers in each workspace, in a sentence. */
  promises?: string[];
};

type WorkerDocument = WorkerReport & {
  _id: string;
  /** By the store's clock, so that clocks that differ between machines do not matter. */
  seenAt: Date;
  hasStopped: boolean;
  /** Whether it was ever able to answer. */
  wasReady: boolean;
  /** The name of its machine; in a container, the container's. */
  host: string;
};

/** A worker that has been silent for this long does not count. It reports every second. */
const SILENT_AFTER_MS = 10_000;
const FORGOTTEN_AFTER_SECONDS = 30 * 24 * 3_600;

const isAlive = {
  hasStopped: { $ne: true },
  $expr: { $gt: ['$seenAt', { $subtract: ['$$NOW', SILENT_AFTER_MS] }] },
};

const schema = new Schema<WorkerDocument>(
  {
    _id: { type: String, required: true },
    awaits: { type: [String], required: true },
    articles: { type: Number, required: true },
    isEngineUp: { type: Boolean, required: true },
    promises: { type: [String], default: [] },
    seenAt: { type: Date, required: true },
    hasStopped: { type: Boolean, default: false },
    wasReady: { type: Boolean, default: false },
    host: { type: String, default: '' },
  },
  { collection: 'workers', versionKey: false },
);
schema.index({ seenAt: 1 }, { expireAfterSeconds: FORGOTTEN_AFTER_SECONDS });

/** The workers' reports: how servers know whether the assistant can answer. */
export function workersStore(connection: Connection) {
  const model = connection.model<WorkerDocument>('Worker', schema);
  return {
    async report(id: string, { awaits, articles, isEngineUp, promises = [] }: WorkerReport): Promise<void> {
      const ready = awaits.length === 0 ? { wasReady: true } : {};
      await model.updateOne(
        { _id: id },
        {
          $set: { awaits, articles, isEngineUp, promises, host: hostname(), ...ready },
          $currentDate: { seenAt: true },
        },
        { upsert: true },
      );
    },
    /** A worker that stops by itself ceases to count at once, without waiting for its silence. */
    async markStopped(id: string): Promise<void> {
      await model.updateOne({ _id: id }, { $set: { hasStopped: true } });
    },
    /** The reports of the workers that are alive. */
    async alive(): Promise<WorkerReport[]> {
      return model.find(isAlive).lean();
    },
    /** Whether a worker on this machine (in this container) has reported of late. */
    async isAliveOn(host: string): Promise<boolean> {
      return (await model.exists({ host, ...isAlive })) !== null;
    },
    /** Whether any worker of the last 30 days was ever able to answer. */
    async wasEverReady(): Promise<boolean> {
      return (await model.exists({ wasReady: true })) !== null;
    },
  };
}
export type Workers = ReturnType<typeof workersStore>;
