import { Router } from 'express';

/** Made when somebody first asks: it takes a second that no start is to wait for. */
const documents = () => import('./reference/documents.ts');

/** The reference of the public protocol, made from the same table that serves it. */
export function referenceRoutes(): Router {
  const router = Router();
  router.get('/api/openapi.json', async (_request, response) => {
    response.json((await documents()).openApi);
  });
  router.get('/api/asyncapi.json', async (_request, response) => {
    response.json((await documents()).asyncApi);
  });
  router.get(['/api', '/api/docs'], async (_request, response) => {
    response.type('html').send((await documents()).page);
  });
  return router;
}
