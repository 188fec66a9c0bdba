import type { Condition, Leaf, Scalar } from './rule.ts';

/** Kleene's three values: what is missing, null, NaN or of the wrong type is unknown, never false. */
export type Truth = 'true' | 'false' | 'unknown';

/** Facts about a conversation, nested (`{sentiment: {ewma: -0.4}}`) or flat (`{'sentiment.ewma': -0.4}`). */
export type PolicyInputs = { readonly [name: string]: unknown };

const truthOf = (value: boolean): Truth => (value ? 'true' : 'false');

/** The value of a dotted fact, own properties only; undefined where any step is missing. */
export function readFact(facts: PolicyInputs, name: string): unknown {
  if (Object.hasOwn(facts, name)) return facts[name];
  let current: unknown = facts;
  for (const step of name.split('.')) {
    if (typeof current !== 'object' || current === null || !Object.hasOwn(current, step)) return undefined;
    current = (current as Record<string, unknown>)[step];
  }
  return current;
}

/** Evaluates a condition. An error inside a comparison is unknown, so it can only lead towards a person. */
export function evaluateCondition(condition: Condition, facts: PolicyInputs): Truth {
  if ('all' in condition) return allOf(condition.all.map((part) => evaluateCondition(part, facts)));
  if ('any' in condition) return anyOf(condition.any.map((part) => evaluateCondition(part, facts)));
  if ('not' in condition) return negate(evaluateCondition(condition.not, facts));
  try {
    return evaluateLeaf(condition, readFact(facts, condition.fact));
  } catch {
    return 'unknown';
  }
}

function allOf(parts: readonly Truth[]): Truth {
  if (parts.includes('false')) return 'false';
  return parts.includes('unknown') ? 'unknown' : 'true';
}

function anyOf(parts: readonly Truth[]): Truth {
  if (parts.includes('true')) return 'true';
  return parts.includes('unknown') ? 'unknown' : 'false';
}

function negate(truth: Truth): Truth {
  if (truth === 'unknown') return 'unknown';
  return truth === 'true' ? 'false' : 'true';
}

function evaluateLeaf(leaf: Leaf, fact: unknown): Truth {
  if (leaf.op === 'exists') return exists(fact, leaf.value);
  if (leaf.op === 'contains') return contains(fact, leaf.value);
  if (!isScalar(fact)) return 'unknown';
  if (leaf.op === 'in') return isIn(fact, leaf.value);
  if (typeof fact !== typeof leaf.value) return 'unknown';
  if (leaf.op === '==') return truthOf(fact === leaf.value);
  if (leaf.op === '!=') return truthOf(fact !== leaf.value);
  return typeof fact === 'number' ? compare(fact, leaf.op, Number(leaf.value)) : 'unknown';
}

function isScalar(fact: unknown): fact is Scalar {
  return typeof fact === 'number' ? Number.isFinite(fact) : ['string', 'boolean'].includes(typeof fact);
}

function compare(fact: number, op: '<' | '<=' | '>' | '>=', value: number): Truth {
  if (op === '<') return truthOf(fact < value);
  if (op === '<=') return truthOf(fact <= value);
  return truthOf(op === '>' ? fact > value : fact >= value);
}

/** Absence is what this operator asks about, so it alone answers false for a missing fact; NaN stays unknown. */
function exists(fact: unknown, wanted: boolean): Truth {
  if (typeof fact === 'number' && !Number.isFinite(fact)) return 'unknown';
  return truthOf((fact !== undefined && fact !== null) === wanted);
}

function isIn(fact: Scalar, values: readonly Scalar[]): Truth {
  if (values.includes(fact)) return 'true';
  return values.some((value) => typeof value === typeof fact) ? 'false' : 'unknown';
}

function contains(fact: unknown, value: Scalar): Truth {
  if (typeof fact === 'string' && typeof value === 'string') return truthOf(fact.includes(value));
  if (!Array.isArray(fact)) return 'unknown';
  if (fact.includes(value)) return 'true';
  return fact.every((item) => typeof item === typeof value && isScalar(item)) ? 'false' : 'unknown';
}
