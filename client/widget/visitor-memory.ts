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

/** Calls when a visitor signs out in another tab. */
export function onLeftElsewhere(workspace: string, react: () => void): void {
  addEventListener('storage', ({ key, newValue }) => {
    if (key === `handrail:${workspace}:${LEFT}` && newValue) react();
  });
}
