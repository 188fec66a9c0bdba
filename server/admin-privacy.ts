import { z } from 'zod';
import { erasureReasonSchema } from '../core/values/erasure.ts';
import { createLog } from './log.ts';
import type { Parts } from './parts.ts';
import { eraseContact, requestErasure } from './privacy/erase-contact.ts';
import { exportContact } from './privacy/export-contact.ts';

type Values = Record<string, string | undefined>;

const wantedSchema = z.object({ workspace: z.string().min(1), email: z.string().min(3) });
const contactSchema = z.object({ workspace: z.string().min(1), contact: z.string().min(1) });
const erasureValues = contactSchema.extend({ reason: erasureReasonSchema.exclude(['retention']) });

/** The contacts with an address, one a line: id, name, when last seen. */
export async function findContact({ store }: Parts, values: Values): Promise<string> {
  const { workspace, email } = wantedSchema.parse(values);
  const found = await store.contacts.find(await workspaceIdOf(store, workspace), { email });
  if (found.length === 0) throw new Error(`email: no contact has the address ${email}`);
  return found.map(({ _id, name, seenAt }) => `${_id}\t${name ?? '-'}\t${seenAt.toISOString()}`).join('\n');
}

/** Writes everything that is held of a contact as it is read. */
export async function printContact({ store }: Parts, values: Values): Promise<string> {
  const { workspace, contact: id } = contactSchema.parse(values);
  const [contact] = await store.contacts.find(await workspaceIdOf(store, workspace), { id });
  if (!contact) throw new Error(`contact: there is no contact ${id}`);
  for await (const piece of exportContact({ ...store, now: () => new Date() }, contact))
    if (!process.stdout.write(piece)) await new Promise((resolve) => process.stdout.once('drain', resolve));
  return '';
}

/** Erases a contact here and now; workers look once more a minute later. */
export async function eraseContactNow(parts: Parts, values: Values): Promise<string> {
  const { workspace, contact: contactId, reason } = erasureValues.parse(values);
  const workspaceId = await workspaceIdOf(parts.store, workspace);
  const deps = { ...parts, log: createLog('warn', 'admin'), now: () => new Date() };
  const by = { kind: 'system', name: 'npm run admin' } as const;
  const request = { ...deps, contacts: parts.store.contacts };
  const erasure = await requestErasure(request, { contactId, workspaceId }, { by, reason });
  if (!erasure) throw new Error(`contact: there is no contact ${contactId}`);
  await eraseContact(deps, contactId);
  const done = (await parts.store.contacts.byId(contactId))?.erasure;
  return `Erased: ${done?.conversations ?? 0} conversations, ${done?.entries ?? 0} entries`;
}

async function workspaceIdOf({ workspaces }: Parts['store'], key: string): Promise<string> {
  const workspace = await workspaces.byKey(key);
  if (!workspace) throw new Error(`workspace: there is no workspace ${key}`);
  return workspace._id;
}
