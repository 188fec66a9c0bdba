import { z } from 'zod';
import { briefSchema } from '../brief/brief-schema.ts';
import { entryData } from '../timeline/entry.ts';
import { agentEntrySchema, contactEntrySchema } from '../timeline/visible.ts';
import { personSchema } from '../values/people.ts';
import { idSchema, isoTimeSchema } from '../values/texts.ts';
import { accessSchema, agentPresenceSchema, lineVersion, placedItemSchema } from './views.ts';

const typingSchema = z.object({
  conversationId: idSchema,
  who: z.object({ kind: z.enum(['contact', 'assistant', 'agent']), name: z.string().optional() }),
  typing: z.boolean(),
});

const newest = {
  summary:
    'How far a conversation is, told again and again: who lacks an entry up to `seq` asks `entries:after`. Pushes can be lost between servers.',
  payload: z.object({ conversationId: idSchema, seq: z.number().int().positive() }),
};

/** What the server sends to a visitor by itself. */
export const visitorPushes = {
  entry: { summary: 'One timeline entry.', payload: contactEntrySchema },
  newest,
  'reply:delta': {
    summary: 'A piece of an assistant reply while it is written; the entry that ends it is the truth.',
    payload: z.object({
      conversationId: idSchema,
      replyId: idSchema,
      index: z.number().int().nonnegative(),
      text: z.string(),
    }),
  },
  'reply:withdrawn': {
    summary: 'A reply that was being written is not coming: a person was asked for, or it failed.',
    payload: z.object({ conversationId: idSchema, replyId: idSchema }),
  },
  access: {
    summary: 'The way to a person changed: place in line, wait, who has it.',
    payload: accessSchema.extend({ conversationId: idSchema }),
  },
  typing: { summary: 'Somebody types or stopped.', payload: typingSchema },
} as const;

/** What the server sends to an agent by itself. */
export const agentPushes = {
  offer: {
    summary: 'A conversation is proposed to this agent until `expiresAt`.',
    payload: z.object({ conversationId: idSchema, expiresAt: isoTimeSchema, brief: briefSchema }),
  },
  'offer:ended': {
    summary: 'An offer to this agent is over.',
    payload: z.object({ conversationId: idSchema, outcome: entryData['offer.ended'].shape.outcome }),
  },
  'queue:changed': {
    summary:
      'What changed in the line since the version before: take `removed` and `changed` out, then put `changed` in, in order, each at its `place`. A gap in `version`: send `queue:watch` again.',
    payload: z.object({
      ...lineVersion,
      changed: z.array(placedItemSchema),
      removed: z.array(idSchema),
    }),
  },
  entry: { summary: 'One timeline entry of an opened conversation.', payload: agentEntrySchema },
  newest,
  brief: {
    summary: 'The brief of an opened conversation changed.',
    payload: z.object({ conversationId: idSchema, brief: briefSchema }),
  },
  typing: { summary: 'Somebody types or stopped.', payload: typingSchema },
  presence: {
    summary: "The team's presence changed.",
    payload: z.object({ agents: z.array(agentPresenceSchema) }),
  },
  viewing: {
    summary: 'Who else looks at an opened conversation.',
    payload: z.object({
      conversationId: idSchema,
      agents: z.array(personSchema),
    }),
  },
} as const;

export type VisitorPushName = keyof typeof visitorPushes;
export type AgentPushName = keyof typeof agentPushes;
export type VisitorPush<N extends VisitorPushName> = z.infer<(typeof visitorPushes)[N]['payload']>;
export type AgentPush<N extends AgentPushName> = z.infer<(typeof agentPushes)[N]['payload']>;
