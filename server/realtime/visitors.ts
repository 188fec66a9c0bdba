import type { OriginOf } from '../auth/origin.ts';
import type { VisitorPass, VisitorTokens } from '../auth/visitor-tokens.ts';
import type { Bus } from '../bus/bus.ts';
import type { CommandExecutor } from '../commands/execute.ts';
import type { ContactPresence } from '../directory/contact-presence.ts';
import { RefusalError, refusalOf } from '../refusal.ts';
import { letGoOfToken } from './lean-connection.ts';
import { isRead } from './reads.ts';
import { answerEvents, type VisitorNamespace } from './realtime.ts';
import { rooms } from './rooms.ts';

/** How often it is looked for connections that have outlived their tokens: a timer for each would cost memory. */
const LOOK_MS = 1_000;

type VisitorSocket = Parameters<Parameters<VisitorNamespace['use']>[0]>[0];

type Deps = {
  visitors: VisitorNamespace;
  tokens: VisitorTokens;
  originOf: OriginOf;
  executor: Pick<CommandExecutor, 'runVisitor'>;
  presence: ContactPresence;
  bus: Pick<Bus, 'untilHeard'>;
  /** Whether this contact was erased: then its token opens nothing. */
  isErased: (contactId: string) => Promise<boolean>;
};

/** Serves the visitors' namespace: a token opens it, commands come in, pushes go to the contact's room. */
export function serveVisitors(deps: Deps): () => void {
  const { visitors, tokens, originOf, executor, presence, bus, isErased } = deps;
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
      letGoOfToken(socket);
      return undefined;
    }
  });

  const answer = answerEvents<VisitorSocket>(async ({ data: { who } }, name, input) => {
    // What is read now and what is pushed from now on must leave no gap.
    if (isRead(name)) await bus.untilHeard(rooms.contact(who.contactId));
    return executor.runVisitor(name, input, who);
  });
  visitors.on('connection', (socket) => {
    const { who } = socket.data;
    void socket.join(rooms.contact(who.contactId));
    void presence.seen(who);
    socket.onAny(answer);
  });

  const looking = setInterval(() => endOutlived(visitors, tokens), LOOK_MS);
  looking.unref();
  const stopRenewing = presence.keepRenewing(() =>
    [...visitors.sockets.values()].map(({ data }): VisitorPass => data.who),
  );
  return () => {
    clearInterval(looking);
    stopRenewing();
  };
}

/** A connection lasts no longer than the token that opened it; the client comes back with a new one. */
function endOutlived(visitors: VisitorNamespace, tokens: Pick<VisitorTokens, 'isOver'>): void {
  for (const socket of visitors.sockets.values()) if (tokens.isOver(socket.data.who)) socket.disconnect(true);
}

/** A handshake error as clients can read it: `error.data.code`. */
export function refusedHandshake(error: RefusalError): Error {
  return Object.assign(new Error(error.message), { data: refusalOf(error).error });
}
