import { type Examples, examples } from '../../server/http/reference/examples.ts';
import { createJudge } from './judge.ts';

type Json = Record<string, unknown>;
type Operation = { responses: Record<string, { content?: Json }> };

/** Calls and pushes without an example, examples of nothing, and examples that their schema refuses. */
export function exampleFaults(
  { openApi, asyncApi }: { openApi: Json; asyncApi: Json },
  kept: Examples = examples,
): string[] {
  const judge = createJudge({ openApi, asyncApi });
  const calls = callsIn(openApi);
  return [
    ...unlike('call', [...calls.keys()], Object.keys(kept.calls)),
    ...unlike('push', pushesOf(asyncApi), Object.keys(kept.pushes)),
    ...Object.entries(kept.calls).flatMap(([key, { body, answer }]) => {
      const { status, type } = calls.get(key) ?? { status: 0, type: '' };
      if (status === 0) return [];
      return [
        ...judge.ofAnswer(key, status, type, answer),
        ...(body === undefined ? [] : judge.ofBody(key, body)),
      ];
    }),
    ...Object.entries(kept.pushes).flatMap(([key, payload]) => judge.ofPush(key, payload)),
  ].map((fault) => `example: ${fault}`);
}

function unlike(what: string, described: string[], shown: string[]): string[] {
  const help = 'give it a step in scripts/reference/tour.ts where it is new, then run npm run examples';
  return [
    ...described.filter((key) => !shown.includes(key)).map((key) => `${what} ${key} has none: ${help}`),
    ...shown
      .filter((key) => !described.includes(key))
      .map((key) => `${what} ${key} is not described: ${help}`),
  ];
}

/** Each call with the status and the content type of its success. */
function callsIn(openApi: Json): Map<string, { status: number; type: string }> {
  const { paths } = openApi as { paths: Record<string, Record<string, Operation>> };
  return new Map(
    Object.entries(paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, { responses }]) => {
        const [status = '0', response] = Object.entries(responses)[0] ?? [];
        const [type = ''] = Object.keys(response?.content ?? {});
        return [`${method} ${path}`, { status: Number(status), type }];
      }),
    ),
  );
}

/** The pushes that the tour brings about, as `visitor entry`. */
export function pushesOf(asyncApi: Json): string[] {
  const { channels } = asyncApi as { channels: Record<string, { messages: Json }> };
  return Object.entries(channels).flatMap(([side, { messages }]) =>
    Object.keys(messages).flatMap((name) => (name.startsWith('push.') ? `${side} ${name.slice(5)}` : [])),
  );
}
