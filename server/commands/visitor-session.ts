import { createHash, randomUUID } from 'node:crypto';
import type { VisitorSession } from '../../core/contract/views.ts';
import type { EntryData } from '../../core/timeline/entry.ts';
import { problems } from '../../core/values/problems.ts';
import {
  type IdentityClaims,
  type VisitorIdentity,
  type VisitorTokens,
  verifyIdentity,
} from '../auth/visitor-tokens.ts';
import type { AccessTeller } from '../directory/access.ts';
import type { People } from '../directory/people.ts';
import { erasedContact, RefusalError } from '../refusal.ts';
import type { Store } from '../store/store.ts';
import type { WorkspaceDocument } from '../store/workspaces.ts';
import type { Timeline } from '../timeline/timeline.ts';

export type SessionDeps = {
  store: Pick<Store, 'contacts' | 'conversations' | 'clock'>;
  timeline: Pick<Timeline, 'execute'>;
  people: Pick<People, 'workspaceByKey'>;
  access: AccessTeller;
  tokens: VisitorTokens;
  /** Resolves when lists know all that was appended so far. */
  settled: () => Promise<void>;
};

/** The key of a workspace, an earlier anonymous token of this browser, and what the host's back end says of its user. */
export type SessionRequest = { workspace: string; token?: string | undefined; identity?: string | undefined };

/** `iat` is often in whole seconds: it may say that an identity is as much older than it is. */
const IAT_STEP_MS = 1_000;

/**
 * Begins or renews a visitor's session.
 * @throws RefusalError `not_found` for an unknown workspace, `unauthenticated` for a token or identity that does not hold
 */
export async function beginSession(deps: SessionDeps, request: SessionRequest): Promise<VisitorSession> {
  const workspace = await deps.people.workspaceByKey(request.workspace);
  if (!workspace)
    throw new RefusalError('not_found', `workspace: there is no workspace ${request.workspace}`);
  const isSignedIn = request.identity !== undefined;
  const who: VisitorIdentity & { vouchedAt?: Date } = isSignedIn
    ? await signIn(deps, workspace, request)
    : await resumeAnonymous(deps, workspace, request);
  // A page that is loaded again finds what was said a moment ago.
  await deps.settled();
  const [contact, found, { token, expiresAt }, access] = await Promise.all([
    deps.store.contacts.byId(who.contactId),
    deps.store.conversations.ofContact(who.contactId),
    deps.tokens.issue(who, isSignedIn),
    deps.access.ofVisitor(workspace._id, who.contactId),
  ]);
  if (contact?.erasure) throw erasedContact();
  if (who.vouchedAt && contact?.signedOutAt && who.vouchedAt <= contact.signedOutAt)
    throw new RefusalError('unauthenticated', 'identity: it was signed before the contact signed out');
  return {
    token,
    expiresAt: expiresAt.toISOString(),
    contact: {
      id: who.contactId,
      verified: contact?.verified ?? false,
      ...(contact?.name ? { name: contact.name } : {}),
    },
    workspace: {
      key: workspace.key,
      name: workspace.name,
      assistantName: workspace.assistantName,
      otherWays: workspace.otherWays ?? { email: null, phone: null },
    },
    access,
    conversations: found.map(({ summary }) => ({
      id: summary.id,
      state: summary.state,
      lastSeq: summary.lastSeq,
    })),
  };
}

async function resumeAnonymous(
  { tokens }: SessionDeps,
  workspace: WorkspaceDocument,
  { token }: SessionRequest,
): Promise<VisitorIdentity> {
  // Nothing is written before a conversation begins, so that no limit has to stand before the way to a person.
  if (token === undefined) return { contactId: randomUUID(), workspaceId: workspace._id };
  const pass = await tokens.verify(token);
  if (pass?.workspaceId === workspace._id && !pass.isSignedIn) return plainly(pass);
  const what = pass?.isSignedIn
    ? 'identity: it is needed again, a token alone does not say who is signed in'
    : `token: ${problems.unauthenticated.title}`;
  throw new RefusalError('unauthenticated', `${what}; leave the token out to start as a new visitor`);
}

async function signIn(
  deps: SessionDeps,
  workspace: WorkspaceDocument,
  { token, identity = '' }: SessionRequest,
): Promise<VisitorIdentity & { vouchedAt?: Date }> {
  const claims = await verifyIdentity(identity, workspace.identitySecret);
  if (!claims) throw new RefusalError('unauthenticated', 'identity: the signature is wrong or has expired');
  const contactId = await keepContact(deps, workspace, claims);
  const vouchedAt = claims.iat === undefined ? {} : { vouchedAt: new Date(claims.iat * 1_000 + IAT_STEP_MS) };
  const who = { contactId, workspaceId: workspace._id, ...vouchedAt };
  const former = token === undefined ? null : await deps.tokens.verify(token);
  if (!former || former.isSignedIn || former.workspaceId !== workspace._id) return who;
  await handOver(deps, former.contactId, who, claims);
  return { ...who, formerId: former.contactId };
}

async function keepContact(
  { store }: SessionDeps,
  workspace: WorkspaceDocument,
  { sub, name, email, account }: IdentityClaims,
): Promise<string> {
  const known = {
    workspaceId: workspace._id,
    name: name ?? null,
    email: email ?? null,
    account: account ?? null,
    seenAt: store.clock.now(),
  };
  let contactId = idFrom(workspace._id, sub);
  // Whoever was erased and signs in again is a new contact.
  while ((await store.contacts.saveVerified({ _id: contactId, ...known })) === null)
    contactId = idFrom(contactId, sub);
  return contactId;
}

/** The id of a signed-in contact that was not erased since. */
export async function standingContactId(
  contacts: Pick<Store['contacts'], 'byId'>,
  workspaceId: string,
  sub: string,
): Promise<string> {
  let contactId = idFrom(workspaceId, sub);
  while ((await contacts.byId(contactId))?.erasure) contactId = idFrom(contactId, sub);
  return contactId;
}

function idFrom(space: string, sub: string): string {
  return createHash('sha256').update(`${space}\n${sub}`).digest('hex').slice(0, 32);
}

/** What was said before signing in goes on under the contact's name. */
async function handOver(
  { store, timeline, settled }: SessionDeps,
  formerId: string,
  { contactId, workspaceId }: VisitorIdentity,
  { name, email, account }: IdentityClaims,
): Promise<void> {
  const who: EntryData<'contact.identified'> = {
    contact: { id: contactId, name: name ?? null, email: email ?? null, verified: true },
    account: account ?? null,
  };
  await settled();
  for (const { _id } of await store.conversations.ofContact(formerId)) {
    const clientId = `identified:${contactId}`;
    const now = store.clock.now().toISOString();
    await timeline.execute(_id, workspaceId, { kind: 'identify-contact', formerId, who, clientId, now });
  }
}

function plainly({ contactId, workspaceId }: VisitorIdentity): VisitorIdentity {
  return { contactId, workspaceId };
}
