import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { fileBeside, type HostedPage, reactScript, snippet } from './page-host.ts';

/** A way in which a company's page brings the widget. */
export type FittingPage = {
  name: string;
  page: (origin: string) => HostedPage;
  /** What the page does by itself once the launcher is there. */
  afterwards?: (page: Page) => Promise<unknown>;
  /** What the developer finds in the console, in so many words. */
  explains?: RegExp;
  context?: BrowserContextOptions;
};

const LOADER = join(__dirname, '../../dist/public/widget/loader.js');

const html = (body: string, head = ''): string =>
  `<!doctype html><html lang="en"><head><title>A shop</title>${head}</head><body><h1>A shop</h1>${body}</body></html>`;
const tag = (origin: string, more = 'async') =>
  `<script src="${origin}/widget.js" data-workspace="demo" ${more}></script>`;
const plain =
  (more?: string, head?: string) =>
  (origin: string): HostedPage => ({ body: html(tag(origin, more), head) });
const styled = (css: string) => plain('async', `<style>${css}</style>`);
const withPolicy =
  (policy: (origin: string) => string, more = 'nonce="abc" async') =>
  (origin: string): HostedPage => ({
    body: html(tag(origin, more)),
    headers: { 'content-security-policy': policy(origin) },
  });
const connecting = (origin: string) => `connect-src ${origin} ${origin.replace(/^http/, 'ws')}`;

const REPLACE_BODY = `const body = document.createElement('body');
body.innerHTML = '<h1>Another page</h1>';
document.documentElement.replaceChild(body, document.body);`;

