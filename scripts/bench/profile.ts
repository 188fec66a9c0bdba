/** A profile as `node --cpu-prof` writes it; times in µs. */
export type Profile = {
  nodes: {
    id: number;
    callFrame: { functionName: string; url: string; lineNumber: number };
    children?: number[];
  }[];
  samples: number[];
  timeDeltas: number[];
};

/** What was under way and for how long, in µs: from the outermost step to the innermost. */
export type Stack = { steps: string[]; us: number };

const BUCKET_US = 100_000;
/** Of a tenth of a second: so much at least was spent on appending, and so much at most on nothing, for it to count. */
const APPENDING = 0.05;
const IDLE = 0.4;
const idle = '(idle)';

/**
 * What a server did while messages came as fast as it could take them: starts, sessions and one message at a time are
 * left out. A step is a function of the product; what others' code did for it is one step named after the package.
 */
export function stacksUnderLoad({ nodes, samples, timeDeltas }: Profile): Stack[] {
  const stepsOf = stepsById(nodes);
  const buckets = new Map<number, Stack[]>();
  let at = 0;
  for (const [index, id] of samples.entries()) {
    const us = timeDeltas[index] ?? 0;
    const bucket = Math.floor(at / BUCKET_US);
    at += us;
    const stacks = buckets.get(bucket) ?? [];
    stacks.push({ steps: stepsOf.get(id) ?? [], us });
    buckets.set(bucket, stacks);
  }
  return [...buckets.values()].filter(isLoaded).flatMap((stacks) => stacks.filter(isWork));
}

const isWork = ({ steps }: Stack): boolean => !steps.includes(idle);

function isLoaded(stacks: Stack[]): boolean {
  const all = sumOf(stacks);
  const spent = (on: (stack: Stack) => boolean) => sumOf(stacks.filter(on)) / all;
  const appends = ({ steps }: Stack) => steps.some((step) => step.startsWith('timeline/'));
  return spent((stack) => !isWork(stack)) < IDLE && spent(appends) > APPENDING;
}

export const sumOf = (stacks: readonly Stack[]): number => stacks.reduce((sum, { us }) => sum + us, 0);

function stepsById(nodes: Profile['nodes']): Map<number, string[]> {
  const known = new Map(nodes.map((node) => [node.id, node]));
  const found = new Map<number, string[]>();
  const walk = (id: number, above: string[]): void => {
    const node = known.get(id);
    if (!node) return;
    const step = stepOf(node.callFrame);
    const steps = step === null || step === above.at(-1) ? above : [...above, step];
    found.set(id, steps);
    for (const child of node.children ?? []) walk(child, steps);
  };
  const [root] = nodes;
  if (root) walk(root.id, []);
  return found;
}

/** `folder/file function` of the product, or whose code it is; null for what only holds others. */
function stepOf({ functionName, url }: Profile['nodes'][number]['callFrame']): string | null {
  if (functionName === '(root)') return null;
  if (functionName.startsWith('(')) return functionName;
  const [, own] = /\/dist\/(?:server\/)?(.+)\.js$/.exec(url) ?? [];
  const [, theirs] = /.*\/node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(url) ?? [];
  if (theirs) return theirs;
  return own ? `${own} ${functionName || '(unnamed)'}` : 'Node';
}
