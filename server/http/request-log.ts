import type { NextFunction, Request, Response } from 'express';
import type { Log } from '../log.ts';
import { requestIdFrom } from '../telemetry/request-id.ts';

/** Gives each request an id, the caller's own where it sends a sane one, and answers with it. */
export function identifyRequests(request: Request, response: Response, next: NextFunction): void {
  const requestId = requestIdFrom(request.get('x-request-id'));
  response.locals.requestId = requestId;
  response.set('X-Request-Id', requestId);
  next();
}

/** The id that `identifyRequests` gave. */
export const requestIdOf = (response: Response): string => String(response.locals.requestId);

/** The route that a request matched, as it was declared: a path as it came may hold anything. */
export const routeOf = ({ method, route }: Request): string => `${method} ${route?.path ?? '(no route)'}`;

/** Writes each answered request down, at the level `debug`. */
export function logRequests(log: Log) {
  return (request: Request, response: Response, next: NextFunction): void => {
    if (log.isLevelEnabled('debug')) {
      const startedAt = performance.now();
      response.once('finish', () => {
        const ms = Math.round(performance.now() - startedAt);
        const { statusCode: status } = response;
        log.debug({ requestId: requestIdOf(response), route: routeOf(request), status, ms }, 'request');
      });
    }
    next();
  };
}
