/** How many conversations an agent has at a time where neither the agent nor the workspace says otherwise. */
export const DEFAULT_CAPACITY = 4;

/** The most that an agent or a workspace may set: beyond it nobody answers anybody. */
export const MAX_CAPACITY = 50;

/** An agent's work now, and how much of it there may be: what offers, claims and screens go by. */
export type Load = { activeCount: number; capacity: number };

/**
 * How many conversations an agent has at a time: the agent's own limit, else the workspace's default, else
 * `DEFAULT_CAPACITY`.
 */
export function capacityOf(own: number | null, workspaceDefault: number | null): number {
  return own ?? workspaceDefault ?? DEFAULT_CAPACITY;
}

/** Whether one more conversation fits. */
export function hasRoom({ activeCount, capacity }: Load): boolean {
  return activeCount < capacity;
}
