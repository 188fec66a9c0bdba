import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Conversation } from '../../core/timeline/conversation.ts';
import type { AccessTeller } from '../directory/access.ts';
import type { Lines } from '../directory/lines.ts';
import type { Log } from '../log.ts';
import type { Timeline } from '../timeline/timeline.ts';
import { createGather } from './gather.ts';
import type { VisitorNamespace } from './realtime.ts';
import { rooms } from './rooms.ts';

type Deps = {
  visitors: VisitorNamespace;
  lines: Pick<Lines, 'peek' | 'onChange' | 'keepWhile'>;
  timeline: Pick<Timeline, 'peek' | 'load'>;
  access: Pick<AccessTeller, 'ofWaits'>;
  log: Log;
};

/** Nobody is told of a place more often. */
const EVERY_MS = 1_000;
/** After so many pushes others have their turn. */
const AT_ONCE = 50;

export type PlacePush = ReturnType<typeof createPlacePush>;

/** Tells each waiting contact that is connected here its place in line, where it has changed. */
export function createPlacePush({ visitors, lines, timeline, access, log }: Deps) {
  /** By workspace and conversation. */
  const lastTold = new Map<string, Map<string, number>>();
  const gather = createGather(
    (workspaceId) =>
      pushChanged(workspaceId).catch((error: Error) => log.debug({ err: error.message }, 'places in line')),
    EVERY_MS,
  );
  lines.keepWhile((workspaceId) => connectedTo(workspaceId).size > 0);
  const stopListening = lines.onChange((workspaceId) => {
    if (visitors.sockets.size > 0) gather.soon(workspaceId);
  });

  async function pushChanged(workspaceId: string): Promise<void> {
    const line = lines.peek(workspaceId);
    if (!line) return;
    const known = toldIn(workspaceId);
    for (const id of known.keys()) if (line.placeOf(id) === null) known.delete(id);
    const tell = await access.ofWaits(workspaceId);
    let pushed = 0;
    for (const contactId of connectedTo(workspaceId)) {
      for (const { id, ownerName, requestedAt } of line.ofContact(contactId)) {
        const place = line.placeOf(id);
        if (place === null || known.get(id) === place || !waits(id)) continue;
        known.set(id, place);
        // Read models of a build before do not say when.
        const askedAt = requestedAt ?? (await timeline.load(id))?.lastEscalation?.requestedAt ?? null;
        visitors
          .to(rooms.contact(contactId))
          .emit('access', { conversationId: id, ...tell(ownerName, askedAt, place) });
        pushed += 1;
        if (pushed % AT_ONCE === 0) await nextTurn();
      }
    }
  }

  function toldIn(workspaceId: string): Map<string, number> {
    const known = lastTold.get(workspaceId) ?? new Map<string, number>();
    lastTold.set(workspaceId, known);
    return known;
  }

  function connectedTo(workspaceId: string): Set<string> {
    const contacts = new Set<string>();
    for (const { data } of visitors.sockets.values())
      if (data.who.workspaceId === workspaceId) contacts.add(data.who.contactId);
    return contacts;
  }

  /** What is known of the conversation here may be newer than the line. */
  function waits(conversationId: string): boolean {
    const known = timeline.peek(conversationId);
    return known === null || known.state.kind === 'waiting';
  }

  return {
    /** Notes what place a contact has been told by another push. */
    told(
      { workspaceId, conversationId }: Pick<Conversation, 'workspaceId' | 'conversationId'>,
      place: number | null,
    ): void {
      if (place === null) toldIn(workspaceId).delete(conversationId);
      else toldIn(workspaceId).set(conversationId, place);
    },
    close(): void {
      stopListening();
      gather.close();
    },
  };
}
