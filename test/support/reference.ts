import { createJudge } from '../../scripts/reference/judge.ts';
import { asyncApiDocument } from '../../server/http/reference/async-api.ts';
import { openApiDocument } from '../../server/http/reference/open-api.ts';

type Client = { pushes: { all: readonly { name: string; payload: unknown }[] } };

const judge = createJudge({ openApi: openApiDocument(), asyncApi: asyncApiDocument() });

/** What is wrong with the pushes that a client has heard, by the reference that describes them. */
export function faultsOfPushes(side: 'visitor' | 'agent', { pushes }: Client): string[] {
  return pushes.all.flatMap(({ name, payload }) => judge.ofPush(`${side} ${name}`, payload));
}
