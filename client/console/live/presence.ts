import type { AgentPresence } from '../../../core/contract/views.ts';
import { createObservable, type Observable } from '../../shared/observable.ts';
import type { Connection } from './connection.ts';

export type OwnPresence = { status: 'online' | 'away' };
export type Presence = {
  own: Observable<OwnPresence>;
  team: Observable<readonly AgentPresence[]>;
  /** Tells the server (again): presence is a lease, and a new connection starts without one. */
  announce(): void;
  /** Sets how many conversations at a time. The server keeps it: this browser may not be the only one. */
  setCapacity(capacity: number): void;
};

const STORAGE_KEY = 'handrail.presence';
const USUAL: OwnPresence = { status: 'online' };

/** Whether this agent takes conversations; kept in the browser, announced at every connection and change. */
export function createPresence(connection: Connection, storage: Storage): Presence {
  const own = createObservable<OwnPresence>(load(storage));
  const team = createObservable<readonly AgentPresence[]>([]);
  const announce = () => void connection.send('presence:set', own.get());
  own.subscribe(() => {
    storage.setItem(STORAGE_KEY, JSON.stringify(own.get()));
    announce();
  });
  connection.on('presence', ({ agents }) => team.set(agents));
  const setCapacity = (capacity: number) => void connection.send('presence:set', { ...own.get(), capacity });
  return { own, team, announce, setCapacity };
}

function load(storage: Storage): OwnPresence {
  try {
    const { status } = JSON.parse(storage.getItem(STORAGE_KEY) ?? '{}') as Partial<OwnPresence>;
    return { status: status ?? USUAL.status };
  } catch {
    return USUAL;
  }
}
