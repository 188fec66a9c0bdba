import { z } from 'zod';
import { actorSchema } from '../values/people.ts';
import { clientIdSchema, idSchema, isoTimeSchema } from '../values/texts.ts';
import { type Entry, type EntryData, type EntryOf, type EntryType, entryData, entryTypes } from './entry.ts';

/** How a contact sees an entry of one type: the schema of the data that is shown, and how it is made. */
type Sight<T extends EntryType, S extends z.ZodType = z.ZodType> = {
  data: S;
  show: (data: EntryData<T>) => z.infer<S>;
};

function seen<T extends EntryType, S extends z.ZodType>(
  _type: T,
  data: S,
  show: (data: EntryData<T>) => z.infer<S>,
): Sight<T, S> {
  return { data, show };
}

const nameOnly = z.object({ name: z.string() });
const nothing = z.object({});
const showNothing = () => ({});

/**
 * What a contact sees of each entry type; null where they see none of it. Built field by field, so that nothing
 * internal slips through. A new type does not compile until it has a row.
 */
const contactSight = {
  'conversation.started': seen(
    'conversation.started',
    z.object({ owner: nameOnly, byPress: z.boolean() }),
    ({ owner, byPress }) => ({ owner: { name: owner.name }, byPress }),
  ),
  'message.posted': seen(
    'message.posted',
    z.object({
      text: z.string(),
      /** Set on messages of the assistant. */
      reply: z
        .object({
          replyId: idSchema,
          kind: entryData['message.posted'].shape.reply.unwrap().shape.kind,
          articles: z.array(z.object({ id: idSchema, title: z.string() })),
        })
        .optional(),
      ...entryData['message.posted'].pick({ choices: true, choiceId: true }).shape,
    }),
    ({ text, reply, choices, choiceId }) =>
      reply
        ? {
            text,
            ...(choices ? { choices } : {}),
            reply: {
              replyId: reply.replyId,
              kind: reply.kind,
              articles: reply.articles.map(({ id, title }) => ({ id, title })),
            },
          }
        : { text, ...(choiceId === undefined ? {} : { choiceId }) },
  ),
  'note.added': null,
  'need.signalled': null,
  'decision.recorded': null,
  'escalation.requested': seen(
    'escalation.requested',
    entryData['escalation.requested'].pick({ by: true, requestedAt: true, care: true }),
    ({ by, requestedAt, care }) => ({ by, requestedAt, care }),
  ),
  'alert.acknowledged': null,
  'offer.made': null,
  'offer.ended': null,
  'assignment.accepted': seen('assignment.accepted', z.object({ agent: nameOnly }), ({ agent }) => ({
    agent: { name: agent.name },
  })),
  'conversation.transferred': seen(
    'conversation.transferred',
    z.object({ toName: z.string() }),
    ({ toName }) => ({ toName }),
  ),
  'conversation.resolved': seen('conversation.resolved', nothing, showNothing),
  'resolution.answered': seen(
    'resolution.answered',
    entryData['resolution.answered'].pick({ solved: true, score: true }),
    ({ solved, score }) => ({ solved, score }),
  ),
  'conversation.reopened': seen('conversation.reopened', nothing, showNothing),
  'conversation.closed': seen('conversation.closed', nothing, showNothing),
  'contact.left': null,
  'contact.returned': null,
  'contact.identified': null,
  'decision.labelled': null,
  'conversation.erased': null,
  'entry.opaque': null,
} as const satisfies { [T in EntryType]: Sight<T> | null };

type ContactSight = typeof contactSight;

/** The entry types that a contact can see. */
export type ContactEntryType = {
  [T in EntryType]: ContactSight[T] extends null ? never : T;
}[EntryType];

export function isVisibleToContact(type: EntryType): type is ContactEntryType {
  return contactSight[type] !== null;
}

/** The schema of the data that a contact sees of an entry type; null where they see none of it. */
export function contactDataSchema(type: EntryType): z.ZodType | null {
  return contactSight[type]?.data ?? null;
}

