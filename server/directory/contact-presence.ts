import { randomUUID } from 'node:crypto';
import type { VisitorIdentity } from '../auth/visitor-tokens.ts';
import type { Contacts } from '../store/contacts.ts';
import type { Conversations } from '../store/conversations.ts';
import { gathered } from '../store/gathered.ts';
import type { Timeline } from '../timeline/timeline.ts';

const RENEW_MS = 30_000;

type Deps = {
  contacts: Pick<Contacts, 'noteSeen'>;
  conversations: Pick<Conversations, 'ofContact' | 'contactsAway'>;
  timeline: Pick<Timeline, 'execute'>;
  /** The store's time. */
  now: () => Date;
};

export type ContactPresence = ReturnType<typeof createContactPresence>;

/** Whether a contact is still there: a lease renewed by open connections and by every request. */
export function createContactPresence({ contacts, conversations, timeline, now }: Deps) {
  // Whoever comes at the same moment, as all do after a server has gone, is noted and looked for together.
  const isAway = gathered(async (ids) => {
    await contacts.noteSeen(ids, now());
    return conversations.contactsAway(ids);
  });

  async function seen({ contactId, workspaceId }: VisitorIdentity): Promise<void> {
    try {
      if (!(await isAway(contactId))) return;
      for (const { _id, contactPresent } of await conversations.ofContact(contactId, 5)) {
        if (contactPresent) continue;
        const command = {
          kind: 'contact-returned',
          clientId: randomUUID(),
          now: now().toISOString(),
        } as const;
        await timeline.execute(_id, workspaceId, command);
      }
    } catch {
      // The next sign of life renews a lease that could not be renewed now.
    }
  }

  return {
    seen,
    /** Renews the leases of whoever is connected; returns how to stop. */
    keepRenewing(connected: () => VisitorIdentity[]): () => void {
      const timer = setInterval(() => {
        const ids = [...new Set(connected().map(({ contactId }) => contactId))];
        if (ids.length === 0) return;
        contacts.noteSeen(ids, now()).catch(() => undefined);
      }, RENEW_MS);
      timer.unref();
      return () => clearInterval(timer);
    },
  };
}
