import compression from 'compression';
import express, { type Express, type NextFunction, type Request, type Response, type Router } from 'express';
import helmet from 'helmet';
import type { Log } from '../log.ts';
import { RefusalError } from '../refusal.ts';
import { refuseCrossSite } from './agent-guard.ts';
import { problemHandler } from './problem.ts';
import { identifyRequests, logRequests } from './request-log.ts';

type Routes = {
  health: Router;
  statics: Router;
  visitor: Router;
  auth: Router;
  agent: Router;
  manager: Router;
  privacy: Router;
  reference: Router;
};

/** The HTTP side: who answers which path, and how errors leave. No logic. */
export function createApp(
  routes: Routes,
  { trustedProxies, log }: { trustedProxies: number; log: Log },
): Express {
  const app = express();
  app.disable('x-powered-by');
  app.set('trust proxy', trustedProxies);
  app.use(identifyRequests, logRequests(log));
  app.use(
    helmet({
      // HSTS belongs to the proxy that terminates TLS.
      strictTransportSecurity: false,
      crossOriginEmbedderPolicy: false,
      contentSecurityPolicy: {
        directives: {
          'default-src': ["'self'"],
          'style-src': ["'self'", "'unsafe-inline'"],
          'img-src': ["'self'", 'data:'],
          'connect-src': ["'self'", 'ws:', 'wss:'],
          'upgrade-insecure-requests': null,
        },
      },
    }),
  );
  app.use(compression());
  app.use(routes.health);
  app.use('/api/v1', keepOutOfCaches);
  app.use('/api/v1/visitor', routes.visitor);
  app.use('/api', refuseCrossSite);
  app.use('/api/v1/auth', routes.auth);
  app.use('/api/v1', routes.agent);
  app.use('/api/v1', routes.manager);
  app.use('/api/v1', routes.privacy);
  app.use(routes.reference);
  app.use('/api', (request) => {
    throw new RefusalError('not_found', `There is no ${request.method} ${request.baseUrl}${request.path}`);
  });
  app.use(routes.statics);
  app.use((request) => {
    throw new RefusalError('not_found', `There is no ${request.method} ${request.path}`);
  });
  app.use(problemHandler(log));
  return app;
}

/** What people read of conversations belongs into no cache, neither a proxy's nor a browser's. */
function keepOutOfCaches(_request: Request, response: Response, next: NextFunction): void {
  response.set('Cache-Control', 'no-store');
  next();
}
