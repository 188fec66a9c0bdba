import type { AgentPresence } from '../../../core/contract/views.ts';
import { createObservable, type Observable } from '../../shared/observable.ts';
import type { Connection } from './connection.ts';

/** `capacity` is missing until this agent sets a limit: until then the workspace's default holds. */
export type OwnPresence = { status: 'online' | 'away'; capacity?: number };
export type Presence = {
  own: Observable<OwnPresence>;
  team: Observable<readonly AgentPresence[]>;
  /** Tells the server (again): presence is a lease, and a new connection starts without one. */
  announce(): void;
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
  return { own, team, announce };
}

function load(storage: Storage): OwnPresence {
  try {
    return { ...USUAL, ...(JSON.parse(storage.getItem(STORAGE_KEY) ?? '{}') as Partial<OwnPresence>) };
  } catch {
    return USUAL;
  }
}
