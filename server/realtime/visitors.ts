import type { OriginOf } from '../auth/origin.ts';
import type { SignOuts } from '../auth/sign-outs.ts';
import type { VisitorPass, VisitorTokens } from '../auth/visitor-tokens.ts';
import type { CommandExecutor } from '../commands/execute.ts';
import type { ContactPresence } from '../directory/contact-presence.ts';
import { RefusalError, refusalOf } from '../refusal.ts';
import { answerEvents, type VisitorNamespace } from './realtime.ts';
import { rooms } from './rooms.ts';

/** The longest that a timer can wait. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;

type Deps = {
  visitors: VisitorNamespace;
  tokens: VisitorTokens;
  originOf: OriginOf;
  executor: Pick<CommandExecutor, 'runVisitor'>;
  presence: ContactPresence;
  signOuts: Pick<SignOuts, 'hasEnded' | 'listen'>;
  /** Whether this contact was erased: then its token opens nothing. */
  isErased: (contactId: string) => Promise<boolean>;
};

/** Serves the visitors' namespace: a token opens it, commands come in, pushes go to the contact's room. */
export function serveVisitors(deps: Deps): () => void {
  const { visitors, tokens, originOf, executor, presence, signOuts, isErased } = deps;
  visitors.use((socket, next) => {
    const token: unknown = socket.handshake.auth.token;
    void authenticate(typeof token === 'string' ? token : '').then(next);

    async function authenticate(text: string): Promise<Error | undefined> {
      const who = await tokens.verify(text);
      // Without the store nobody is kept out: commands are refused until it is back, and are asked then.
      if (!who || (await isErased(who.contactId).catch(() => false))) {
        const message = 'The visitor token is missing, expired or not ours; start a new session';
        return refusedHandshake(new RefusalError('unauthenticated', message));
      }
      socket.data.who = { ...who, origin: originOf(socket.request) };
      return undefined;
    }
  });

  visitors.on('connection', (socket) => {
    const { who } = socket.data;
    void socket.join(rooms.contact(who.contactId));
    void presence.seen(who);
    // A connection lasts no longer than the token that opened it; the client comes back with a new one.
    const msLeft = Math.min(who.expiresAt.getTime() - Date.now(), LONGEST_TIMER_MS);
    const ending = setTimeout(() => socket.disconnect(true), msLeft);
    socket.on('disconnect', () => clearTimeout(ending));
    answerEvents(socket, (name, input) => executor.runVisitor(name, input, who));
  });

  signOuts.listen(() => {
    for (const socket of visitors.sockets.values()) {
      const { contactId, isSignedIn, issuedAt } = socket.data.who;
      if (isSignedIn && signOuts.hasEnded(contactId, issuedAt)) socket.disconnect(true);
    }
  });
  return presence.keepRenewing(() => [...visitors.sockets.values()].map(({ data }): VisitorPass => data.who));
}

/** A handshake error as clients can read it: `error.data.code`. */
export function refusedHandshake(error: RefusalError): Error {
  return Object.assign(new Error(error.message), { data: refusalOf(error).error });
}
