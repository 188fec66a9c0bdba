import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import http from 'node:http';

export type PageOptions = {
  /** Where the page comes from. */
  origin: string;
  /** What the browser keeps when the page is closed. */
  storageFile: string;
  /** Address that the page's requests appear under. */
  address: string;
  /** Cookies, as they are now. */
  cookie?: () => string;
};

export type PageStorage = Record<string, string> & Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

/**
 * Makes this thread a page: the globals that the widget's and the console's own code, without their looks, use of a
 * browser. Its storage is a file that is written before anything goes on, as a browser's survives its end.
 */
export function makePage(options: PageOptions): PageStorage {
  const storage = fileStorage(options.storageFile);
  const events = new EventTarget();
  const own = {
    location: new URL(options.origin),
    navigator: { onLine: true, language: 'en', userActivation: { hasBeenActive: false } },
    document: Object.assign(new EventTarget(), { hidden: false, visibilityState: 'visible', title: 'Soak' }),
    localStorage: storage,
    sessionStorage: storage,
    addEventListener: events.addEventListener.bind(events),
    removeEventListener: events.removeEventListener.bind(events),
  };
  for (const [name, value] of Object.entries(own)) {
    Object.defineProperty(globalThis, name, { value, configurable: true, writable: true });
  }
  sendAsPage(options);
  return storage;
}

/** Requests carry what a browser and the proxy in front of the servers add. */
function sendAsPage({ origin, address, cookie }: PageOptions): void {
  const added = (): Record<string, string> => ({
    'x-forwarded-for': address,
    ...(cookie?.() ? { cookie: cookie() } : {}),
  });
  const realFetch = globalThis.fetch;
  globalThis.fetch = (input, init) =>
    realFetch(new URL(String(input), origin), { ...init, headers: { ...init?.headers, ...added() } });
  const realRequest = http.request;
  const request = (given: http.RequestOptions, ...rest: unknown[]) =>
    (realRequest as (...all: unknown[]) => http.ClientRequest)(
      { ...given, headers: { ...given.headers, ...added() } },
      ...rest,
    );
  Object.assign(http, { request, get: (...all: Parameters<typeof request>) => end(request(...all)) });
}

function end(request: http.ClientRequest): http.ClientRequest {
  request.end();
  return request;
}

function fileStorage(file: string): PageStorage {
  const kept: Record<string, string> = readKept(file);
  const save = () => {
    writeFileSync(`${file}.new`, JSON.stringify(kept));
    renameSync(`${file}.new`, file);
  };
  const methods = {
    getItem: (key: string) => kept[key] ?? null,
    setItem: (key: string, value: string) => void Reflect.set(proxy, key, value),
    removeItem: (key: string) => void Reflect.deleteProperty(proxy, key),
  };
  const proxy = new Proxy(kept, {
    get: (target, key: string) => methods[key as keyof typeof methods] ?? target[key],
    set(target, key: string, value: string) {
      target[key] = String(value);
      save();
      return true;
    },
    deleteProperty(target, key: string) {
      delete target[key];
      save();
      return true;
    },
  });
  return proxy as PageStorage;
}

function readKept(file: string): Record<string, string> {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>;
  } catch {
    return {};
  }
}
