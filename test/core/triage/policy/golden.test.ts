import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { evaluatePolicy, type PolicyReason } from '../../../../core/triage/policy/evaluate.ts';
import type { EvaluableRule } from '../../../../core/triage/policy/rule.ts';

const fixture = resolve(__dirname, '../../../fixtures/golden_policy.json');
const golden = JSON.parse(readFileSync(fixture, 'utf8')) as {
  rules: EvaluableRule[];
  cases: Record<string, Case>;
};
const { rules } = golden;
type Case = {
  facts: Record<string, unknown>;
  expect: { action: string; escalate: boolean; fired: string[] };
};
const cases = Object.entries(golden.cases);

/** The fixture writes NaN as a word, because JSON has none. */
const revive = (facts: unknown): Record<string, unknown> =>
  JSON.parse(JSON.stringify(facts), (_key, value) => (value === '__NaN__' ? Number.NaN : value));

/** The fixture marks what hit only because something was unknown. */
const labelOf = ({ id, indeterminate }: PolicyReason): string => (indeterminate ? `${id}?` : id);

/** A small seeded generator (mulberry32), so that a failure can be repeated. */
function seededRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

function shuffle<T>(items: readonly T[], random: () => number): T[] {
  const copy = [...items];
  for (let i = copy.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    [copy[i], copy[j]] = [copy[j]!, copy[i]!];
  }
  return copy;
}

describe('the golden cases of the policy (docs/measurement.md §4)', () => {
  it('has all twelve', () => expect(cases).toHaveLength(12));

  it.each(cases)('%s', (_name, { facts, expect: expected }) => {
    const verdict = evaluatePolicy(rules, revive(facts));
    expect({
      action: verdict.action,
      escalate: verdict.escalate,
      fired: verdict.reasons.map(labelOf),
    }).toEqual(expected);
  });

  it('does not depend on the order of the rules: 500 shuffles of every case', () => {
    const random = seededRandom(3);
    const straight = cases.map(([, { facts }]) => evaluatePolicy(rules, revive(facts)));
    for (let round = 0; round < 500; round++) {
      const shuffled = shuffle(rules, random);
      expect(cases.map(([, { facts }]) => evaluatePolicy(shuffled, revive(facts)))).toEqual(straight);
    }
  });
});
