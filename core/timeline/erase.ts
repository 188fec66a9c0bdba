import { unreachable } from '../shared/unreachable.ts';
import { ERASED } from '../values/erased.ts';
import type { ErasureScope } from '../values/erasure.ts';
import type { Need } from '../values/need.ts';
import type { Account } from '../values/people.ts';
import type { Entry, EntryData, WordMeasures } from './entry.ts';

/** What of an entry can be personal. */
type Content = Pick<Entry, 'type' | 'data' | 'actor'>;

/**
 * The entry without what is personal in it: words, names, addresses, quotes, what was derived from them. Its place, type,
 * times, codes, numbers and the people of the team stay. What is erased already comes back the same.
 * @param measures what the figures read from a message; what is unknown counts as nothing special
 */
export function erased<E extends Content>(entry: E, scope: ErasureScope, measures?: WordMeasures): E {
  const { actor } = entry;
  const { name: _, ...nameless } = actor;
  return {
    ...entry,
    actor: actor.kind === 'contact' && scope === 'contact' ? nameless : actor,
    data: erasedData(entry as unknown as Entry, scope, measures),
  };
}

function erasedData(entry: Entry, scope: ErasureScope, measures?: WordMeasures): Entry['data'] {
  switch (entry.type) {
    case 'conversation.started':
      return erasedBeginning(entry.data, scope);
    case 'contact.identified':
      return whoIs(entry.data, scope);
    case 'message.posted':
      return {
        ...unlabelled(entry.data),
        text: ERASED,
        erased: entry.data.erased ?? measures ?? nothingSpecial,
      };
    case 'note.added':
      return { text: ERASED };
    case 'need.signalled':
      return unquoted(entry.data);
    case 'decision.recorded':
      return { ...entry.data, decision: erasedDecision(entry.data.decision), judgement: null };
    case 'escalation.requested': {
      const { reason, need, note } = entry.data;
      const code = { ...reason, text: ERASED };
      return { ...entry.data, reason: code, need: unquoted(need), note: mark(note), care: null };
    }
    case 'offer.ended':
      return { ...entry.data, reason: mark(entry.data.reason) };
    case 'conversation.transferred':
      return { ...entry.data, reason: ERASED };
    case 'conversation.resolved':
      return { note: mark(entry.data.note) };
    case 'resolution.answered':
    case 'decision.labelled':
      return { ...entry.data, comment: mark(entry.data.comment) };
    case 'alert.acknowledged':
    case 'offer.made':
    case 'assignment.accepted':
    case 'conversation.reopened':
    case 'conversation.closed':
    case 'contact.left':
    case 'contact.returned':
    case 'conversation.erased':
    // Whoever can read it erases it (server/privacy).
    case 'entry.opaque':
      return entry.data;
    default:
      return unreachable(entry);
  }
}

function erasedBeginning(data: EntryData<'conversation.started'>, scope: ErasureScope) {
  const { origin: _, ...rest } = data;
  return { ...whoIs(rest, scope), page: null, locale: null };
}

/** The labels of choices are titles and fixed words, and go with the words around them. */
function unlabelled({ choices: _, choiceId: __, ...data }: EntryData<'message.posted'>) {
  return data;
}

const nothingSpecial: WordMeasures = { isCourtesy: false, class: null, isRepeated: false };

type Who = Pick<EntryData<'conversation.started'>, 'contact' | 'account'>;

/** Who the contact is. The id stays: it is a number for a stranger, and what the contact's conversations share. */
export function whoIs<W extends Who>(who: W, scope: ErasureScope): W {
  if (scope === 'texts') return who;
  return {
    ...who,
    contact: { ...who.contact, name: null, email: null },
    account: namelessAccount(who.account),
  };
}

/** The tier stays, since figures are grouped by it. */
function namelessAccount(account: Account | null): Account | null {
  return account && { id: 'erased', name: ERASED, tier: account.tier };
}

function mark(text: string | null): string | null {
  return text === null ? null : ERASED;
}

function unquoted(need: Need): Need {
  return { ...need, evidence: { ...need.evidence, quote: '' } };
}

type Decision = EntryData<'decision.recorded'>['decision'];

/** Numbers, rules and versions stay. What the policy read as a word may say what somebody's message was about. */
function erasedDecision(decision: Decision): Decision {
  const { reason, inputs } = decision as { reason?: { code: string } | null; inputs?: { facts?: object } };
  return {
    ...decision,
    ...('why' in decision ? { why: ERASED } : {}),
    ...(reason ? { reason: { ...reason, text: ERASED } } : {}),
    ...(inputs?.facts ? { inputs: { ...inputs, facts: withoutWords(inputs.facts) } } : {}),
  };
}

function withoutWords(facts: object): object {
  return Object.fromEntries(
    Object.entries(facts).map(([name, value]) => [name, typeof value === 'string' ? null : value]),
  );
}
