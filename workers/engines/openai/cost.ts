import { readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import type { Tokens } from '../../../core/triage/judge/engine-result.ts';

const dollars = z.number().min(0);
const priceSchema = z.strictObject({ input: dollars, cachedInput: dollars, output: dollars });
const pricesSchema = z.strictObject({ comment: z.string(), models: z.record(z.string(), priceSchema) });

/** US dollars for a million tokens, by model. */
export type Prices = Record<string, z.infer<typeof priceSchema>>;

/** The price table beside this file. @throws Error when it does not parse */
export function readPrices(): Prices {
  const text = readFileSync(path.join(import.meta.dirname, 'prices.json'), 'utf8');
  return pricesSchema.parse(JSON.parse(text)).models;
}

/** The prices that are set for a model, as `HANDRAIL_MODEL_PRICES`, before those of the table. */
export function pricesFor(model: string, set: string | undefined): Prices {
  const [input, cachedInput, output] = (set ?? '').split(',').map(Number);
  if (input === undefined || cachedInput === undefined || output === undefined) return readPrices();
  return { ...readPrices(), [model]: { input, cachedInput, output } };
}

export type Usage = { input: number; cachedInput: number; output: number };

export const noUsage: Usage = { input: 0, cachedInput: 0, output: 0 };

export function addUsage(a: Usage, b: Usage): Usage {
  return {
    input: a.input + b.input,
    cachedInput: a.cachedInput + b.cachedInput,
    output: a.output + b.output,
  };
}

/** Tokens with their cost; null where the model's price is not known. A dated model costs what its base does. */
export function priced(usage: Usage, model: string, prices: Prices): Tokens {
  const price = prices[model] ?? prices[model.replace(/-\d{4}-\d{2}-\d{2}$/, '')];
  const costUsd = price
    ? ((usage.input - usage.cachedInput) * price.input +
        usage.cachedInput * price.cachedInput +
        usage.output * price.output) /
      1_000_000
    : null;
  return { ...usage, costUsd };
}

/** About how many tokens a text has: four bytes each. Used only where the provider did not count. */
export function estimateTokens(text: string): number {
  return Math.ceil(Buffer.byteLength(text) / 4);
}