/** Pages on which the widget works. */
export const fittingPages: FittingPage[] = [
  { name: 'plain HTML', page: (origin) => ({ body: html(snippet('Plain HTML', 'html', origin)) }) },
  { name: 'the tag in the head', page: (origin) => ({ body: html('', tag(origin, '')) }) },
  { name: 'the tag in the head, deferred', page: (origin) => ({ body: html('', tag(origin, 'defer')) }) },
  { name: 'type="module"', page: plain('type="module"') },
  { name: 'type="module" in the head', page: (origin) => ({ body: html('', tag(origin, 'type="module"')) }) },
  { name: 'the tag twice', page: (origin) => ({ body: html(tag(origin) + tag(origin)) }) },
  { name: 'no doctype', page: (origin) => ({ body: `<title>x</title>${tag(origin)}` }) },
  {
    name: 'XHTML',
    page: (origin) => ({
      type: 'application/xhtml+xml',
      body: `<html xmlns="http://www.w3.org/1999/xhtml" lang="en"><head><title>x</title></head><body>${tag(origin, 'async="async"')}</body></html>`,
    }),
  },
  {
    name: 'a loader that the page carries itself',
    page: (origin) => ({
      body: html(
        `<script data-workspace="demo" data-origin="${origin}">${readFileSync(LOADER, 'utf8')}</script>`,
      ),
    }),
  },
  { name: 'a browser that calls itself en-US@posix', page: plain(), context: { locale: 'en-US@posix' } },
  { name: 'a base address elsewhere', page: plain('async', '<base href="https://elsewhere.invalid/" />') },
  { name: 'div:empty{display:none}', page: styled('div:empty { display: none !important }') },
  { name: 'body>div{display:none}', page: styled('body > div { display: none !important }') },
  {
    name: 'rules for everything',
    page: styled(
      'html > * { visibility: hidden; pointer-events: none; opacity: 0; transform: scale(0); font: 40px serif; letter-spacing: 9px }',
    ),
  },
  {
    name: 'body{transform}',
    page: styled('body { transform: translateY(900px); height: 4000px; overflow: hidden }'),
  },
  { name: 'a body that is hidden until later', page: styled('body { display: none }') },
  {
    name: 'a cover over everything',
    page: (origin) => ({
      body: html(
        `${tag(origin)}<div style="position:fixed;inset:0;z-index:2147483646;background:tan"></div>`,
      ),
    }),
  },
  { name: 'a body that is replaced', page: plain(), afterwards: (page) => page.evaluate(REPLACE_BODY) },
  {
    name: 'a body that is emptied',
    page: plain(),
    afterwards: (page) => page.evaluate(() => document.body.replaceChildren()),
  },
  {
    name: 'a document whose children are replaced',
    page: plain(),
    afterwards: (page) =>
      page.evaluate(() => document.documentElement.replaceChildren(document.head, document.body)),
  },
  {
    name: 'a root element that is replaced',
    page: plain(),
    afterwards: (page) =>
      page.evaluate(() => {
        const root = document.createElement('html');
        root.append(document.head, document.body);
        document.documentElement.replaceWith(root);
      }),
  },
  {
    name: 'a window.Handrail of its own',
    page: (origin) => ({ body: html(`<script>window.Handrail = { own: true }</script>${tag(origin)}`) }),
    afterwards: (page) => page.waitForFunction(() => (window.Handrail as unknown as { own: boolean }).own),
    explains: /window.Handrail is taken, use window.HandrailWidget/,
  },
  {
    name: 'an element with the id Handrail',
    explains: /window.Handrail is taken/,
    page: (origin) => ({ body: html(`<p id="Handrail"></p>${tag(origin)}`) }),
  },
  {
    name: 'prototypes that the page extends',
    page: (origin) => ({
      body: html(
        `<script>Array.prototype.toJSON = function () { return String(this) }; Object.prototype.each = () => {};</script>${tag(origin)}`,
      ),
    }),
  },
  { name: 'a language that nobody knows', page: plain('data-locale="zz-@@" async') },
  {
    name: 'a policy with a nonce',
    page: withPolicy((origin) => `default-src 'none'; script-src 'nonce-abc'; ${connecting(origin)}`),
  },
  {
    name: 'a policy with strict-dynamic',
    page: withPolicy(
      (origin) => `default-src 'none'; script-src 'nonce-abc' 'strict-dynamic'; ${connecting(origin)}`,
    ),
  },
  {
    name: 'the documented policy, and Trusted Types',
    page: (origin) => ({
      body: html(snippet('Content-Security-Policy', 'html', origin)),
      headers: {
        'content-security-policy': `default-src 'none'; ${snippet('Content-Security-Policy', 'text', origin).replaceAll('\n', ' ')} require-trusted-types-for 'script'; trusted-types 'none'`,
      },
    }),
  },
  {
    name: 'a policy without wss:',
    page: withPolicy((origin) => `default-src 'none'; script-src 'nonce-abc'; connect-src ${origin}`),
    explains: /Content-Security-Policy lacks ws:\S+ in connect-src/,
  },
  {
    name: 'a sandbox without storage',
    page: (origin) => ({
      body: html(tag(origin)),
      headers: { 'content-security-policy': 'sandbox allow-scripts' },
    }),
  },
  {
    name: 'cross-origin isolation',
    page: (origin) => ({
      body: html(tag(origin)),
      headers: {
        'cross-origin-embedder-policy': 'require-corp',
        'cross-origin-opener-policy': 'same-origin',
      },
    }),
  },
  {
    name: 'React',
    page: (origin) => ({
      body: html(
        `<div id="app"></div><script>${reactScript()}
const { useEffect, StrictMode, createElement } = React;
${snippet('React', 'js', origin)}
ReactDOM.createRoot(document.getElementById('app')).render(createElement(StrictMode, null, createElement(Chat)));
</script>`,
      ),
    }),
  },
  {
    name: 'Vue',
    page: (origin) => ({
      body: html(
        `<div id="app"></div><script>${fileBeside(require.resolve('@vue/runtime-dom/package.json'), 'dist/runtime-dom.global.prod.js')}
const { createApp, h, onMounted } = VueRuntimeDOM;
createApp({ setup() { ${snippet('Vue', 'js', origin)} return () => h('p', 'Vue'); } }).mount('#app');
</script>`,
      ),
    }),
  },
  {
    name: 'a framework that hydrates the whole document and routes in it, as Next does',
    page: (origin) => ({
      body: `<!doctype html><html lang="en"><head><title>x</title></head><body><h1>Home</h1><script id="s">${reactScript()}
const { createElement: h, useState, useEffect } = React;
document.getElementById('s').remove();
function Layout() {
  const [path, setPath] = useState('Home');
  useEffect(() => { ${snippet('Next and others that render the whole document', 'js', origin)} window.go = setPath; }, []);
  return h('html', { lang: 'en' }, h('head', null, h('title', null, 'x')), h('body', null, h('h1', { key: path }, path)));
}
ReactDOM.hydrateRoot(document, h(Layout));
</script></body></html>`,
    }),
    afterwards: async (page) => {
      await page.evaluate(() => {
        history.pushState(null, '', '/elsewhere');
        (window as unknown as { go: (path: string) => void }).go('Elsewhere');
      });
      await page.getByRole('heading', { name: 'Elsewhere' }).waitFor();
    },
  },
  {
    name: 'Turbo',
    page: (origin) => ({
      body: html(
        '<a href="/turbo-next">Next page</a>',
        `<script>${fileBeside(require.resolve('@hotwired/turbo/package.json'), 'dist/turbo.es2017-umd.js')}</script>${snippet('Turbo', 'html', origin)}`,
      ),
    }),
    afterwards: async (page) => {
      await page.getByRole('link', { name: 'Next page' }).click();
      await page.getByRole('heading', { name: 'The next page' }).waitFor();
    },
  },
  {
    name: 'Tag Manager, which drops attributes',
    page: (origin) => ({
      body: html(
        `<template id="t">${snippet('Tag Manager', 'html', origin)}</template><script>
for (const old of document.getElementById('t').content.querySelectorAll('script')) {
  const made = document.createElement('script');
  if (old.src) made.src = old.src; else made.text = old.text;
  document.body.append(made);
}</script>`,
      ),
    }),
  },
  {
    name: 'a mobile web view',
    page: (origin) => ({ body: html('', snippet('Mobile web view', 'html', origin)) }),
    context: { viewport: { width: 360, height: 740 }, isMobile: true, hasTouch: true },
  },
];

