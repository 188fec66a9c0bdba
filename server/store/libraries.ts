import { type Connection, Schema } from 'mongoose';

/** `mark` tells what it was made from and by which code. */
type LibraryDocument = { _id: string; mark: string; bytes: Buffer };

const schema = new Schema<LibraryDocument>(
  {
    _id: { type: String, required: true },
    mark: { type: String, required: true },
    bytes: { type: Buffer, required: true },
  },
  { collection: 'libraries', versionKey: false },
);

/** What was learned from a workspace's articles. Losing it costs only the time to learn it again. */
export function librariesStore(connection: Connection) {
  const model = connection.model<LibraryDocument>('Library', schema);
  return {
    async find(workspaceId: string, mark: string): Promise<Buffer | null> {
      const found = await model.collection.findOne(
        { _id: workspaceId as never, mark },
        { promoteBuffers: true },
      );
      return found ? (found.bytes as Buffer) : null;
    },
    async put(workspaceId: string, mark: string, bytes: Buffer): Promise<void> {
      await model.updateOne({ _id: workspaceId }, { $set: { mark, bytes } }, { upsert: true });
    },
  };
}
export type Libraries = ReturnType<typeof librariesStore>;
