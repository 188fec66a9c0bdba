import type { AgentOutput } from '../../core/contract/commands.ts';
import { isSameOrigin } from '../auth/same-origin.ts';
import type { IsSecure } from '../auth/secure.ts';
import { type Sessions, sessionIdOf, sessionTokenIn } from '../auth/sessions.ts';
import type { Bus } from '../bus/bus.ts';
import { channels } from '../bus/channels.ts';
import { type Acknowledgement, asRefusal, type CommandExecutor } from '../commands/execute.ts';
import { RENEW_MS } from '../directory/agent-presence.ts';
import type { People } from '../directory/people.ts';
import type { Log } from '../log.ts';
import { RefusalError } from '../refusal.ts';
import type { Timeline } from '../timeline/timeline.ts';
import { letGoOfToken } from './lean-connection.ts';
import { type AgentNamespace, answerEvents } from './realtime.ts';
import { rooms } from './rooms.ts';
import { refusedHandshake } from './visitors.ts';

type Deps = {
  agents: AgentNamespace;
  sessions: Pick<Sessions, 'identify'>;
  isSecure: IsSecure;
  executor: Pick<CommandExecutor, 'runAgent'>;
  people: Pick<People, 'renewPresence' | 'leaveSoon'>;
  timeline: Pick<Timeline, 'refresh'>;
  bus: Pick<Bus, 'tell' | 'listen' | 'untilHeard'>;
  log: Log;
};

type AgentSocket = Parameters<Parameters<AgentNamespace['use']>[0]>[0];

/** Serves the agents' namespace: a session cookie from our own pages, or an API token, opens it. */
export function serveAgents({
  agents,
  sessions,
  isSecure,
  executor,
  people,
  timeline,
  bus,
  log,
}: Deps): () => void {
  agents.use((socket, next) => {
    void authenticate(socket).then(next);
  });

  async function authenticate(socket: AgentSocket): Promise<Error | undefined> {
    try {
      const given: unknown = socket.handshake.auth.token;
      const token = typeof given === 'string' && given ? given : cookieToken(socket, isSecure);
      const who = token ? await sessions.identify(token) : null;
      if (!who)
        return refusedHandshake(new RefusalError('unauthenticated', 'Sign in first, or send an API token'));
      socket.data.who = who;
      socket.data.sessionId = sessionIdOf(token ?? '');
      socket.data.viewing = null;
      socket.data.knowsSteps = socket.handshake.auth.knows === 'queue:changed';
      letGoOfToken(socket);
      return undefined;
    } catch (error) {
      // The store being away says nothing about the session: come back, do not sign in again.
      return refusedHandshake(asRefusal(error, { what: 'agent handshake' }, log));
    }
  }

  const answer = answerEvents(run);
  agents.on('connection', (socket) => {
    const { who, sessionId } = socket.data;
    void socket.join([rooms.user(who.userId), rooms.team(who.workspaceId), rooms.session(sessionId)]);
    renew([who.userId]);
    socket.onAny(answer);
    socket.on('disconnect', () => left(socket));
  });

  async function run(socket: AgentSocket, name: string, input: unknown): Promise<Acknowledgement> {
    // First, so that nothing falls between the answer and what follows it.
    if (name === 'queue:watch') void socket.join(lineRoomOf(socket));
    const answer = await executor.runAgent(name, input, socket.data.who);
    if (!answer.ok) return answer;
    if (name === 'conversation:open') view(socket, answer as object as AgentOutput<'conversation:open'>);
    return answer;
  }

  function view(socket: AgentSocket, { conversation }: AgentOutput<'conversation:open'>): void {
    const { id: conversationId, lastSeq } = conversation;
    const before = socket.data.viewing;
    const room = rooms.conversation(conversationId);
    socket.data.viewing = conversationId;
    void socket.join(room);
    if (before && before !== conversationId) tellViewers(before);
    tellViewers(conversationId);
    tellIfFurther(socket, conversationId, lastSeq).catch((error: Error) =>
      log.debug({ err: error.message }, 'newest: will be told later'),
    );
  }

  /** Who is shown a conversation is let into its room a moment later: what was appended between must be asked for. */
  async function tellIfFurther(socket: AgentSocket, conversationId: string, shown: number): Promise<void> {
    await bus.untilHeard(rooms.conversation(conversationId));
    const conversation = await timeline.refresh(conversationId);
    if (conversation && conversation.seq > shown)
      socket.emit('newest', { conversationId, seq: conversation.seq });
  }

  function tellViewers(conversationId: string): void {
    const viewers = new Map<string, string>();
    for (const { data } of agents.sockets.values()) {
      if (data.viewing === conversationId) viewers.set(data.who.userId, data.who.name);
    }
    agents.to(rooms.conversation(conversationId)).emit('viewing', {
      conversationId,
      agents: [...viewers].map(([id, name]) => ({ id, name })),
    });
  }

  function left(socket: AgentSocket): void {
    if (socket.data.viewing) tellViewers(socket.data.viewing);
    const { userId, workspaceId } = socket.data.who;
    if (isHere(userId)) return;
    people
      .leaveSoon(userId)
      .catch(() => undefined)
      .finally(() => bus.tell({ kind: 'presence', workspaceId, leftId: userId }, channels.team(workspaceId)));
  }

  function isHere(userId: string): boolean {
    return [...agents.sockets.values()].some(({ data }) => data.who.userId === userId);
  }

  function renew(userIds: string[]): void {
    people.renewPresence(userIds).catch(() => undefined);
  }

  // Who has left another server may be connected to this one.
  const stopListening = bus.listen((notice) => {
    if (notice.kind === 'presence' && notice.leftId && isHere(notice.leftId)) renew([notice.leftId]);
  });

  const timer = setInterval(() => {
    const ids = new Set([...agents.sockets.values()].map(({ data }) => data.who.userId));
    renew([...ids]);
  }, RENEW_MS);
  timer.unref();
  return () => {
    stopListening();
    clearInterval(timer);
  };
}

/** A socket of the build before says nothing of what it knows. */
function lineRoomOf({ data }: AgentSocket): string {
  const { workspaceId } = data.who;
  return data.knowsSteps ? rooms.line(workspaceId) : rooms.lineOfBefore(workspaceId);
}

/** A cookie counts only from our own pages: browsers send it with sockets that any page opens. */
function cookieToken(socket: AgentSocket, isSecure: IsSecure): string | null {
  const { origin, host } = socket.handshake.headers;
  return isSameOrigin(origin, host)
    ? sessionTokenIn(socket.handshake.headers.cookie, isSecure(socket.request))
    : null;
}
