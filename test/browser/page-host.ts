import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { dirname, join } from 'node:path';

/** A page of some company, at an origin that is not the product's. */
export type HostedPage = { body: string; headers?: Record<string, string>; type?: string };

export type PageHost = {
  /** Puts a page there and returns its address. */
  add: (page: HostedPage, path?: string) => string;
  stop: () => Promise<void>;
};

/** Serves pages from a free port of `localhost`. */
export async function startPageHost(): Promise<PageHost> {
  const pages = new Map<string, HostedPage>();
  const server = createServer((request, response) => {
    const page = pages.get(request.url ?? '');
    response.writeHead(page ? 200 : 404, { 'content-type': page?.type ?? 'text/html', ...page?.headers });
    response.end(page?.body);
  });
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    add(page, path = `/${pages.size}`) {
      pages.set(path, page);
      return `http://localhost:${port}${path}`;
    },
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** A file of a development package, which its manifest names. */
export function fileBeside(manifest: string, file: string): string {
  return readFileSync(join(dirname(manifest), file), 'utf8');
}

/** React as one script for a page: `React` and `ReactDOM`, from the modules that the package brings. */
export function reactScript(): string {
  const react = require.resolve('react/package.json');
  const reactDom = require.resolve('react-dom/package.json');
  // React's own dependency, which lies beside it.
  const scheduler = join(dirname(react), '../scheduler/package.json');
  const modules: [name: string, manifest: string, file: string][] = [
    ['scheduler', scheduler, 'cjs/scheduler.production.js'],
    ['react', react, 'cjs/react.production.js'],
    ['react-dom', reactDom, 'cjs/react-dom.production.js'],
    ['react-dom/client', reactDom, 'cjs/react-dom-client.production.js'],
  ];
  const wrapped = modules.map(
    ([name, manifest, file]) =>
      `known['${name}'] = {}; ((exports, require) => {${fileBeside(manifest, file)}\n})(known['${name}'], (name) => known[name]);`,
  );
  return `const known = {};\n${wrapped.join('\n')}\nvar React = known.react, ReactDOM = known['react-dom/client'];`;
}

/** The first block of code of this language below a heading of docs/widget.md, with an address and a key in it. */
export function snippet(heading: string, language: string, origin: string): string {
  const text = readFileSync(join(__dirname, '../../docs/widget.md'), 'utf8');
  const [, below = ''] = text.split(`### ${heading}\n`);
  const [, code] = new RegExp(`\`\`\`${language}\\n([^]*?)\`\`\``).exec(below.split('\n## ')[0] ?? '') ?? [];
  if (!code) throw new Error(`docs/widget.md has no ${language} below "${heading}"`);
  return code
    .replaceAll('wss://YOUR-HOST', origin.replace(/^http/, 'ws'))
    .replaceAll('https://YOUR-HOST', origin)
    .replaceAll('YOUR-KEY', 'demo');
}
