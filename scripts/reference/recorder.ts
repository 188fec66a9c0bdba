export type Recorded = {
  /** Method and path as the reference writes them: `get /api/v1/conversations/{id}`. */
  key: string;
  query?: Record<string, string>;
  body?: unknown;
  status: number;
  type: string;
  /** JSON as it was read, any other text as it came. */
  answer: unknown;
};

type Asked = {
  params?: Record<string, string>;
  query?: Record<string, string>;
  body?: unknown;
  headers?: Record<string, string>;
};

/** Calls a server over HTTP and keeps what was asked and answered. */
export function createRecorder(url: string) {
  const recorded: Recorded[] = [];
  return {
    recorded,
    async call(method: 'get' | 'post', path: string, { params = {}, query, body, headers }: Asked = {}) {
      const filled = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => params[name] ?? '');
      const search = query ? `?${new URLSearchParams(query)}` : '';
      const response = await fetch(`${url}${filled}${search}`, {
        method,
        headers: { ...headers, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      const text = await response.text();
      const type = response.headers.get('content-type')?.split(';')[0] ?? '';
      const answer: unknown = type.endsWith('json') ? JSON.parse(text) : text;
      const kept = { ...(query ? { query } : {}), ...(body === undefined ? {} : { body }) };
      recorded.push({ key: `${method} ${path}`, ...kept, status: response.status, type, answer });
      return { answer: answer as Record<string, unknown>, headers: response.headers };
    },
  };
}
