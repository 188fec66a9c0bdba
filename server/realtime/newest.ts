import type { Conversation } from '../../core/timeline/conversation.ts';
import type { Log } from '../log.ts';
import type { Conversations, Newest } from '../store/conversations.ts';
import type { Timeline } from '../timeline/timeline.ts';
import type { AgentNamespace, VisitorNamespace } from './realtime.ts';
import { conversationOfRoom, rooms } from './rooms.ts';

type Deps = {
  visitors: VisitorNamespace;
  agents: AgentNamespace;
  conversations: Pick<Conversations, 'newestOfContacts' | 'newestForAgents'>;
  timeline: Pick<Timeline, 'peek' | 'refresh'>;
  now: () => Date;
  log: Log;
};

const EVERY_MS = 10_000;
const AT_ONCE = 500;
/** A conversation that closed this recently is still told of: its last entries may be the ones that were missed. */
const CLOSED_FOR_MS = 3_600_000;

/**
 * Tells everybody who is connected, again and again, how far their conversations are by the store. Pushes can be lost
 * on their way between processes, and who never hears of an entry cannot know that it is missing.
 * @returns how to stop
 */
export function startTellingNewest(deps: Deps): () => void {
  const timer = setInterval(() => {
    Promise.all([tellContacts(deps), tellAgents(deps)]).catch((error: Error) =>
      deps.log.debug({ err: error.message }, 'newest: will be told later'),
    );
  }, EVERY_MS);
  timer.unref();
  return () => clearInterval(timer);
}

async function tellContacts({ visitors, conversations, timeline, now }: Deps): Promise<void> {
  const connected = [...new Set([...visitors.sockets.values()].map(({ data }) => data.who.contactId))];
  const since = new Date(now().getTime() - CLOSED_FOR_MS);
  for (let start = 0; start < connected.length; start += AT_ONCE) {
    const ids = connected.slice(start, start + AT_ONCE);
    for (const newest of await conversations.newestOfContacts(ids, since)) {
      const conversation = await upToDate(timeline, newest);
      if (!conversation) continue;
      // What only the team sees is nothing that a contact could miss.
      const told = { conversationId: newest._id, seq: conversation.contactSeq };
      visitors.to(rooms.contact(newest.contactId)).emit('newest', told);
    }
  }
}

async function tellAgents({ agents, conversations }: Deps): Promise<void> {
  const agentIds = [...new Set([...agents.sockets.values()].map(({ data }) => data.who.userId))];
  if (agentIds.length === 0) return;
  const opened = [...agents.adapter.rooms.keys()].flatMap((room) => conversationOfRoom(room) ?? []);
  for (const { _id, assigneeId, lastSeq } of await conversations.newestForAgents(opened, agentIds)) {
    const audience = [rooms.conversation(_id), ...(assigneeId ? [rooms.user(assigneeId)] : [])];
    agents.to(audience).emit('newest', { conversationId: _id, seq: lastSeq });
  }
}

async function upToDate(timeline: Deps['timeline'], { _id, lastSeq }: Newest): Promise<Conversation | null> {
  const known = timeline.peek(_id);
  return known && known.seq >= lastSeq ? known : timeline.refresh(_id);
}
