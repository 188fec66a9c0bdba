import { createHash, randomBytes } from 'node:crypto';
import type { Store } from '../store/store.ts';
import type { UserDocument } from '../store/users.ts';

export const SESSION_COOKIE = 'handrail_session';
export const SESSION_DAYS = 14;
const DAY_MS = 86_400_000;

/** A signed-in user, as commands and routes see one. */
export type AgentIdentity = Pick<UserDocument, 'workspaceId' | 'name' | 'role' | 'skills' | 'teamIds'> & {
  userId: string;
};

export type Sessions = ReturnType<typeof createSessions>;

/** Sessions and API tokens: random, kept only as a hash, checked in the store so that signing out works at once. */
export function createSessions({ sessions, users }: Pick<Store, 'sessions' | 'users'>) {
  async function begin(userId: string, kind: 'session' | 'api', days: number): Promise<string> {
    const token = `${kind === 'api' ? 'hr_' : ''}${randomBytes(32).toString('base64url')}`;
    await sessions.add({
      _id: sessionIdOf(token),
      userId,
      kind,
      expiresAt: new Date(Date.now() + days * DAY_MS),
    });
    return token;
  }

  return {
    start: (userId: string) => begin(userId, 'session', SESSION_DAYS),
    startApi: (userId: string, days: number) => begin(userId, 'api', days),
    async end(token: string): Promise<void> {
      await sessions.remove(sessionIdOf(token));
    },
    /** Who a token belongs to; null for an unknown, ended or expired one. */
    async identify(token: string): Promise<AgentIdentity | null> {
      if (token.length === 0 || token.length > 200) return null;
      const session = await sessions.valid(sessionIdOf(token), new Date());
      if (!session) return null;
      const user = await users.byId(session.userId);
      return user ? identityOf(user) : null;
    },
  };
}

export function identityOf(user: UserDocument): AgentIdentity {
  const { _id, workspaceId, name, role, skills, teamIds } = user;
  return { userId: _id, workspaceId, name, role, skills, teamIds };
}

/** The session token in a Cookie header, or null. */
export function sessionTokenIn(cookieHeader: string | undefined): string | null {
  for (const part of (cookieHeader ?? '').split(';')) {
    const [name, value] = part.trim().split('=');
    // Our tokens need no encoding, so a value that would have to be decoded is none of ours.
    if (name === SESSION_COOKIE && value) return value;
  }
  return null;
}

export function sessionCookieOptions(isSecure: boolean) {
  return {
    httpOnly: true,
    sameSite: 'lax',
    secure: isSecure,
    path: '/',
    maxAge: SESSION_DAYS * DAY_MS,
  } as const;
}

/** The id that a session is stored under; it reveals nothing of the token. */
export function sessionIdOf(token: string): string {
  return createHash('sha256').update(token).digest('base64url');
}
