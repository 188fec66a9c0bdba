import { flameOf } from '../../scripts/bench/flame.ts';
import { type Profile, stacksUnderLoad, sumOf } from '../../scripts/bench/profile.ts';

const TICK_US = 1_000;
const frames = {
  root: ['(root)', ''],
  idle: ['(idle)', ''],
  garbage: ['(garbage collector)', ''],
  append: ['executeInTurn', 'file:///x/dist/server/timeline/timeline.js'],
  driver: ['insertMany', 'file:///x/node_modules/mongodb/lib/collection.js'],
  bytes: ['serialize', 'file:///x/node_modules/bson/lib/bson.cjs'],
  driverToo: ['toBin', 'file:///x/node_modules/mongodb/lib/commands.js'],
  session: ['beginSession', 'file:///x/dist/server/commands/visitor-session.js'],
} as const;
const names = Object.keys(frames) as (keyof typeof frames)[];
const idOf = (name: keyof typeof frames) => names.indexOf(name) + 1;
const calls: Partial<Record<keyof typeof frames, (keyof typeof frames)[]>> = {
  root: ['idle', 'garbage', 'append', 'session'],
  append: ['driver'],
  driver: ['driverToo'],
  driverToo: ['bytes'],
};

/** A profile in which each of these was under way for so many milliseconds, one after another. */
function profileOf(...spent: [keyof typeof frames, number][]): Profile {
  const samples = spent.flatMap(([name, ms]) => Array.from({ length: ms }, () => idOf(name)));
  return {
    nodes: names.map((name) => {
      const [functionName, url] = frames[name];
      const children = (calls[name] ?? []).map(idOf);
      return { id: idOf(name), callFrame: { functionName, url, lineNumber: 0 }, children };
    }),
    samples,
    timeDeltas: samples.map(() => TICK_US),
  };
}

describe('the flame picture of a profile', () => {
  it('counts the time in which messages came, without idle moments, sessions and starts', () => {
    const loaded = stacksUnderLoad(
      profileOf(['session', 100], ['append', 40], ['bytes', 40], ['idle', 19], ['idle', 95], ['append', 5]),
    );
    expect(sumOf(loaded)).toBe(80 * TICK_US);
  });

  it('names functions of the product, and packages as one step however deep they go', () => {
    const [stack] = stacksUnderLoad(profileOf(['bytes', 60], ['append', 40]));
    expect(stack?.steps).toEqual(['timeline/timeline executeInTurn', 'mongodb', 'bson']);
  });

  it('draws each step as wide as its share', () => {
    const picture = flameOf(profileOf(['append', 25], ['bytes', 50], ['garbage', 24]));
    expect(picture).toContain('<title>timeline/timeline executeInTurn: 75.8 %</title>');
    expect(picture).toContain('<title>bson: 50.5 %</title>');
    expect(picture).toContain('<title>(garbage collector): 24.2 %</title>');
  });

  it('says so where no message came', () => {
    expect(() => flameOf(profileOf(['session', 100]))).toThrow('--only message');
  });
});
