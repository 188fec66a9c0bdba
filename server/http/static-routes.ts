import path from 'node:path';
import express, { Router } from 'express';
import { allowAnyPage } from './any-page.ts';

/** The built clients: the widget for any page, the console, and in demo mode a sample page. */
export function staticRoutes(publicDir: string, isDemo: boolean): Router {
  const router = Router();
  const widgetDir = path.join(publicDir, 'widget');
  const consoleDir = path.join(publicDir, 'console');
  router.use('/widget.js', allowAnyPage);
  router.get('/widget.js', (_request, response) => {
    response.set('Cache-Control', 'public, max-age=300').sendFile(path.join(widgetDir, 'loader.js'));
  });
  router.use('/widget', allowAnyPage, express.static(widgetDir, { maxAge: '5m', index: false }));
  router.use('/console', express.static(consoleDir, { maxAge: '1h', index: false, redirect: false }));
  router.get(['/console', '/console/*rest'], (_request, response) => {
    response.set('Cache-Control', 'no-cache').sendFile(path.join(consoleDir, 'index.html'));
  });
  if (isDemo) router.use('/', express.static(path.join(publicDir, 'demo')));
  return router;
}
