import { plain } from './picture.ts';
import { type Profile, type Stack, stacksUnderLoad, sumOf } from './profile.ts';

type Flame = { step: string; us: number; within: Map<string, Flame> };

const WIDTH = 1_000;
const LINE = 17;
const TOP = 44;
/** What took a smaller share is not drawn. */
const LEAST = 0.004;
/** Room for so many px a letter. */
const LETTER = 5.6;

/**
 * A profile of the server under messages as a flame picture: each bar is a step, as wide as its share of the time, and
 * below it what it called.
 * @throws Error where the profile has no time under load
 */
export function flameOf(profile: Profile): string {
  const stacks = stacksUnderLoad(profile);
  const all = sumOf(stacks);
  if (all === 0)
    throw new Error('the profile has no time in which messages came; make one with --only message');
  const flame = grow(stacks);
  const rows: string[] = [];
  const depth = draw(flame, { all, from: 0, depth: 0 }, rows);
  const height = TOP + depth * LINE + 8;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" role="img" aria-labelledby="title" font-family="system-ui, sans-serif" font-size="10">
<title id="title">What the server does while messages come, by time</title>
<style>
  .ground { fill: #fff } text { fill: #1a1d21 } rect { stroke: #fff; stroke-width: .5 } .own { fill: #9fd3c2 } .theirs { fill: #c9d7ee } .engine { fill: #e3ddd3 } .garbage { fill: #f0b8b2 }
</style>
<rect class="ground" width="${WIDTH}" height="${height}"/>
<text x="8" y="20" font-size="14" font-weight="600">What the server does while messages come</text>
<text x="8" y="35">A bar is as wide as its share of the time; below it what it called. Green: the product. Blue: packages. Brown: Node and V8. Red: garbage.</text>
${rows.join('\n')}
</svg>
`;
}

function grow(stacks: readonly Stack[]): Flame {
  const root: Flame = { step: '', us: 0, within: new Map() };
  for (const { steps, us } of stacks) {
    let at = root;
    for (const step of steps) {
      const next = at.within.get(step) ?? { step, us: 0, within: new Map() };
      at.within.set(step, next);
      next.us += us;
      at = next;
    }
  }
  return root;
}

/** @returns how deep it goes */
function draw(flame: Flame, at: { all: number; from: number; depth: number }, rows: string[]): number {
  const { all, depth } = at;
  let { from } = at;
  let deepest = depth;
  for (const one of [...flame.within.values()].sort((a, b) => b.us - a.us)) {
    const share = one.us / all;
    if (share >= LEAST) {
      rows.push(bar(one.step, share, from, depth));
      deepest = Math.max(deepest, draw(one, { all, from, depth: depth + 1 }, rows));
    }
    from += share;
  }
  return Math.max(deepest, flame.within.size > 0 ? depth + 1 : depth);
}

function bar(step: string, share: number, from: number, depth: number): string {
  const [x, y, width] = [from * WIDTH, TOP + depth * LINE, share * WIDTH];
  const room = Math.floor((width - 6) / LETTER);
  const label = room < 4 ? '' : step.length <= room ? step : `${step.slice(0, room - 1)}…`;
  const text = label ? `<text x="${(x + 3).toFixed(1)}" y="${y + 12}">${plain(label)}</text>` : '';
  const told = `${plain(step)}: ${(share * 100).toFixed(1)} %`;
  return `<g><title>${told}</title><rect class="${kindOf(step)}" x="${x.toFixed(1)}" y="${y}" width="${width.toFixed(1)}" height="${LINE - 1}"/>${text}</g>`;
}

function kindOf(step: string): 'own' | 'theirs' | 'engine' | 'garbage' {
  if (step === '(garbage collector)') return 'garbage';
  if (step === 'Node' || step.startsWith('(')) return 'engine';
  return step.includes(' ') ? 'own' : 'theirs';
}
