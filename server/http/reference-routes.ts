import { Router } from 'express';
import { asyncApiDocument } from './reference/async-api.ts';
import { openApiDocument } from './reference/open-api.ts';
import { referencePage } from './reference/page.ts';

/** The reference of the public protocol, made from the same table that serves it. */
export function referenceRoutes(): Router {
  const router = Router();
  const openApi = openApiDocument();
  const asyncApi = asyncApiDocument();
  const page = referencePage();
  router.get('/api/openapi.json', (_request, response) => {
    response.json(openApi);
  });
  router.get('/api/asyncapi.json', (_request, response) => {
    response.json(asyncApi);
  });
  router.get(['/api', '/api/docs'], (_request, response) => {
    response.type('html').send(page);
  });
  return router;
}
