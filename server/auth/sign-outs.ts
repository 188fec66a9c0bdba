import type { Log } from '../log.ts';
import type { Contacts } from '../store/contacts.ts';

type Deps = {
  contacts: Pick<Contacts, 'signedOutSince'>;
  /** How long a signed-in contact's token lives, in minutes: a sign-out before that ends nothing any more. */
  signedInMinutes: number;
  log: Log;
  /** The store's time. */
  now: () => Date;
};

export type SignOuts = ReturnType<typeof keepSignOuts>;

const LOOK_EVERY_MS = 2_000;

/**
 * Knows which signed-in contacts the host's back end has signed out of late, from the store and within seconds
 * wherever it was told. Asking costs nothing: the way to a person does not wait for it.
 */
export function keepSignOuts({ contacts, signedInMinutes, log, now }: Deps) {
  let endedAt = new Map<string, number>();

  async function look(): Promise<void> {
    const since = new Date(now().getTime() - signedInMinutes * 60_000);
    const found = await contacts.signedOutSince(since);
    endedAt = new Map(found.map(({ id, at }) => [id, at.getTime()]));
  }

  const lookOrWait = () =>
    look().catch((error: Error) => log.debug({ err: error.message }, 'sign-outs: will be looked for again'));
  const timer = setInterval(() => void lookOrWait(), LOOK_EVERY_MS);
  timer.unref();
  return {
    /** Resolves when the newest are known, or the store is away. */
    look: lookOrWait,
    /** Whether a session that began at a moment was ended since. */
    hasEnded: (contactId: string, begunAt: Date): boolean =>
      begunAt.getTime() <= (endedAt.get(contactId) ?? Number.NEGATIVE_INFINITY),
    stop: (): void => clearInterval(timer),
  };
}
