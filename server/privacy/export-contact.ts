import { type BriefState, foldBrief } from '../../core/brief/brief.ts';
import { briefView } from '../../core/brief/brief-view.ts';
import type { ContactExport } from '../../core/contract/personal-data.ts';
import type { Entry } from '../../core/timeline/entry.ts';
import { viewForAgent, viewForContact } from '../../core/timeline/visible.ts';
import type { ContactDocument } from '../store/contacts.ts';
import type { Entries } from '../store/entries.ts';
import type { Quarantine } from '../store/quarantine.ts';
import { erasureViewOf } from './erase-contact.ts';

const PAGE = 200;

type Deps = {
  entries: Pick<Entries, 'conversationsOf' | 'after' | 'contactOf'>;
  quarantine: Pick<Quarantine, 'ofContact'>;
  now: () => Date;
};

/** A part of the document that is short enough to be written at once. */
type Piece<K extends keyof ContactExport> = Pick<ContactExport, K>;

/**
 * Everything that is held of a contact, as one JSON document (core/contract/personal-data.ts), in pieces: no more than a
 * page of a conversation is in memory. A document that was cut short does not parse.
 */
export async function* exportContact(
  { entries, quarantine, now }: Deps,
  contact: ContactDocument,
): AsyncGenerator<string> {
  const head: Piece<'format' | 'version' | 'madeAt' | 'contact' | 'erasure' | 'malformed'> = {
    format: 'handrail-contact',
    version: 1,
    madeAt: now().toISOString(),
    contact: contactViewOf(contact),
    erasure: contact.erasure ? erasureViewOf(contact._id, contact.erasure) : null,
    malformed: (await quarantine.ofContact(contact._id)).map(({ at, source, raw }) => ({
      at: at.toISOString(),
      source,
      raw,
    })),
  };
  yield `${JSON.stringify(head).slice(0, -1)},"conversations":[`;
  let separator = '';
  for (const id of await entries.conversationsOf(contact._id)) {
    if ((await entries.contactOf(id)) !== contact._id) continue;
    yield `${separator}{"id":${JSON.stringify(id)},`;
    yield* conversation(entries, id);
    yield '}';
    separator = ',';
  }
  yield ']}';
}

/** What the contact saw, then all of it, then the brief that agents are handed. */
async function* conversation(entries: Pick<Entries, 'after'>, id: string): AsyncGenerator<string> {
  yield '"seen":[';
  yield* listed(entries, id, viewForContact);
  yield '],"entries":[';
  let brief: BriefState | undefined;
  yield* listed(entries, id, (entry) => {
    brief = foldBrief(brief, entry);
    return viewForAgent(entry);
  });
  yield `],"brief":${JSON.stringify(brief ? briefView(brief) : null)}`;
}

async function* listed(
  entries: Pick<Entries, 'after'>,
  id: string,
  view: (entry: Entry) => object | null,
): AsyncGenerator<string> {
  let separator = '';
  for (let last = 0; ; ) {
    const page = await entries.after(id, last, PAGE);
    const shown = page.flatMap((entry) => view(entry) ?? []);
    if (shown.length > 0) {
      yield separator + shown.map((one) => JSON.stringify(one)).join(',');
      separator = ',';
    }
    const next = page.at(-1)?.seq;
    if (next === undefined) return;
    last = next;
  }
}

/** Who a contact is, as people who look for one see it. */
export function contactViewOf({
  _id,
  name,
  email,
  verified,
  account,
  seenAt,
}: ContactDocument): ContactExport['contact'] {
  return { id: _id, name, email, verified, account, seenAt: seenAt.toISOString() };
}
