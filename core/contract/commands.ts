import { z } from 'zod';
import { briefSchema } from '../brief/brief-schema.ts';
import type { Operation } from '../permission/permission.ts';
import { MAX_CAPACITY } from '../routing/capacity.ts';
import { agentEntrySchema, contactEntrySchema } from '../timeline/visible.ts';
import { transferTargetSchema } from '../values/conversation.ts';
import { erasureReasonSchema } from '../values/erasure.ts';
import { MAX_SHORT_TEXT_LENGTH } from '../values/limits.ts';
import { presenceStatusSchema } from '../values/people.ts';
import { clientIdSchema, idSchema, isoTimeSchema, shortTextSchema, textSchema } from '../values/texts.ts';
import { erasureSchema } from './personal-data.ts';
import { accessSchema, conversationSummarySchema, lineVersion, placedItemSchema } from './views.ts';

/** A command of the public protocol: one row serves Socket.IO, HTTP and the reference pages. */
type CommandRow = {
  summary: string;
  input: z.ZodType;
  output: z.ZodType;
  /** Whether it counts against the sender's rate limit. The way to a person never does. */
  limited: boolean;
};

const pageSchema = z.strictObject({
  url: z.string().max(MAX_SHORT_TEXT_LENGTH),
  title: z.string().max(300).optional(),
});
const seqAck = z.object({ seq: z.number().int() });
const entryAck = seqAck.extend({ entryId: idSchema });
/** The entry that was written, and when it became durable. */
const written = entryAck.extend({ at: isoTimeSchema });
const inConversation = { conversationId: idSchema, clientId: clientIdSchema };
const before = z.strictObject({ conversationId: idSchema, seq: z.number().int().positive() });

export const visitorCommands = {
  'conversation:start': {
    summary: 'Starts a conversation, with a first message where `text` is given.',
    input: z.strictObject({
      clientId: clientIdSchema,
      text: textSchema.optional(),
      page: pageSchema.optional(),
      locale: z.string().max(35).optional(),
    }),
    output: z.object({ conversationId: idSchema, entries: z.array(contactEntrySchema) }),
    limited: true,
  },
  'message:send': {
    summary:
      'Posts a message. The acknowledgement comes after it is durable. With `choiceId` it takes a choice of the last message, whose label is the text; a choice of the kind `person` asks for a person as well.',
    input: z.strictObject({
      ...inConversation,
      text: textSchema,
      choiceId: idSchema.optional().describe('The choice that is taken.'),
    }),
    output: written,
    limited: true,
  },
  'human:request': {
    summary:
      'Asks for a person. Never gated, never limited; without `conversationId` it starts the conversation.',
    input: z.strictObject({
      conversationId: idSchema.optional(),
      clientId: clientIdSchema,
      note: shortTextSchema.optional(),
      page: pageSchema.optional(),
      locale: z.string().max(35).optional(),
    }),
    output: entryAck.extend({ conversationId: idSchema, access: accessSchema }),
    limited: false,
  },
  'entries:after': {
    summary: 'The entries after `seq`, in order, for filling a gap.',
    input: z.strictObject({ conversationId: idSchema, seq: z.number().int().nonnegative() }),
    output: z.object({ entries: z.array(contactEntrySchema), more: z.boolean(), access: accessSchema }),
    limited: false,
  },
  'entries:before': {
    summary: 'The newest entries before `seq`, in order, for reading back through a long conversation.',
    input: before,
    output: z.object({ entries: z.array(contactEntrySchema), more: z.boolean() }),
    limited: false,
  },
  'typing:set': {
    summary: 'Tells the other side that the contact is typing.',
    input: z.strictObject({ conversationId: idSchema, typing: z.boolean() }),
    output: z.object({}),
    limited: true,
  },
  'resolution:answer': {
    summary: 'Answers "Did this solve it?". A no leads to a person.',
    input: z.strictObject({
      ...inConversation,
      solved: z.boolean(),
      score: z.number().int().min(1).max(5).optional(),
      comment: shortTextSchema.optional(),
    }),
    output: entryAck,
    limited: false,
  },
} as const satisfies Partial<Record<Operation, CommandRow>>;