/** A page that cannot work, what the customer reads, and what the developer does. */
export type UnfitPage = FittingPage & { says: RegExp; explains: RegExp };

const WAYS = 'data-email="help@shop.example" data-phone="+49 30 12 34" async';
const BROKEN = /The chat does not work on this page/;
const AWAY = /We cannot be reached right now/;
const failing =
  (pattern: RegExp, fail: 'abort' | 'hang') =>
  (page: Page): Promise<unknown> =>
    page.route(pattern, (route) => (fail === 'abort' ? route.abort() : undefined));

/** Pages on which it cannot work; `prepare` stands in the way before the page loads. */
export const unfitPages: (UnfitPage & { prepare?: (page: Page) => Promise<unknown> })[] = [
  {
    name: 'a wrong key',
    page: (origin) => ({ body: html(tag(origin, WAYS).replace('"demo"', '"nobody"')) }),
    says: BROKEN,
    explains: /knows no workspace "nobody": look at data-workspace/,
  },
  {
    name: 'no key',
    page: (origin) => ({ body: html(tag(origin, WAYS).replace('data-workspace="demo"', '')) }),
    says: BROKEN,
    explains: /has no data-workspace/,
  },
  {
    name: 'a policy without connect-src',
    page: withPolicy(() => "default-src 'none'; script-src 'nonce-abc'", `nonce="abc" ${WAYS}`),
    says: BROKEN,
    explains: /Content-Security-Policy lacks http:\S+ in connect-src/,
  },
  {
    name: 'a policy for the loader alone',
    page: withPolicy((origin) => `script-src ${origin}/widget.js; ${connecting(origin)}`, WAYS),
    says: BROKEN,
    explains: /Content-Security-Policy lacks http:\S+ in script-src/,
  },
  {
    name: 'an app that is blocked',
    page: plain(WAYS),
    prepare: failing(/\/widget\/app/, 'abort'),
    says: AWAY,
    explains: /cannot load \S+\/widget\/app\.js/,
  },
  {
    name: 'an app that never comes',
    page: plain(WAYS),
    prepare: failing(/\/widget\/app/, 'hang'),
    says: AWAY,
    explains: /cannot load \S+\/widget\/app\.js/,
  },
  {
    name: 'a panel that is blocked',
    page: plain(WAYS),
    prepare: failing(/\/widget\/panel/, 'abort'),
    says: AWAY,
    explains: /cannot load \S+\/widget\/panel\.js/,
  },
  {
    name: 'a server that cannot be reached',
    page: plain(WAYS),
    prepare: failing(/\/api\//, 'abort'),
    says: AWAY,
    explains: /cannot be reached/,
  },
  {
    name: 'a server that does not answer',
    page: plain(WAYS),
    prepare: failing(/\/api\//, 'hang'),
    says: AWAY,
    explains: /cannot be reached/,
  },
];
