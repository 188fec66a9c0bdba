import { randomUUID } from 'node:crypto';
import { type Connection, Schema } from 'mongoose';

/** The same article in another language. */
export type ArticleTranslation = {
  /** ISO 639-1. */
  language: string;
  title: string;
  body: string;
  questions: string[];
};

/** What an article says, without where it belongs. */
export type ArticleContent = {
  articleId: string;
  version: number;
  title: string;
  body: string;
  questions: string[];
  skills: string[];
  /** Of title, body and questions, ISO 639-1; English where it is absent. */
  language?: string;
  /** They share id, version and skills. */
  translations?: ArticleTranslation[];
};

export type ArticleDocument = ArticleContent & { _id: string; workspaceId: string; updatedAt: Date };

const schema = new Schema<ArticleDocument>(
  {
    _id: { type: String, required: true },
    workspaceId: { type: String, required: true },
    articleId: { type: String, required: true },
    version: { type: Number, required: true },
    title: { type: String, required: true },
    body: { type: String, required: true },
    questions: { type: [String], required: true },
    skills: { type: [String], required: true },
    language: { type: String },
    translations: {
      type: [
        {
          _id: false,
          language: { type: String, required: true },
          title: { type: String, required: true },
          body: { type: String, required: true },
          questions: { type: [String], required: true },
        },
      ],
      default: undefined,
    },
    updatedAt: { type: Date, required: true },
  },
  { collection: 'articles', versionKey: false, minimize: false },
);
schema.index({ workspaceId: 1, articleId: 1, version: -1 }, { unique: true });
schema.index({ workspaceId: 1, updatedAt: -1 }, { name: 'changes' });
schema.index({ updatedAt: -1 }, { name: 'newest' });

/** What the assistant may quote. To change an article, use `publishArticles`, which also tells the workers. */
export function articlesStore(connection: Connection) {
  const model = connection.model<ArticleDocument>('Article', schema);
  return {
    /** The newest version of each article of a workspace. */
    async newest(workspaceId: string): Promise<ArticleDocument[]> {
      const all = await model.find({ workspaceId }).sort({ version: 1 }).lean();
      return [...new Map(all.map((article) => [article.articleId, article])).values()];
    },
    /** A mark that changes when any article does. Costs the same however many there are: it is asked for often. */
    async changeMark(): Promise<string> {
      const [count, newest] = await Promise.all([
        model.estimatedDocumentCount(),
        model.findOne({}, { _id: 0, updatedAt: 1 }).sort({ updatedAt: -1 }).lean(),
      ]);
      return `${count}:${newest?.updatedAt.getTime() ?? 0}`;
    },
    /** For each workspace with articles, a mark that changes when one of them does. Reads an index only. */
    async marks(): Promise<Map<string, string>> {
      const rows = await model.aggregate<{ _id: string; count: number; newest: Date }>([
        { $project: { _id: 0, workspaceId: 1, updatedAt: 1 } },
        { $group: { _id: '$workspaceId', count: { $sum: 1 }, newest: { $max: '$updatedAt' } } },
      ]);
      return new Map(rows.map(({ _id, count, newest }) => [_id, `${count}:${newest.getTime()}`]));
    },
    /** Writes articles under their id and version. */
    async put(workspaceId: string, articles: ArticleContent[], updatedAt: Date): Promise<void> {
      await model.bulkWrite(
        articles.map(({ articleId, version, ...content }) => ({
          updateOne: {
            filter: { workspaceId, articleId, version },
            update: { $set: { ...content, updatedAt }, $setOnInsert: { _id: randomUUID() } },
            upsert: true,
          },
        })),
        { ordered: false },
      );
    },
  };
}
export type Articles = ReturnType<typeof articlesStore>;
