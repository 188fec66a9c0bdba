import type { Examples } from '../../server/http/reference/examples.ts';
import { renumbered } from './renumbered.ts';
import type { Tour } from './tour.ts';

/** Items of a list that an example shows. */
const SHOWN = 2;
const SHOWN_LINES = 6;
/** What opens a door is not kept, not even of an installation that is gone. */
const SECRETS: Record<string, string> = {
  identity: 'eyJhbGciOiJIUzI1NiJ9.….…',
  token: 'eyJhbGciOiJIUzI1NiJ9.….…',
  password: 'correct horse battery',
};
/** The documents are no example of themselves. */
const DOCUMENTS = ['get /api/openapi.json', 'get /api/asyncapi.json'];

/** The examples of the reference, from a tour: of each call, push and refusal one. */
export function examplesOf({ calls, pushes }: Tour): Examples {
  const examples: Examples = { calls: {}, pushes: {}, refusals: {} };
  for (const { key, status, query, body, answer } of calls) {
    if (status >= 400) examples.refusals[status] ??= kept(answer);
    else
      examples.calls[key] ??= {
        ...(query ? { query } : {}),
        ...(body === undefined ? {} : { body: kept(body) }),
        answer: DOCUMENTS.includes(key) ? headOf(answer) : kept(answer),
      };
  }
  return renumbered({
    ...examples,
    // The longest of each kind tells most.
    pushes: Object.fromEntries(
      pushes
        .toSorted((a, b) => lengthOf(a.payload) - lengthOf(b.payload))
        .map(({ key, payload }) => [key, kept(payload)]),
    ),
  });
}

const lengthOf = (value: unknown) => JSON.stringify(value).length;

function kept(value: unknown): unknown {
  if (typeof value === 'string') return value.split('\n').slice(0, SHOWN_LINES).join('\n').trimEnd();
  if (Array.isArray(value)) return (isOfObjects(value) ? value.slice(0, SHOWN) : value).map(kept);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, field]) => [name, SECRETS[name] ?? kept(field)]),
  );
}

const isOfObjects = (list: unknown[]) => list.every((item) => item !== null && typeof item === 'object');

function headOf(document: unknown): unknown {
  return Object.fromEntries(
    Object.entries(document as object).filter(([, value]) => typeof value === 'string'),
  );
}
