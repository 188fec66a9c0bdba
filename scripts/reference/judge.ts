import { Ajv } from 'ajv';
import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';

type Json = Record<string, unknown>;
type Named = { openApi: Json; asyncApi: Json };

export type Judge = ReturnType<typeof createJudge>;

/**
 * Holds what was sent against the documents that describe it. Stricter than the documents are: a field that they do
 * not name is a fault, although clients have to ignore it.
 */
export function createJudge({ openApi, asyncApi }: Named) {
  const options = { strict: false, allErrors: true } as const;
  const calls = new Ajv2020({ ...options, schemas: [{ ...(closed(openApi) as Json), $id: 'openapi' }] });
  const pushes = new Ajv({ ...options, schemas: [{ ...(closed(asyncApi) as Json), $id: 'asyncapi' }] });
  for (const ajv of [calls, pushes]) formats.default(ajv);

  function faults(ajv: Ajv, place: string, value: unknown, what: string): string[] {
    const validate = ajv.getSchema(place);
    if (!validate) return [`${what} is not described`];
    return validate(value) ? [] : [`${what}: ${ajv.errorsText(validate.errors)}`];
  }

  return {
    /** What is wrong with an answer: it is not described, or not as it is described. */
    ofAnswer(key: string, status: number, type: string, answer: unknown): string[] {
      const what = `${key} ${status}`;
      const { node, pointer } = responseOf(openApi, key, status);
      const content = (node?.content as Json | undefined)?.[type];
      if (!content) return [`${what} ${type} is not described: see server/http/reference/calls.ts`];
      return faults(calls, `openapi#${pointer}/content/${step(type)}/schema`, answer, what);
    },
    ofBody(key: string, body: unknown): string[] {
      const [method = '', path = ''] = key.split(' ');
      const place = `/paths/${step(path)}/${method}/requestBody/content/${step('application/json')}/schema`;
      return faults(calls, `openapi#${place}`, body, `${key} body`);
    },
    /** `key` is the side and the name: `visitor entry`. */
    ofPush(key: string, payload: unknown): string[] {
      const [side = '', name = ''] = key.split(' ');
      const place = `/channels/${side}/messages/${step(`push.${name}`)}/payload`;
      return faults(pushes, `asyncapi#${place}`, payload, key);
    },
  };
}

function responseOf(openApi: Json, key: string, status: number): { node: Json | undefined; pointer: string } {
  const [method = '', path = ''] = key.split(' ');
  const { paths, components } = openApi as {
    paths: Record<string, Record<string, { responses: Record<string, Json> }>>;
    components: { responses: Record<string, Json> };
  };
  const node = paths[path]?.[method]?.responses[status];
  const name = typeof node?.$ref === 'string' ? node.$ref.split('/').at(-1) : undefined;
  return name === undefined
    ? { node, pointer: `/paths/${step(path)}/${method}/responses/${status}` }
    : { node: components.responses[name], pointer: `/components/responses/${name}` };
}

/** One step of a JSON pointer in a URI. */
function step(name: string): string {
  return encodeURIComponent(name.replaceAll('~', '~0').replaceAll('/', '~1'));
}

function closed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(closed);
  if (value === null || typeof value !== 'object') return value;
  const inside = Object.fromEntries(Object.entries(value).map(([key, child]) => [key, closed(child)]));
  const isOpen = inside.type === 'object' && inside.properties && inside.additionalProperties === undefined;
  return isOpen ? { ...inside, additionalProperties: false } : inside;
}
