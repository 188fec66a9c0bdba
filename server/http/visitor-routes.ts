import { createHash, randomUUID } from 'node:crypto';
import { type NextFunction, type Request, type Response, Router } from 'express';
import { z } from 'zod';
import type { VisitorSession } from '../../core/contract/views.ts';
import { problems } from '../../core/values/problems.ts';
import {
  type IdentityClaims,
  type VisitorIdentity,
  type VisitorTokens,
  verifyIdentity,
} from '../auth/visitor-tokens.ts';
import type { CommandExecutor } from '../commands/execute.ts';
import type { AccessTeller } from '../directory/access.ts';
import type { ContactPresence } from '../directory/contact-presence.ts';
import type { People } from '../directory/people.ts';
import { RefusalError } from '../refusal.ts';
import type { Store } from '../store/store.ts';
import type { WorkspaceDocument } from '../store/workspaces.ts';
import { bodyAs, jsonIn, textBody } from './body.ts';
import { sendAcknowledgement } from './problem.ts';

type Deps = {
  store: Pick<Store, 'contacts' | 'conversations' | 'clock'>;
  people: Pick<People, 'workspaceByKey'>;
  access: AccessTeller;
  tokens: VisitorTokens;
  executor: Pick<CommandExecutor, 'runVisitor'>;
  presence: ContactPresence;
};

export const sessionRequestSchema = z.strictObject({
  workspace: z.string().min(1).max(100),
  token: z.string().max(4_000).optional(),
  identity: z.string().max(8_000).optional(),
});

/** What a contact's browser calls, from any page. */
export function visitorRoutes(deps: Deps): Router {
  const router = Router();
  router.use(allowAnyPage);
  router.post('/sessions', textBody, async (request, response) => {
    response.status(201).json(await beginSession(deps, bodyAs(request, sessionRequestSchema)));
  });
  router.post('/commands/:name', commandBody, async (request, response) => {
    const who = await deps.tokens.verify(bearerOf(request));
    if (!who) throw new RefusalError('unauthenticated', 'The visitor token is missing, expired or not ours');
    const name = request.params.name ?? '';
    void deps.presence.seen(who);
    sendAcknowledgement(response, await deps.executor.runVisitor(name, inputOf(name, request), who));
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

/** Visitors carry a token and no cookie, so any page may call; nothing is granted by being there. */
function allowAnyPage(request: Request, response: Response, next: NextFunction): void {
  response.set({
    'Access-Control-Allow-Origin': '*',
    'Access-Control-Allow-Headers': 'authorization, content-type',
    'Access-Control-Allow-Methods': 'POST, OPTIONS',
    'Access-Control-Max-Age': '86400',
    'Cross-Origin-Resource-Policy': 'cross-origin',
  });
  if (request.method === 'OPTIONS') response.sendStatus(204);
  else next();
}

export function bearerOf(request: Request): string {
  return /^Bearer (\S+)$/i.exec(request.get('authorization') ?? '')?.[1] ?? '';
}

async function beginSession(
  deps: Deps,
  input: z.infer<typeof sessionRequestSchema>,
): Promise<VisitorSession> {
  const workspace = await deps.people.workspaceByKey(input.workspace);
  if (!workspace) throw new RefusalError('not_found', `workspace: there is no workspace ${input.workspace}`);
  const who = await identify(deps, workspace, input);
  const contact = await deps.store.contacts.byId(who.contactId);
  const conversations = await deps.store.conversations.ofContact(who.contactId);
  return {
    token: await deps.tokens.issue(who),
    contact: {
      id: who.contactId,
      verified: contact?.verified ?? false,
      ...(contact?.name ? { name: contact.name } : {}),
    },
    workspace: { key: workspace.key, name: workspace.name, assistantName: workspace.assistantName },
    access: await deps.access.ofVisitor(workspace._id, who.contactId),
    conversations: conversations.map(({ summary }) => ({
      id: summary.id,
      state: summary.state,
      lastSeq: summary.lastSeq,
    })),
  };
}

async function identify(
  deps: Deps,
  workspace: WorkspaceDocument,
  { token, identity }: z.infer<typeof sessionRequestSchema>,
): Promise<VisitorIdentity> {
  if (identity !== undefined) {
    const claims = await verifyIdentity(identity, workspace.identitySecret);
    if (!claims) throw new RefusalError('unauthenticated', 'identity: the signature is wrong or has expired');
    return verifiedContact(deps, workspace, claims);
  }
  if (token !== undefined) {
    const who = await deps.tokens.verify(token);
    if (who?.workspaceId === workspace._id) return who;
    throw new RefusalError(
      'unauthenticated',
      `token: ${problems.unauthenticated.title}; leave it out to start as a new visitor`,
    );
  }
  // Nothing is written before a conversation begins, so that no limit has to stand before the way to a person.
  return { contactId: randomUUID(), workspaceId: workspace._id };
}

async function verifiedContact(
  { store }: Deps,
  workspace: WorkspaceDocument,
  { sub, name, email, account }: IdentityClaims,
): Promise<VisitorIdentity> {
  const contactId = createHash('sha256').update(`${workspace._id}\n${sub}`).digest('hex').slice(0, 32);
  await store.contacts.saveVerified({
    _id: contactId,
    workspaceId: workspace._id,
    name: name ?? null,
    email: email ?? null,
    account: account ?? null,
    seenAt: store.clock.now(),
  });
  return { contactId, workspaceId: workspace._id };
}
