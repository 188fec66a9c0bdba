import type { Bus } from '../bus/bus.ts';
import type { Log } from '../log.ts';
import type { Contacts } from '../store/contacts.ts';
import type { Entries } from '../store/entries.ts';
import type { Briefs } from '../timeline/briefs.ts';
import type { Timeline } from '../timeline/timeline.ts';

type Deps = {
  contacts: Pick<Contacts, 'erasedSince'>;
  entries: Pick<Entries, 'conversationsOf' | 'erasedSince'>;
  timeline: Pick<Timeline, 'forget'>;
  briefs: Pick<Briefs, 'forget'>;
  bus: Pick<Bus, 'listen'>;
  log: Log;
  now: () => Date;
};

const LOOK_EVERY_MS = 60_000;
/** A look reaches back further than the one before, since clocks differ and looks fail. */
const REACH_MS = 10 * LOOK_EVERY_MS;

/**
 * Lets this process forget what was erased: at once by the notice, and within a minute where that was lost.
 * @returns how to stop
 */
export function keepForgetting(
  { contacts, entries, timeline, briefs, bus, log, now }: Deps,
  lookEveryMs = LOOK_EVERY_MS,
): () => void {
  const forget = (conversationId: string) => {
    timeline.forget(conversationId);
    briefs.forget(conversationId);
  };
  const stopListening = bus.listen((notice) => {
    if (notice.kind !== 'entries') return;
    for (const { type, conversationId } of notice.entries)
      if (type === 'conversation.erased') forget(conversationId);
  });
  const look = async () => {
    const since = new Date(now().getTime() - REACH_MS);
    for (const conversationId of await entries.erasedSince(since)) forget(conversationId);
    // An erasure that took long may have been written down long before it was complete.
    for (const contactId of await contacts.erasedSince(since))
      for (const conversationId of await entries.conversationsOf(contactId)) forget(conversationId);
  };
  const timer = setInterval(() => {
    look().catch((error: Error) => log.debug({ err: error.message }, 'erasures: will be looked for later'));
  }, lookEveryMs);
  timer.unref();
  return () => {
    stopListening();
    clearInterval(timer);
  };
}
