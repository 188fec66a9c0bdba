import { z } from 'zod';
import { choiceSchema, MAX_CHOICES } from '../values/choice.ts';
import { transferTargetSchema } from '../values/conversation.ts';
import { erasureReasonSchema, erasureScopeSchema } from '../values/erasure.ts';
import { messageClassSchema } from '../values/message-class.ts';
import { needSchema } from '../values/need.ts';
import { type Actor, accountSchema, personSchema } from '../values/people.ts';
import { reasonSchema } from '../values/reason.ts';
import { idSchema, isoTimeSchema } from '../values/texts.ts';

const citedArticleSchema = z.object({
  id: idSchema,
  title: z.string(),
  version: z.number().int().positive(),
  score: z.number().nullable(),
});
export type CitedArticle = z.infer<typeof citedArticleSchema>;

const contactSchema = z.object({
  id: idSchema,
  name: z.string().nullable(),
  email: z.string().nullable(),
  verified: z.boolean(),
});

const wordMeasuresSchema = z
  .object({
    isCourtesy: z.boolean().describe('Whether it was only thanks or a goodbye.'),
    class: messageClassSchema
      .nullable()
      .describe("What an agent's message was worth to the contact; null for everybody else's."),
    isRepeated: z.boolean().describe('Whether the contact told an agent what was told before.'),
  })
  .describe('Set where the text was erased: what the figures had read from it.');
/** What the figures read from the words of a message. */
export type WordMeasures = z.infer<typeof wordMeasuresSchema>;

/**
 * The data of each entry type. An entry is a fact in the past tense; adding a type here does not compile until
 * the fold, the visibility and the reactions know it.
 */
