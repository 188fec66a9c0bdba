import { pushesOf } from '../../scripts/reference/example-faults.ts';
import { createJudge, type Judge } from '../../scripts/reference/judge.ts';
import { startSpeakingModel } from '../../scripts/reference/speaking-model.ts';
import { hearAReplyBegin, type Tour, takeTour } from '../../scripts/reference/tour.ts';
import { startApp, TEST_SECRET, type TestApp } from '../support/app.ts';
import { listenForRoutes } from '../support/routes.ts';

jest.setTimeout(120_000);

type Json = Record<string, unknown>;

/** Pages for people and files for browsers: no part of the protocol. */
const PAGES = ['/widget.js', '/console', '/console/*rest', '/api', '/api/docs'];

describe('the reference, beside the server that it describes', () => {
  let app: TestApp;
  let speaking: TestApp;
  let model: Awaited<ReturnType<typeof startSpeakingModel>>;
  let routes: string[];
  let tour: Tour;
  let judge: Judge;
  let openApi: { paths: Record<string, Json> };
  let asyncApi: Json;

  beforeAll(async () => {
    const stopListening = listenForRoutes();
    app = await startApp();
    routes = stopListening();
    const read = async (path: string) => (await fetch(`${app.url}${path}`)).json();
    openApi = (await read('/api/openapi.json')) as typeof openApi;
    asyncApi = (await read('/api/asyncapi.json')) as typeof asyncApi;
    judge = createJudge({ openApi, asyncApi });
    tour = await takeTour({ url: app.url, password: app.password, secret: TEST_SECRET });
    model = await startSpeakingModel();
    speaking = await startApp({ env: { OPENAI_API_KEY: 'none', OPENAI_BASE_URL: model.url } });
    tour.pushes.push(...(await hearAReplyBegin(speaking.url)));
  });

  afterAll(async () => {
    await app?.stop();
    await speaking?.stop();
    model?.close();
  });

  const described = () =>
    Object.entries(openApi.paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method} ${path}`),
    );

  it('describes every route: a new one needs a row in server/http/reference/calls.ts', () => {
    const served = routes
      .map((route) => route.replace(/\/commands\/\{name\}$/, '/commands/'))
      .filter((route) => !PAGES.includes(route.split(' ')[1] ?? ''));
    const known = described().map((call) => call.replace(/\/commands\/.+$/, '/commands/'));
    expect(served).toContain('get /api/v1/team');
    expect(served.filter((route) => !known.includes(route))).toEqual([]);
    expect(known.filter((call) => !served.includes(call))).toEqual([]);
  });

  it('is sent whole: a new call needs a step in scripts/reference/tour.ts', () => {
    const done = new Set(tour.calls.filter(({ status }) => status < 300).map(({ key }) => key));
    expect(described().filter((call) => !done.has(call))).toEqual([]);
  });

  it('is true of every answer and of every body', () => {
    const faults = tour.calls.flatMap(({ key, status, type, answer, body }) => [
      ...judge.ofAnswer(key, status, type, answer),
      ...(body === undefined || status >= 300 ? [] : judge.ofBody(key, body)),
    ]);
    expect(faults).toEqual([]);
  });

  it('is true of refusals, of each kind that a client can bring about', () => {
    const statuses = tour.calls.map(({ status }) => status).filter((status) => status >= 400);
    expect([...new Set(statuses)].sort()).toEqual([400, 401, 403, 404, 409, 413, 429]);
  });

  it('is true of every push, and every push is heard', () => {
    expect(tour.pushes.flatMap(({ key, payload }) => judge.ofPush(key, payload))).toEqual([]);
    const heard = new Set(tour.pushes.map(({ key }) => key));
    expect(pushesOf(asyncApi).filter((key) => !heard.has(key))).toEqual([]);
  });

  it('is readable: the page names every call', async () => {
    const page = await (await fetch(`${app.url}/api/docs`)).text();
    const missing = described().filter((call) => {
      const [method = '', path] = call.split(' ');
      return !page.includes(`>${method.toUpperCase()} ${path}<`);
    });
    expect(missing).toEqual([]);
  });
});
