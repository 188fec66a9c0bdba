import type { NextFunction, Request, Response } from 'express';

/**
 * Visitors carry a token and no cookie, so any page may call; nothing is granted by being there. Any header may come
 * along: some browsers and companies' networks send odd ones, which a page knows nothing of.
 */
export function allowAnyPage(request: Request, response: Response, next: NextFunction): void {
  response.set({
    'Access-Control-Allow-Origin': '*',
    'Access-Control-Allow-Headers': 'authorization, content-type, x-request-id, *',
    'Access-Control-Expose-Headers': 'x-request-id',
    'Access-Control-Allow-Methods': 'GET, POST, OPTIONS',
    'Access-Control-Max-Age': '86400',
    'Cross-Origin-Resource-Policy': 'cross-origin',
  });
  if (request.method === 'OPTIONS') response.sendStatus(204);
  else next();
}