export const agentCommands = {
  'presence:set': {
    summary: 'Says whether the agent takes conversations, and how many at a time.',
    input: z.strictObject({
      status: presenceStatusSchema,
      capacity: z.number().int().min(1).max(MAX_CAPACITY).optional(),
    }),
    output: z.object({}),
    limited: true,
  },
  'queue:watch': {
    summary:
      'The first waiting conversations in order, or those behind the one named `after`; `queue:changed` pushes follow with every change.',
    input: z.strictObject({ after: idSchema.optional() }),
    output: z.object({ ...lineVersion, items: z.array(placedItemSchema) }),
    limited: true,
  },
  'conversation:take': {
    summary: 'Takes a conversation. Refused with `taken` and who has it when somebody was faster.',
    input: z.strictObject(inConversation),
    output: seqAck,
    limited: true,
  },
  'offer:accept': {
    summary: 'Accepts an offered conversation.',
    input: z.strictObject({ ...inConversation, reason: shortTextSchema.optional() }),
    output: seqAck,
    limited: true,
  },
  'offer:decline': {
    summary: 'Declines an offered conversation; it goes to the next agent at once.',
    input: z.strictObject({ ...inConversation, reason: shortTextSchema.optional() }),
    output: written,
    limited: true,
  },
  'conversation:open': {
    summary:
      'The conversation with its brief and its first entries; `entries:after` has those up to its `lastSeq`, and `entry` pushes follow.',
    input: z.strictObject({ conversationId: idSchema }),
    output: z.object({
      conversation: conversationSummarySchema,
      entries: z.array(agentEntrySchema),
      brief: briefSchema,
    }),
    limited: true,
  },
  'entries:after': {
    summary: 'The entries after `seq`, in order, for filling a gap.',
    input: z.strictObject({ conversationId: idSchema, seq: z.number().int().nonnegative() }),
    output: z.object({ entries: z.array(agentEntrySchema), more: z.boolean() }),
    limited: true,
  },
  'entries:before': {
    summary: 'The newest entries before `seq`, in order, for reading back through a long conversation.',
    input: before,
    output: z.object({ entries: z.array(agentEntrySchema), more: z.boolean() }),
    limited: true,
  },
  'message:send': {
    summary: 'Answers the contact. Only the assignee may.',
    input: z.strictObject({ ...inConversation, text: textSchema }),
    output: written,
    limited: true,
  },
  'note:add': {
    summary: 'Adds a note that contacts never see.',
    input: z.strictObject({ ...inConversation, text: textSchema }),
    output: written,
    limited: true,
  },
  'conversation:transfer': {
    summary: 'Hands the conversation to an agent, a team or whoever has a skill.',
    input: z.strictObject({ ...inConversation, to: transferTargetSchema, reason: shortTextSchema.min(1) }),
    output: written,
    limited: true,
  },
  'conversation:resolve': {
    summary: 'Says that it is answered; the contact is asked to confirm.',
    input: z.strictObject({ ...inConversation, note: shortTextSchema.optional() }),
    output: written,
    limited: true,
  },
  'conversation:close': {
    summary: 'Closes a resolved conversation.',
    input: z.strictObject(inConversation),
    output: written,
    limited: true,
  },
  'alert:acknowledge': {
    summary: 'Says that somebody has seen a waiting conversation, so that its alert stops repeating.',
    input: z.strictObject(inConversation),
    output: written,
    limited: true,
  },
  'decision:label': {
    summary: 'Records what an agent says of a decision of the assistant.',
    input: z.strictObject({
      ...inConversation,
      decisionId: idSchema,
      verdict: z.enum(['right', 'too_early', 'too_late', 'not_needed']),
      comment: shortTextSchema.optional(),
    }),
    output: written,
    limited: true,
  },
  'typing:set': {
    summary: 'Tells the contact that the agent is typing.',
    input: z.strictObject({ conversationId: idSchema, typing: z.boolean() }),
    output: z.object({}),
    limited: true,
  },
  'contact:erase': {
    summary:
      'Erases a contact: who it is at once, what was said soon after. Sent again, it says how far that is.',
    input: z.strictObject({
      contactId: idSchema.describe('The contact.'),
      reason: erasureReasonSchema.exclude(['retention']).describe('Why. Kept with the record.'),
    }),
    output: z.object({ erasure: erasureSchema.describe('The record of the erasure.') }),
    limited: true,
  },
} as const satisfies Partial<Record<Operation, CommandRow>>;

export type VisitorCommandName = keyof typeof visitorCommands;
export type AgentCommandName = keyof typeof agentCommands;
export type VisitorInput<N extends VisitorCommandName> = z.infer<(typeof visitorCommands)[N]['input']>;
export type VisitorOutput<N extends VisitorCommandName> = z.infer<(typeof visitorCommands)[N]['output']>;
export type AgentInput<N extends AgentCommandName> = z.infer<(typeof agentCommands)[N]['input']>;
export type AgentOutput<N extends AgentCommandName> = z.infer<(typeof agentCommands)[N]['output']>;

export function isVisitorCommand(name: string): name is VisitorCommandName {
  return Object.hasOwn(visitorCommands, name);
}

export function isAgentCommand(name: string): name is AgentCommandName {
  return Object.hasOwn(agentCommands, name);
}
