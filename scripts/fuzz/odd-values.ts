/** A source of chance: 0 to 1, the same for the same seed. */
export type Chance = () => number;

export function pick<T>(chance: Chance, values: readonly T[]): T {
  const value = values[Math.floor(chance() * values.length)];
  if (value === undefined) throw new Error('nothing to pick from');
  return value;
}

/** The longest text that is made: a request stays small, what is large is tested by itself. */
const LONGEST_TEXT = 10_000;

const odd: readonly ((chance: Chance) => unknown)[] = [
  () => null,
  () => true,
  () => '',
  () => [],
  () => ({}),
  () => -1,
  () => 1e308,
  () => 0.1,
  (chance) => Math.floor(chance() * 2 ** 40),
  () => '\u0000',
  () => '\ud800',
  () => '__proto__',
  () => ({ $gt: '' }),
  () => ({ $where: 'sleep(1000)' }),
  () => '../../etc/passwd',
  () => '<script>alert(1)</script>',
  () => '\u202e\u200b\ufeff',
  () => '🙂'.repeat(50),
  () => 'ا'.repeat(200),
  () => 'f'.repeat(24),
  () => '00000000-0000-4000-8000-000000000000',
  () => '2026-02-30T25:61:00.000Z',
  (chance) => 'un '.repeat(Math.floor(chance() * 1_000)),
  (chance) => 'x'.repeat(Math.floor(chance() * LONGEST_TEXT)),
  (chance) => textOf(chance, 400),
  (chance) => Array.from({ length: Math.floor(chance() * 100) }, () => textOf(chance, 5)),
  (chance) => nested(Math.floor(chance() * 200)),
];

/** Something that hardly any field expects. */
export function oddValue(chance: Chance): unknown {
  return pick(chance, odd)(chance);
}

/** The same input with some fields dropped, made odd, or new. */
export function mutate(chance: Chance, input: Record<string, unknown>): unknown {
  if (chance() < 0.05) return oddValue(chance);
  const entries = Object.entries(input).flatMap(([key, value]): [string, unknown][] => {
    const roll = chance();
    if (roll < 0.1) return [];
    return [[key, roll < 0.3 ? oddValue(chance) : value]];
  });
  if (chance() < 0.1) entries.push([textOf(chance, 8), oddValue(chance)]);
  return Object.fromEntries(entries);
}

/** Characters of all planes, controls and lone surrogates included. */
export function textOf(chance: Chance, longest: number): string {
  const length = Math.floor(chance() * longest);
  const codes = Array.from({ length }, () => Math.floor(chance() * (chance() < 0.8 ? 0x80 : 0x1_0000)));
  return String.fromCharCode(...codes);
}

/** Without lone surrogates, which no address can carry. */
export function wellFormed(text: string): string {
  return Buffer.from(text).toString();
}

function nested(depth: number): unknown {
  let value: unknown = 1;
  for (let level = 0; level < depth; level += 1) value = level % 2 === 0 ? [value] : { a: value };
  return value;
}
