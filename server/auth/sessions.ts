import { createHash, randomBytes } from 'node:crypto';
import type { Store } from '../store/store.ts';
import type { UserDocument } from '../store/users.ts';

export const SESSION_COOKIE = 'handrail_session';
/** The prefix lets no other host of the domain set it; browsers take it only over TLS. */
const SECURE_COOKIE = `__Host-${SESSION_COOKIE}`;
export const SESSION_DAYS = 14;
export const DEFAULT_IDLE_HOURS = 12;
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** A session's use is noted once in this time, not at every request. */
const NOTE_USE_MS = 60_000;

/** A signed-in user, as commands and routes see one. */
export type AgentIdentity = Pick<UserDocument, 'workspaceId' | 'name' | 'role' | 'skills' | 'teamIds'> & {
  userId: string;
};

export type Sessions = ReturnType<typeof createSessions>;

/** Sessions and API tokens: random, kept only as a hash, checked in the store so that signing out works at once. */
export function createSessions(
  { sessions, users }: Pick<Store, 'sessions' | 'users'>,
  idleHours = DEFAULT_IDLE_HOURS,
) {
  async function begin(userId: string, kind: 'session' | 'api', days: number): Promise<string> {
    const token = `${kind === 'api' ? 'hr_' : ''}${randomBytes(32).toString('base64url')}`;
    await sessions.add({
      _id: sessionIdOf(token),
      userId,
      kind,
      expiresAt: new Date(Date.now() + days * DAY_MS),
      usedAt: new Date(),
    });
    return token;
  }

  /** Who holds each of these sessions now; what is ended, idle or expired is missing. Being asked for is use. */
  async function holders(ids: string[]): Promise<Map<string, AgentIdentity>> {
    const now = Date.now();
    const found = await sessions.valid(ids, new Date(now), new Date(now - idleHours * HOUR_MS));
    const stale = found.filter(({ usedAt }) => !usedAt || now - usedAt.getTime() > NOTE_USE_MS);
    if (stale.length > 0)
      await sessions.noteUsed(
        stale.map(({ _id }) => _id),
        new Date(now),
      );
    const people = await users.byIds([...new Set(found.map(({ userId }) => userId))]);
    const byId = new Map(people.map((user) => [user._id, identityOf(user)]));
    return new Map(
      found.flatMap(({ _id, userId }) => {
        const who = byId.get(userId);
        return who ? [[_id, who] as const] : [];
      }),
    );
  }

  return {
    start: (userId: string) => begin(userId, 'session', SESSION_DAYS),
    startApi: (userId: string, days: number) => begin(userId, 'api', days),
    async end(token: string): Promise<void> {
      await sessions.remove(sessionIdOf(token));
    },
    /** Who a token belongs to; null for an unknown, ended, idle or expired one. */
    async identify(token: string): Promise<AgentIdentity | null> {
      if (token.length === 0 || token.length > 200) return null;
      const id = sessionIdOf(token);
      return (await holders([id])).get(id) ?? null;
    },
    holders,
  };
}

export function identityOf(user: UserDocument): AgentIdentity {
  const { _id, workspaceId, name, role, skills, teamIds } = user;
  return { userId: _id, workspaceId, name, role, skills, teamIds };
}

export function sessionCookieName(isSecure: boolean): string {
  return isSecure ? SECURE_COOKIE : SESSION_COOKIE;
}

/** The session token in a Cookie header, or null. Over TLS only the cookie counts that no other host can set. */
export function sessionTokenIn(cookieHeader: string | undefined, isSecure: boolean): string | null {
  for (const part of (cookieHeader ?? '').split(';')) {
    const [name, value] = part.trim().split('=');
    // Our tokens need no encoding, so a value that would have to be decoded is none of ours.
    if (name === sessionCookieName(isSecure) && value) return value;
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
