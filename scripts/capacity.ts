// npm run capacity: how many of each a load needs, and what that costs. How to read it: docs/capacity.md.
import path from 'node:path';
import { simulateDay } from './capacity/day.ts';
import { readFigures } from './capacity/figures.ts';
import { readCapacityOptions } from './capacity/options.ts';
import { planFor } from './capacity/plan.ts';
import { dayText, planText, sourcesText } from './capacity/text.ts';

const BENCH = path.resolve(import.meta.dirname, '../reports/bench.json');

try {
  const { load, prices, isDay, isJson } = readCapacityOptions(process.argv.slice(2));
  const sourced = readFigures(BENCH);
  const result = isDay ? simulateDay(load, sourced.figures) : planFor(load, sourced.figures, prices);
  if (isJson) console.log(JSON.stringify({ load, prices, ...sourced, result }, null, 2));
  else {
    console.log('plan' in result ? dayText(result) : planText(result));
    console.log(`\n${sourcesText(sourced)}`);
  }
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 1;
}
