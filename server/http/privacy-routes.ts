import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Router } from 'express';
import { z } from 'zod';
import type { Log } from '../log.ts';
import { erasureViewOf } from '../privacy/erase-contact.ts';
import { contactViewOf, exportContact } from '../privacy/export-contact.ts';
import { RefusalError } from '../refusal.ts';
import type { Store } from '../store/store.ts';
import type { AgentGuard } from './agent-guard.ts';
import { queryAs } from './body.ts';

type Deps = {
  store: Pick<Store, 'contacts' | 'entries' | 'quarantine'>;
  guard: AgentGuard;
  now: () => Date;
  log: Log;
};

export const contactsQuerySchema = z.object({
  email: z.string().min(3).max(320).optional().describe('The address, as it was given.'),
  id: z.string().max(100).optional().describe('The contact.'),
});

/** What a company owes its customers: to find what is held of them, and to hand it over. Erasing is a command. */
export function privacyRoutes({ store, guard, now, log }: Deps): Router {
  const router = Router();
  router.get('/contacts', async (request, response) => {
    const { workspaceId } = await guard.identifyFor(request, 'contacts:find');
    const wanted = queryAs(request, contactsQuerySchema);
    if (!wanted.email && !wanted.id) throw new RefusalError('invalid_input', 'email: give it, or an id');
    const found = await store.contacts.find(workspaceId, wanted);
    response.json({
      items: found.map((contact) => ({
        ...contactViewOf(contact),
        erasure: contact.erasure ? erasureViewOf(contact._id, contact.erasure) : null,
      })),
    });
  });
  router.get('/contacts/:id/export', async (request, response) => {
    const { workspaceId, userId } = await guard.identifyFor(request, 'contact:export');
    const [contact] = await store.contacts.find(workspaceId, { id: request.params.id });
    if (!contact) throw new RefusalError('not_found', 'There is no such contact');
    log.info({ contactId: contact._id, by: userId }, 'export of a contact');
    response.type('application/json').attachment(`contact-${contact._id}.json`);
    await pipeline(Readable.from(exportContact({ ...store, now }, contact)), response);
  });
  return router;
}
