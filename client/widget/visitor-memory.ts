import { browserStorage, type Memory, openMemory } from '../shared/storage.ts';

const CARRIED = ['out:', 'open', 'draft', 'conversation', 'read'];

/** Whom an identity speaks of, as far as one can read it; the server alone knows whether it is true. */
export function subjectOf(identity: string | undefined): string {
  try {
    const [, claims = ''] = identity?.split('.') ?? [];
    const { sub } = JSON.parse(atob(claims.replace(/-/g, '+').replace(/_/g, '/'))) as { sub?: string };
    return sub ?? '';
  } catch {
    return '';
  }
}

/** What the browser keeps for the next visit, whoever comes: of a visitor without an identity. */
export function anonymousMemory(workspace: string): Memory {
  return openMemory(`handrail:${workspace}:`, browserStorage());
}

/** What is kept for a signed-in contact: in this tab alone, and found again by nobody else. */
export function signedInMemory(workspace: string, subject: string): Memory {
  return openMemory(`handrail:${workspace}:as ${subject}:`, browserStorage('sessionStorage'));
}

/** What a visitor has begun goes on under another name: the thread on screen, the draft, what is not sent. */
export function carryOver(from: Memory, to: Memory): void {
  for (const key of CARRIED.flatMap(from.keys)) {
    to.write(key, from.read(key));
    from.remove(key);
  }
}

/** Forgets every visitor of this workspace in this browser; `mark` tells the other tabs. */
export function forgetVisitors(workspace: string, mark: string): void {
  for (const store of [browserStorage(), browserStorage('sessionStorage')]) {
    const memory = openMemory(`handrail:${workspace}:`, store);
    for (const key of memory.keys('')) memory.remove(key);
  }
  anonymousMemory(workspace).write(LEFT, mark);
}

const LEFT = 'left';

/**
 * Hears of what happens to visitors outside of this page: that one signs out, in another tab or while the page lay in the
 * browser's history, and that the anonymous one of this browser has signed in. Returns the way to look at once.
 */
export function watchVisitors(workspace: string, on: { left: () => void; signedIn: () => void }): () => void {
  const memory = anonymousMemory(workspace);
  let mark = memory.read(LEFT);
  const look = (): void => {
    if (memory.read(LEFT) === mark) return;
    mark = memory.read(LEFT);
    on.left();
  };
  addEventListener('pageshow', look);
  addEventListener('storage', ({ key, newValue }) => {
    look();
    if (key === `handrail:${workspace}:token` && !newValue) on.signedIn();
  });
  return look;
}
