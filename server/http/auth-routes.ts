import { Router } from 'express';
import { z } from 'zod';
import type { UserView } from '../../core/contract/views.ts';
import type { AccountRest } from '../auth/account-rest.ts';
import type { Limits } from '../auth/limits.ts';
import { verifyPassword } from '../auth/passwords.ts';
import {
  type Sessions,
  sessionCookieName,
  sessionCookieOptions,
  sessionIdOf,
  sessionTokenIn,
} from '../auth/sessions.ts';
import type { Bus } from '../bus/bus.ts';
import { channels } from '../bus/channels.ts';
import { RefusalError } from '../refusal.ts';
import type { Users } from '../store/users.ts';
import type { AgentGuard } from './agent-guard.ts';
import { bodyAs, textBody } from './body.ts';

type Deps = {
  users: Pick<Users, 'byEmail'>;
  sessions: Sessions;
  guard: AgentGuard;
  limits: Limits;
  accountRest: AccountRest;
  bus: Pick<Bus, 'tell'>;
};

export const loginSchema = z.strictObject({
  email: z.string().min(3).max(320),
  password: z.string().min(1).max(1_000),
});

/** Signing in and out. */
export function authRoutes({ users, sessions, guard, limits, accountRest, bus }: Deps): Router {
  const router = Router();
  router.post('/login', textBody, async (request, response) => {
    const { email, password } = bodyAs(request, loginSchema);
    const address = email.trim().toLowerCase();
    const isAllowed =
      (await limits.allowsLoginFrom(request.ip ?? 'unknown')) &&
      (await limits.allowsLogin(`${request.ip}|${address}`));
    if (!isAllowed) {
      throw new RefusalError('rate_limited', 'Too many tries; wait a minute');
    }
    const from = request.ip ?? 'unknown';
    const seconds = await accountRest.secondsLeft(address, from);
    if (seconds > 0)
      throw new RefusalError('rate_limited', `Too many wrong passwords; try again in ${seconds} seconds`);
    const user = await users.byEmail(address);
    const isRight = await verifyPassword(password, user?.passwordHash ?? null);
    if (!user || !isRight) {
      await accountRest.failed(address);
      throw new RefusalError('unauthenticated', 'E-mail or password is wrong');
    }
    await accountRest.succeeded(address, from);
    const { secure } = request;
    response.cookie(sessionCookieName(secure), await sessions.start(user._id), sessionCookieOptions(secure));
    response.json({ user: { id: user._id, name: user.name, role: user.role } satisfies UserView });
  });
  router.post('/logout', async (request, response) => {
    const token = sessionTokenIn(request.get('cookie'), request.secure);
    if (token) {
      await sessions.end(token);
      const sessionId = sessionIdOf(token);
      bus.tell({ kind: 'signed-out', sessionId }, channels.session(sessionId));
    }
    const { secure } = request;
    response.clearCookie(sessionCookieName(secure), { path: '/', secure });
    response.json({});
  });
  router.get('/me', async (request, response) => {
    const { userId, name, role } = await guard.identify(request);
    response.json({ user: { id: userId, name, role } satisfies UserView });
  });
  return router;
}
