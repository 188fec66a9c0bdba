/** How many conversations an agent holds at a time where neither the agent nor the workspace sets a limit. */
export const DEFAULT_CAPACITY = 4;

/** The highest limit that an agent or a workspace may set. */
export const MAX_CAPACITY = 50;

/** How many conversations an agent has now, and may have. Offers, claims and screens all go by it. */
export type Load = { activeCount: number; capacity: number };

/**
 * How many conversations an agent holds at a time: the agent's own limit, else the workspace's default, else
 * `DEFAULT_CAPACITY`.
 */
export function capacityOf(own: number | null, workspaceDefault: number | null): number {
  return own ?? workspaceDefault ?? DEFAULT_CAPACITY;
}

/** Whether one more conversation fits. */
export function hasRoom({ activeCount, capacity }: Load): boolean {
  return activeCount < capacity;
}