export const entryData = {
  'conversation.started': z.object({
    contact: contactSchema,
    account: accountSchema.nullable(),
    /** The named person accountable from the first minute. */
    owner: personSchema,
    page: z.object({ url: z.string(), title: z.string().optional() }).nullable(),
    locale: z.string().nullable(),
    /** True where the contact started by asking for a person. */
    byPress: z.boolean(),
    origin: z
      .string()
      .max(100)
      .optional()
      .describe('Where it was started from: equal for equal addresses, which cannot be read from it.'),
    /** Earlier conversations of this contact in the last 7 days. */
    priorContacts7d: z.number().int().nonnegative(),
  }),
  'message.posted': z.object({
    text: z.string(),
    /** Set on messages of the assistant. */
    reply: z
      .object({
        replyId: idSchema,
        decisionId: idSchema,
        kind: z.enum(['answer', 'question', 'notice']),
        /** The contact's message that this answers. */
        answersSeq: z.number().int().positive(),
        articles: z.array(citedArticleSchema),
      })
      .optional(),
    choices: z
      .array(choiceSchema)
      .max(MAX_CHOICES)
      .optional()
      .describe('What the assistant offers with these words; the contact may press one, or answer in words.'),
    choiceId: idSchema
      .optional()
      .describe('The choice that the contact took by its button, of those offered last.'),
    erased: wordMeasuresSchema.optional(),
  }),
  'note.added': z.object({ text: z.string() }),
  'need.signalled': needSchema,
  'decision.recorded': z.object({
    /** core/triage/explanation owns the schema of the whole decision. */
    decision: z.looseObject({ id: idSchema, action: z.enum(['reply', 'ask', 'escalate']) }),
    /** What the engine understood: it feeds the brief, so that the handoff needs no call of its own. */
    judgement: z.looseObject({}).nullable(),
    answersSeq: z.number().int().positive(),
  }),
  'escalation.requested': z.object({
    by: z.enum(['contact', 'assistant', 'policy', 'agent', 'system']),
    reason: reasonSchema,
    need: needSchema,
    note: z.string().nullable(),
    /** When the press or command reached us; the entry's own `at` is when the conversation stood in line. */
    requestedAt: isoTimeSchema,
    /** 1 (most urgent) to 5. */
    priority: z.number().int().min(1).max(5),
    skills: z.array(z.string()),
    /** When a person must have answered, by the service level. */
    dueAt: isoTimeSchema,
    decisionId: idSchema.nullable(),
    /** Danger only: the prepared words that the contact is shown at once. */
    care: z.object({ kind: z.enum(['selfHarm', 'threat', 'physical']), text: z.string() }).nullable(),
  }),
  'alert.acknowledged': z.object({}),
  'offer.made': z.object({ agent: personSchema, expiresAt: isoTimeSchema }),
  'offer.ended': z.object({
    agentId: idSchema,
    outcome: z.enum(['declined', 'expired', 'withdrawn']),
    reason: z.string().nullable(),
  }),
  'assignment.accepted': z.object({
    agent: personSchema,
    /** The agent's skills at this moment, for judging later whether the right person had it. */
    skills: z.array(z.string()),
    via: z.enum(['take', 'offer']),
    /** The last entry the brief covered when the agent took over. */
    briefUpToSeq: z.number().int().nonnegative(),
  }),
  'conversation.transferred': z.object({
    to: transferTargetSchema,
    toName: z.string(),
    reason: z.string(),
    skills: z.array(z.string()),
    priority: z.number().int().min(1).max(5),
    dueAt: isoTimeSchema,
  }),
  'conversation.resolved': z.object({ note: z.string().nullable() }),
  'resolution.answered': z.object({
    solved: z.boolean(),
    score: z.number().int().min(1).max(5).nullable(),
    comment: z.string().nullable(),
    /** The answer that is judged, if there was one. */
    answerSeq: z.number().int().positive().nullable(),
  }),
  'conversation.reopened': z.object({ reason: z.enum(['contact_wrote', 'not_solved', 'asked_for_person']) }),
  'conversation.closed': z.object({ reason: z.enum(['by_agent', 'confirmed', 'idle']) }),
  'contact.left': z.object({}),
  'contact.returned': z.object({}),
  /** A visitor who began without a name has signed in: from here on the conversation is this contact's. */
  'contact.identified': z.object({ contact: contactSchema, account: accountSchema.nullable() }),
  /** What an agent says of a decision with one click: a label for training. */
  'decision.labelled': z.object({
    decisionId: idSchema,
    verdict: z.enum(['right', 'too_early', 'too_late', 'not_needed']),
    comment: z.string().nullable(),
  }),
  /** What is personal in all entries before this one was taken away; order, times and figures stay. */
  'conversation.erased': z.object({ scope: erasureScopeSchema, reason: erasureReasonSchema }),
  /**
   * An entry that this build cannot read: of a type or version that a newer one wrote beside it, or damaged. It keeps
   * its place and counts for nothing. Never written.
   */
  'entry.opaque': z.object({
    /** The type that the store has. */
    type: z.string(),
  }),
} as const;

export type EntryType = keyof typeof entryData;
export const entryTypes = Object.keys(entryData) as EntryType[];
export type EntryData<T extends EntryType> = z.infer<(typeof entryData)[T]>;

type EntryBase = {
  id: string;
  workspaceId: string;
  conversationId: string;
  seq: number;
  /** ISO 8601 in UTC with milliseconds: when the entry became durable in order. */
  at: string;
  actor: Actor;
  /** The command's client-made id; unique within the conversation. */
  clientId: string;
  /** The last entry before this one that a contact may see, so that a contact's client notices gaps. */
  prevContactSeq: number;
};

export type EntryOf<T extends EntryType> = EntryBase & { type: T; data: EntryData<T> };
export type Entry = { [T in EntryType]: EntryOf<T> }[EntryType];

/** The types that are written. */
export type DraftType = Exclude<EntryType, 'entry.opaque'>;

/** An entry that was decided but has no place in the timeline yet. */
export type Draft = {
  [T in DraftType]: { type: T; actor: Actor; data: EntryData<T>; clientId: string };
}[DraftType];
