import type { NextFunction, Request, Response } from 'express';
import type { Operation } from '../../core/permission/permission.ts';
import { isSameOrigin } from '../auth/same-origin.ts';
import { type AgentIdentity, type Sessions, sessionTokenIn } from '../auth/sessions.ts';
import { requireRole } from '../commands/permitted.ts';
import { RefusalError } from '../refusal.ts';
import { bearerOf } from './visitor-routes.ts';

/** Finds out who calls: an API token as Bearer, or the session cookie. Throws where nobody is signed in. */
export function createAgentGuard(sessions: Pick<Sessions, 'identify'>) {
  return {
    async identify(request: Request): Promise<AgentIdentity> {
      const token = bearerOf(request) || sessionTokenIn(request.get('cookie'), request.secure);
      const who = token ? await sessions.identify(token) : null;
      if (!who) throw new RefusalError('unauthenticated', 'Sign in first, or send an API token as Bearer');
      return who;
    },
    /** As `identify`, for an operation. Throws also where the caller's role may never do it. */
    async identifyFor(request: Request, operation: Operation): Promise<AgentIdentity> {
      const who = await this.identify(request);
      requireRole(who, operation);
      return who;
    },
  };
}
export type AgentGuard = ReturnType<typeof createAgentGuard>;

/**
 * Defence against forged requests from other sites: browsers say where a request comes from (Origin,
 * Sec-Fetch-Site), and what comes from elsewhere is refused. Together with the SameSite cookie no token is needed.
 */
export function refuseCrossSite(request: Request, _response: Response, next: NextFunction): void {
  const site = request.get('sec-fetch-site');
  const isForeign = site === 'cross-site' || site === 'same-site';
  const isSafe = request.method === 'GET' || request.method === 'HEAD';
  if (!isSafe && (isForeign || !isSameOrigin(request.get('origin'), request.get('host')))) {
    next(new RefusalError('cross_site'));
    return;
  }
  next();
}
