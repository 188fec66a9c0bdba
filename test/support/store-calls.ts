import type { Entry } from '../../core/timeline/entry.ts';
import type { ConversationDocument } from '../../server/store/conversations.ts';
import type { Store } from '../../server/store/store.ts';

/** What the methods are called with: things that the store has. */
type Given = {
  id: string;
  contactId: string;
  workspaceId: string;
  agentId: string;
  now: Date;
  story: Entry[];
};

/** Each method of the collections that grow with conversations, called as the product calls it. */
export function storeCalls({ id, contactId, workspaceId, agentId, now, story }: Given) {
  const [first] = story;
  if (!first) throw new Error('a story has a beginning');
  const model = {
    ...{ _id: id, workspaceId, contactId, state: 'waiting', lastSeq: 9, passedBy: [] },
    ...{ updatedAt: now, startedAt: now, summary: {} },
  } as unknown as ConversationDocument;
  const snapshot = { _id: id, mark: 'mark', seq: 9, conversation: '{}', brief: '{}' };
  return {
    entries: {
      insertBatch: ({ entries }) => entries.insertBatch(story.slice(0, 1)),
      insertInOrder: ({ entries }) => entries.insertInOrder(story.slice(1)),
      after: ({ entries }) => entries.after(id, 0, 100),
      before: ({ entries }) => entries.before(id, 9, 5),
      lastBefore: ({ entries }) => entries.lastBefore(id, 9, ['message.posted']),
      conversationsOf: ({ entries }) => entries.conversationsOf(contactId),
      contactOf: ({ entries }) => entries.contactOf(id),
      erasedSince: ({ entries }) => entries.erasedSince(now),
      forgetPages: ({ entries }) => entries.forgetPages(now, 5),
      rewrite: ({ entries }) => entries.rewrite([first]),
      timelinesAfter: ({ entries }) => all(entries.timelinesAfter('')),
      byClientId: ({ entries }) => entries.byClientId(id, 'm1'),
      bySeq: ({ entries }) => entries.bySeq(id, 1),
      timelinesBetween: ({ entries }) => all(entries.timelinesBetween(workspaceId, now, now)),
      appendedSince: ({ entries }) => all(entries.appendedSince([workspaceId], now)),
      notRelayed: ({ entries }) => entries.notRelayed(now, 5),
      oldestNotRelayed: ({ entries }) => entries.oldestNotRelayed(),
      markRelayed: ({ entries }) => entries.markRelayed(story),
    },
    conversations: {
      saveAll: ({ conversations }) => conversations.saveAll([model]),
      replaceAll: ({ conversations }) => conversations.replaceAll([model]),
      moveOn: ({ conversations }) =>
        conversations.moveOn([{ id, from: 9, to: 10, changed: { lastSeq: 10 }, summary: {} }]),
      behind: ({ conversations }) => conversations.behind(workspaceId, 5),
      removeWithoutTimeline: ({ conversations }) =>
        conversations.removeWithoutTimeline({ from: '', to: id, ids: [id], before: now }),
      waits: ({ conversations }) => conversations.waits(workspaceId),
      inLine: ({ conversations }) => conversations.inLine(workspaceId),
      inLineByIds: ({ conversations }) => conversations.inLineByIds([id]),
      lineDigest: ({ conversations }) => conversations.lineDigest(workspaceId),
      seqsInLine: ({ conversations }) => conversations.seqsInLine(workspaceId),
      lengthOfLine: ({ conversations }) => conversations.lengthOfLine(workspaceId),
      recentWaits: ({ conversations }) => conversations.recentWaits(workspaceId, now, 5),
      activeCounts: ({ conversations }) => conversations.activeCounts([agentId]),
      openOffers: ({ conversations }) => conversations.openOffers([agentId], now),
      ofContact: ({ conversations }) => conversations.ofContact(contactId),
      newestOfContacts: ({ conversations }) => conversations.newestOfContacts([contactId], now),
      newestForAgents: ({ conversations }) => conversations.newestForAgents([id], [agentId]),
      recentOf: ({ conversations }) => conversations.recentOf(contactId, now),
      list: ({ conversations }) => conversations.list({ workspaceId: workspaceId }, 5),
      markUnanswered: ({ conversations }) => conversations.markUnanswered(5),
      unanswered: ({ conversations }) => conversations.unanswered(now, 5),
      waitingWithoutOffer: ({ conversations }) => conversations.waitingWithoutOffer(workspaceId),
      standingOffers: ({ conversations }) => conversations.standingOffers(),
      waitingWithContactPresent: ({ conversations }) => conversations.waitingWithContactPresent('', 5),
      closedWithWords: ({ conversations }) => conversations.closedWithWords(now, 5),
      contactsAway: ({ conversations }) => conversations.contactsAway([contactId]),
      isWithPeople: ({ conversations }) => conversations.isWithPeople(contactId),
      resolvedAndIdle: ({ conversations }) => conversations.resolvedAndIdle(now, 5),
    },
    acknowledgements: {
      note: ({ acknowledgements }) => acknowledgements.note(id, 'again', 1, now),
      find: ({ acknowledgements }) => acknowledgements.find(id, 'again'),
      forgetBefore: ({ acknowledgements }) => acknowledgements.forgetBefore(now),
    },
    snapshots: {
      find: ({ snapshots }) => snapshots.find(id, 'mark', 'brief'),
      put: ({ snapshots }) => snapshots.put(snapshot),
      remake: ({ snapshots }) => snapshots.remake(snapshot),
    },
    contacts: {
      ensure: ({ contacts }) => contacts.ensure(contactId, workspaceId, now),
      byId: ({ contacts }) => contacts.byId(contactId),
      saveVerified: ({ contacts }) =>
        contacts.saveVerified({
          _id: contactId,
          workspaceId,
          name: 'M',
          email: null,
          account: null,
          seenAt: now,
        }),
      find: ({ contacts }) => contacts.find(workspaceId, { email: 'm@acme.test' }),
      noteSeen: ({ contacts }) => contacts.noteSeen([contactId], now),
      notSeenSince: ({ contacts }) => contacts.notSeenSince([contactId], now),
      signOut: ({ contacts }) => contacts.signOut(contactId, now),
      signedOutSince: ({ contacts }) => contacts.signedOutSince(now),
      openErasures: ({ contacts }) => contacts.openErasures(5),
      erasedSince: ({ contacts }) => contacts.erasedSince(now),
      erasedAmong: ({ contacts }) => contacts.erasedAmong([contactId]),
      idleSince: ({ contacts }) => all(contacts.idleSince(now)),
      beginErasure: ({ contacts }) =>
        contacts.beginErasure(contactId, workspaceId, {
          by: first.actor,
          reason: 'request',
          requestedAt: now,
        } as never),
      noteErasure: ({ contacts }) => contacts.noteErasure(contactId, { finishedAt: now }),
    },
  } satisfies Record<string, Record<string, (store: Store) => Promise<unknown>>>;
}

async function all(found: AsyncIterable<unknown>): Promise<unknown[]> {
  const gathered: unknown[] = [];
  for await (const one of found) gathered.push(one);
  return gathered;
}
