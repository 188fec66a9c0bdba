import type { Condition, Leaf, Scalar } from './rule.ts';

/** Kleene's three values: what is missing, null, NaN or of the wrong type is unknown, never false. */
export type Truth = 'true' | 'false' | 'unknown';

/** What is known of a conversation, nested (`{sentiment: {last: -0.4}}`) or flat (`{'sentiment.last': -0.4}`). */
export type PolicyInputs = { readonly [name: string]: unknown };

const truthOf = (value: boolean): Truth => (value ? 'true' : 'false');

/** The value of an input by its dotted name, own properties only; undefined where any step is missing. */
export function readInput(inputs: PolicyInputs, name: string): unknown {
  if (Object.hasOwn(inputs, name)) return inputs[name];
  let current: unknown = inputs;
  for (const step of name.split('.')) {
    if (typeof current !== 'object' || current === null || !Object.hasOwn(current, step)) return undefined;
    current = (current as Record<string, unknown>)[step];
  }
  return current;
}

/** Evaluates a condition. An error inside a comparison is unknown, so it can only lead towards a person. */
export function evaluateCondition(condition: Condition, inputs: PolicyInputs): Truth {
  if ('all' in condition) return allOf(condition.all.map((part) => evaluateCondition(part, inputs)));
  if ('any' in condition) return anyOf(condition.any.map((part) => evaluateCondition(part, inputs)));
  if ('not' in condition) return negate(evaluateCondition(condition.not, inputs));
  try {
    return evaluateLeaf(condition, readInput(inputs, condition.fact));
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

function evaluateLeaf(leaf: Leaf, input: unknown): Truth {
  if (leaf.op === 'exists') return exists(input, leaf.value);
  if (leaf.op === 'contains') return contains(input, leaf.value);
  if (!isScalar(input)) return 'unknown';
  if (leaf.op === 'in') return isIn(input, leaf.value);
  if (typeof input !== typeof leaf.value) return 'unknown';
  if (leaf.op === '==') return truthOf(input === leaf.value);
  if (leaf.op === '!=') return truthOf(input !== leaf.value);
  return typeof input === 'number' ? compare(input, leaf.op, Number(leaf.value)) : 'unknown';
}

function isScalar(input: unknown): input is Scalar {
  return typeof input === 'number' ? Number.isFinite(input) : ['string', 'boolean'].includes(typeof input);
}

function compare(input: number, op: '<' | '<=' | '>' | '>=', value: number): Truth {
  if (op === '<') return truthOf(input < value);
  if (op === '<=') return truthOf(input <= value);
  return truthOf(op === '>' ? input > value : input >= value);
}

/** Absence is what this operator asks about, so it alone answers false for a missing input; NaN stays unknown. */
function exists(input: unknown, wanted: boolean): Truth {
  if (typeof input === 'number' && !Number.isFinite(input)) return 'unknown';
  return truthOf((input !== undefined && input !== null) === wanted);
}

function isIn(input: Scalar, values: readonly Scalar[]): Truth {
  if (values.includes(input)) return 'true';
  return values.some((value) => typeof value === typeof input) ? 'false' : 'unknown';
}

function contains(input: unknown, value: Scalar): Truth {
  if (typeof input === 'string' && typeof value === 'string') return truthOf(input.includes(value));
  if (!Array.isArray(input)) return 'unknown';
  if (input.includes(value)) return 'true';
  return input.every((item) => typeof item === typeof value && isScalar(item)) ? 'false' : 'unknown';
}
