import { type NextFunction, type Request, type Response, Router } from 'express';
import { z } from 'zod';
import type { OriginOf } from '../auth/origin.ts';
import type { SignOuts } from '../auth/sign-outs.ts';
import type { VisitorTokens } from '../auth/visitor-tokens.ts';
import type { CommandExecutor } from '../commands/execute.ts';
import { beginSession, type SessionDeps } from '../commands/visitor-session.ts';
import { signOut } from '../commands/visitor-sign-out.ts';
import type { ContactPresence } from '../directory/contact-presence.ts';
import { RefusalError } from '../refusal.ts';
import { allowAnyPage } from './any-page.ts';
import { bodyAs, jsonIn, textBody } from './body.ts';
import { sendAcknowledgement } from './problem.ts';
import { requestIdOf } from './request-log.ts';

type Deps = SessionDeps & {
  tokens: VisitorTokens;
  originOf: OriginOf;
  executor: Pick<CommandExecutor, 'runVisitor'>;
  presence: ContactPresence;
  signOuts: Pick<SignOuts, 'look'>;
};

export const sessionRequestSchema = z.strictObject({
  workspace: z.string().min(1).max(100),
  token: z.string().max(4_000).optional(),
  identity: z.string().max(8_000).optional(),
});

export const signOutRequestSchema = sessionRequestSchema.omit({ token: true }).required();

/** What a contact's browser calls, from any page. */
export function visitorRoutes(deps: Deps): Router {
  const router = Router();
  router.use(allowAnyPage);
  router.post('/sessions', textBody, async (request, response) => {
    response.status(201).json(await beginSession(deps, bodyAs(request, sessionRequestSchema)));
  });
  router.post('/sign-outs', textBody, async (request, response) => {
    await signOut({ ...deps, look: deps.signOuts.look }, bodyAs(request, signOutRequestSchema));
    response.json({});
  });
  router.post('/commands/:name', commandBody, async (request, response) => {
    const who = await deps.tokens.verify(bearerOf(request));
    if (!who) throw new RefusalError('unauthenticated', 'The visitor token is missing, expired or not ours');
    const name = request.params.name ?? '';
    void deps.presence.seen(who);
    const from = { ...who, origin: deps.originOf(request) };
    const input = inputOf(name, request);
    sendAcknowledgement(response, await deps.executor.runVisitor(name, input, from, requestIdOf(response)));
  });
  return router;
}

/** A body that cannot be read (its encoding, its size) stops any command but the press. */
function commandBody(request: Request<{ name: string }>, response: Response, next: NextFunction): void {
  void textBody(request, response, (error?: unknown) => {
    const isPress = request.params.name === 'human:request';
    if (error && isPress) request.body = '';
    next(isPress ? undefined : error);
  });
}

/** Broken JSON stops any command but the press. */
function inputOf(name: string, request: Request): unknown {
  if (name !== 'human:request') return jsonIn(request);
  try {
    return jsonIn(request);
  } catch {
    return request.body as unknown;
  }
}

export function bearerOf(request: Request): string {
  return /^Bearer (\S+)$/i.exec(request.get('authorization') ?? '')?.[1] ?? '';
}
