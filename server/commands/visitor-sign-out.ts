import { verifyIdentity } from '../auth/visitor-tokens.ts';
import type { People } from '../directory/people.ts';
import { RefusalError } from '../refusal.ts';
import type { Store } from '../store/store.ts';
import { standingContactId } from './visitor-session.ts';

type Deps = {
  store: Pick<Store, 'contacts' | 'clock'>;
  people: Pick<People, 'workspaceByKey'>;
  /** Lets this process know at once. */
  look: () => Promise<void>;
};

/**
 * Ends all sessions of a signed-in contact, as the host's back end says by an identity.
 * @throws RefusalError `not_found` for an unknown workspace, `unauthenticated` for an identity that does not hold
 */
export async function signOut(
  { store, people, look }: Deps,
  request: { workspace: string; identity: string },
): Promise<void> {
  const workspace = await people.workspaceByKey(request.workspace);
  if (!workspace)
    throw new RefusalError('not_found', `workspace: there is no workspace ${request.workspace}`);
  const claims = await verifyIdentity(request.identity, workspace.identitySecret);
  if (!claims) throw new RefusalError('unauthenticated', 'identity: the signature is wrong or has expired');
  const contactId = await standingContactId(store.contacts, workspace._id, claims.sub);
  await store.contacts.signOut(contactId, store.clock.now());
  await look();
}
