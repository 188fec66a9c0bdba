import { type ProblemCode, problems } from '../../../core/values/problems.ts';
import type { Call } from './calls.ts';
import { examples } from './examples.ts';
import type { JsonSchema } from './schemas.ts';

const codesByStatus = new Map<number, ProblemCode[]>();
for (const [code, { status }] of Object.entries(problems))
  codesByStatus.set(status, [...(codesByStatus.get(status) ?? []), code as ProblemCode]);

function problemOf(status: number): JsonSchema {
  const example = examples.refusals[status];
  const schema = { $ref: '#/components/schemas/Problem' };
  return { 'application/problem+json': { schema, ...(example === undefined ? {} : { example }) } };
}

/** A refusal of each status, with the codes that it comes with. */
export function refusalResponses(): Record<string, JsonSchema> {
  return Object.fromEntries(
    [...codesByStatus].map(([status, codes]) => [
      `Refused${status}`,
      {
        description: codes.map((code) => `\`${code}\`: ${problems[code].title}.`).join(' '),
        content: problemOf(status),
      },
    ]),
  );
}

/** The responses by which a call can refuse, as references to the above. */
export function refusalsOf(call: Call): Record<string, JsonSchema> {
  const taken = [call.status ?? 200, ...(call.alsoAnswers ?? [])];
  const statuses = [...codesByStatus.keys()].filter((status) => mayRefuse(call, status));
  return Object.fromEntries(
    statuses
      .filter((status) => !taken.includes(status))
      .sort((a, b) => a - b)
      .map((status) => [String(status), { $ref: `#/components/responses/Refused${status}` }]),
  );
}

function mayRefuse(call: Call, status: number): boolean {
  const { security, body, query, path, operation, command, isLimited = false } = call;
  const isPress = operation === 'human:request';
  const names = body ? Object.keys((body as { shape?: object }).shape ?? {}) : [];
  const isOfConversation = path.includes('{id}') || names.includes('conversationId');
  switch (status) {
    // What is wrong in a press is left out, and no state of a conversation stands against it.
    case 400:
      return !isPress && (body !== undefined || query !== undefined);
    case 401:
      return security !== 'none' || path.endsWith('/login') || path.endsWith('/sessions');
    case 403:
      return security === 'agent' || path.startsWith('/api/v1/auth/');
    case 404:
      return !isPress && (isOfConversation || security === 'metrics' || path.endsWith('/sessions'));
    case 409:
      return (
        !isPress && command !== undefined && names.includes('conversationId') && names.includes('clientId')
      );
    case 413:
      return !isPress && body !== undefined;
    case 429:
      return isLimited;
    case 503:
      return path.startsWith('/api/v1/');
    default:
      return true;
  }
}
