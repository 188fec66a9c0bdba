import { z } from 'zod';
import { stateNameSchema } from '../values/conversation.ts';
import { accountSchema, personSchema, presenceStatusSchema, roleSchema } from '../values/people.ts';
import { reasonSchema } from '../values/reason.ts';
import { idSchema, isoTimeSchema } from '../values/texts.ts';

/** What the contact is told of the way to a person (docs/protocol.md). Null means "not known", never "none". */
export const accessSchema = z.object({
  /** Whether people are on duty now. The way to a person works either way. */
  open: z.boolean(),
  /** Place in line, 1 is next; null while not waiting. */
  position: z.number().int().positive().nullable(),
  waiting: z.boolean(),
  /** Measured, from recent waits; null where there is too little history to be honest. */
  estimatedWaitSeconds: z.number().int().nonnegative().nullable(),
  opensAt: isoTimeSchema.nullable(),
  owner: z.object({ name: z.string() }),
  /** Who has the conversation now; null before anybody took it. */
  assignee: z.object({ name: z.string() }).nullable(),
  /** When the person was asked for, while that request stands. */
  requestedAt: isoTimeSchema.nullable(),
});
export type Access = z.infer<typeof accessSchema>;

export const sentimentSchema = z.number().min(-1).max(1).nullable();

/** One waiting conversation as the console shows it in the line (docs/protocol.md). */
export const lineItemSchema = z.object({
  conversationId: idSchema,
  state: stateNameSchema,
  reason: reasonSchema,
  priority: z.number().int(),
  waitingSince: isoTimeSchema,
  dueAt: isoTimeSchema,
  contact: z.object({ name: z.string() }),
  account: accountSchema.pick({ name: true, tier: true }).nullable(),
  skills: z.array(z.string()),
  sentiment: sentimentSchema,
  headline: z.string(),
  owner: personSchema,
  acknowledged: z.boolean(),
  contactPresent: z.boolean(),
  offeredTo: personSchema.nullable(),
});
export type LineItem = z.infer<typeof lineItemSchema>;

/** A waiting conversation with its place in line; 1 is next. */
export const placedItemSchema = lineItemSchema.extend({ place: z.number().int().positive() });
export type PlacedItem = z.infer<typeof placedItemSchema>;

/** Which line is spoken of, and how many stand in it. */
export const lineVersion = {
  epoch: z
    .string()
    .describe('Whose versions these are. Another one: the line is to be watched again, from its beginning'),
  version: z.number().int().nonnegative().describe('One more with each change that is pushed'),
  total: z.number().int().nonnegative().describe('How many wait'),
  unseen: z.number().int().nonnegative().describe('How many of them nobody has seen'),
};

/** A row of the agents' conversation list. */
export const conversationSummarySchema = z.object({
  id: idSchema,
  state: stateNameSchema,
  lastSeq: z.number().int(),
  startedAt: isoTimeSchema,
  updatedAt: isoTimeSchema,
  contact: z.object({ id: idSchema, name: z.string() }),
  account: accountSchema.nullable(),
  owner: personSchema,
  assignee: personSchema.nullable(),
  headline: z.string(),
  sentiment: sentimentSchema,
  reason: reasonSchema.nullable(),
  priority: z.number().int().nullable(),
  waitingSince: isoTimeSchema.nullable(),
  dueAt: isoTimeSchema.nullable(),
  skills: z.array(z.string()),
  lastMessage: z
    .object({ by: z.enum(['contact', 'assistant', 'agent']), text: z.string(), at: isoTimeSchema })
    .nullable(),
  contactPresent: z.boolean(),
});
export type ConversationSummary = z.infer<typeof conversationSummarySchema>;

/** Where a page of the list ends: the time and the id of its last conversation. Opaque to clients. */
export const cursorSchema = z.string().regex(/^\d{1,15}[.][\w-]{1,100}$/, {
  error: 'must be the nextCursor of an earlier answer',
});

export const visitorConversationSchema = z.object({
  id: idSchema,
  state: stateNameSchema,
  lastSeq: z.number().int(),
});

/** Other ways to reach a person, for when the chat can't be used; null where the company names none. */
export const otherWaysSchema = z.object({ email: z.email().nullable(), phone: z.string().nullable() });
export type OtherWays = z.infer<typeof otherWaysSchema>;

export const visitorSessionSchema = z.object({
  token: z.string(),
  /** When the token ends. An anonymous visitor's is renewed by a session begun with it, a signed-in contact's by the identity. */
  expiresAt: isoTimeSchema,
  contact: z.object({ id: idSchema, name: z.string().optional(), verified: z.boolean() }),
  workspace: z.object({
    key: z.string(),
    name: z.string(),
    assistantName: z.string(),
    otherWays: otherWaysSchema,
  }),
  access: accessSchema,
  conversations: z.array(visitorConversationSchema),
});
export type VisitorSession = z.infer<typeof visitorSessionSchema>;

export const userViewSchema = z.object({ id: idSchema, name: z.string(), role: roleSchema });
export type UserView = z.infer<typeof userViewSchema>;

export const agentPresenceSchema = z.object({
  agent: personSchema,
  status: presenceStatusSchema,
  activeCount: z.number().int(),
  /** Conversations at a time: the agent's own limit, else the workspace's default. */
  capacity: z.number().int().positive(),
});
export type AgentPresence = z.infer<typeof agentPresenceSchema>;

/** Whom a conversation can be handed to. */
export const teamSchema = z.object({
  agents: z.array(
    z.object({
      ...userViewSchema.shape,
      skills: z.array(z.string()),
      status: presenceStatusSchema,
      activeCount: z.number().int().nonnegative(),
      capacity: z.number().int().positive(),
    }),
  ),
  teams: z.array(z.object({ id: idSchema, name: z.string() })),
  skills: z
    .array(z.string())
    .describe('The skills that the workspace knows; a transfer may name one of them.'),
});
export type TeamView = z.infer<typeof teamSchema>;

export const conversationPageSchema = z.object({
  items: z.array(conversationSummarySchema),
  nextCursor: cursorSchema
    .nullable()
    .describe('What to send as `cursor` for the next page; null on the last one.'),
});
export type ConversationPage = z.infer<typeof conversationPageSchema>;
