import path from 'node:path';
import express, { type NextFunction, type Request, type Response, Router } from 'express';

/** The built clients: the widget for any page, the console, and in demo mode a sample page. */
export function staticRoutes(publicDir: string, isDemo: boolean): Router {
  const router = Router();
  const widgetDir = path.join(publicDir, 'widget');
  const consoleDir = path.join(publicDir, 'console');
  const fromAnyPage = (_request: Request, response: Response, next: NextFunction) => {
    response.set({ 'Access-Control-Allow-Origin': '*', 'Cross-Origin-Resource-Policy': 'cross-origin' });
    next();
  };
  router.get('/widget.js', fromAnyPage, (_request, response) => {
    response.set('Cache-Control', 'public, max-age=300').sendFile(path.join(widgetDir, 'loader.js'));
  });
  router.use('/widget', fromAnyPage, express.static(widgetDir, { maxAge: '5m', index: false }));
  router.use('/console', express.static(consoleDir, { maxAge: '1h', index: false, redirect: false }));
  router.get(['/console', '/console/*rest'], (_request, response) => {
    response.set('Cache-Control', 'no-cache').sendFile(path.join(consoleDir, 'index.html'));
  });
  if (isDemo) router.use('/', express.static(path.join(publicDir, 'demo')));
  return router;
}
