import { readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';

/**
 * What became of a message: answered from an article, asked back, choices or a person offered, thanks returned, or a
 * person called.
 */
export const courses = ['answered', 'asked', 'offered', 'thanked', 'escalated'] as const;
export type Course = (typeof courses)[number];

/** One message of a written customer, and what would serve them. */
export type WrittenTurn = {
  readonly say: string;
  readonly right: readonly Course[];
  /** An answer must rest on one of these; empty: on any. */
  readonly articles: readonly string[];
  /** An answer must hold one of these; empty: any words do. */
  readonly holds: readonly string[];
};

export type WrittenConversation = {
  readonly name: string;
  readonly locale: string;
  /** Not looked at while the engine was made. */
  readonly isHeld: boolean;
  readonly turns: readonly WrittenTurn[];
};

const list = z.string().transform((text) => text.split('|'));
const turnSchema = z
  .union([
    z.tuple([z.string(), list]),
    z.tuple([z.string(), list, list]),
    z.tuple([z.string(), list, list, list]),
  ])
  .transform(([say, right, articles = [], holds = []]) => ({
    say,
    right: z.array(z.enum(courses)).parse(right),
    articles,
    holds,
  }));
const fileSchema = z.object({
  about: z.string(),
  conversations: z.array(
    z
      .strictObject({
        name: z.string(),
        held: z.boolean().default(false),
        locale: z.string().default('en'),
        turns: z.array(turnSchema).min(1),
      })
      .transform(({ held, ...rest }) => ({ ...rest, isHeld: held })),
  ),
});

const FILE = path.resolve(import.meta.dirname, '../../../test/fixtures/conversations.json');

/** The written conversations. Throws ZodError that names the turn that does not fit. */
export const readWritten = (): WrittenConversation[] =>
  fileSchema.parse(JSON.parse(readFileSync(FILE, 'utf8'))).conversations;