export const contactTypes = entryTypes.filter(isVisibleToContact);

const commonShape = {
  id: idSchema,
  conversationId: idSchema,
  seq: z.number().int().positive(),
  at: isoTimeSchema,
};

const contactShape = {
  ...commonShape,
  /** Who did it; ids of people are not for contacts. */
  actor: actorSchema.pick({ kind: true, name: true }),
  clientId: clientIdSchema
    .optional()
    .describe(
      "On the contact's own entries: the `clientId` of the command that wrote it, so that a pending copy can be replaced. One command may write several entries; all of them carry it.",
    ),
  prevSeq: z
    .number()
    .int()
    .nonnegative()
    .describe(
      'The `seq` of the entry before this one that the contact may see, 0 for the first. Whoever does not hold that one has missed something and asks `entries:after`.',
    ),
};

/** An entry as its contact sees it (docs/protocol.md). */
export type ContactEntryOf<T extends ContactEntryType> = z.infer<z.ZodObject<typeof contactShape>> & {
  type: T;
  data: z.infer<NonNullable<ContactSight[T]>['data']>;
};
export type ContactEntry = { [T in ContactEntryType]: ContactEntryOf<T> }[ContactEntryType];

/** An entry as the team sees it: all but the store's own fields. */
export type AgentEntryOf<T extends EntryType> = Omit<
  EntryOf<T>,
  'workspaceId' | 'prevContactSeq' | 'clientId'
> & { clientId?: string };
export type AgentEntry = { [T in EntryType]: AgentEntryOf<T> }[EntryType];

export const contactEntrySchema = unionByType<ContactEntry>(
  contactTypes.map((type) =>
    z.object({ ...contactShape, type: z.literal(type), data: contactSight[type].data }),
  ),
);

export const agentEntrySchema = unionByType<AgentEntry>(
  entryTypes.map((type) =>
    z.object({
      ...commonShape,
      type: z.literal(type),
      actor: actorSchema,
      clientId: clientIdSchema
        .optional()
        .describe(
          'On what people did: the `clientId` of the command that wrote it. One command may write several entries; all of them carry it.',
        ),
      data: entryData[type],
    }),
  ),
);

/** What a contact sees of an entry, or null. */
export function viewForContact(entry: Entry): ContactEntry | null {
  const sight = contactSight[entry.type] as Sight<EntryType> | null;
  if (!sight) return null;
  const { kind, name } = entry.actor;
  return {
    ...common(entry),
    type: entry.type,
    actor: { kind, ...(name ? { name } : {}) },
    data: sight.show(entry.data),
    prevSeq: entry.prevContactSeq,
    ...(kind === 'contact' ? commandOf(entry) : {}),
  } as ContactEntry;
}

/** What the team sees of an entry. */
export function viewForAgent(entry: Entry): AgentEntry {
  const { actor, type, data } = entry;
  return { ...common(entry), type, actor, data, ...commandOf(entry) } as AgentEntry;
}

/**
 * The command by which a person caused the entry. What follows its id in the store keeps its entries apart there; an
 * id with a colon is the server's own, as of an erasure that an admin asked for.
 */
function commandOf({ actor, clientId }: Entry): { clientId?: string } {
  const isOfPerson = (actor.kind === 'contact' || actor.kind === 'agent') && !clientId.includes(':');
  return isOfPerson ? { clientId: clientId.split('#', 1)[0] ?? clientId } : {};
}

function common({ id, conversationId, seq, at }: Entry) {
  return { id, conversationId, seq, at };
}

/** One schema for each type, told apart by `type`. The rows above give the static type. */
function unionByType<T>(schemas: z.ZodObject[]): z.ZodType<T> {
  return z.discriminatedUnion(
    'type',
    schemas as unknown as [z.core.$ZodTypeDiscriminable, ...z.core.$ZodTypeDiscriminable[]],
  ) as unknown as z.ZodType<T>;
}
