/**
 * One way to ask for a person. The pattern reads the canonical text (see canonical.ts); `unlessBefore` is
 * tried on the same sentence before the match, `unlessAfter` on what follows it.
 */
export type WishRule = {
  readonly id: string;
  readonly score: number;
  readonly pattern: RegExp;
  readonly unlessBefore?: RegExp;
  readonly unlessAfter?: RegExp;
};

/** Puts named parts `<name>` into a pattern written over several lines; white space between lines is dropped. */
export function pattern(source: string, parts: Readonly<Record<string, string>>): RegExp {
  let full = source.replaceAll(/\n\s*/g, '');
  for (let depth = 0; depth < 4 && full.includes('<'); depth++) {
    full = full.replaceAll(/<([a-z]+)>/g, (_, name: string) => `(?:${parts[name] ?? ''})`);
  }
  return new RegExp(full, 'gu');
}
