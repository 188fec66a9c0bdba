import { parseArgs } from 'node:util';
import { DEFAULT_LOAD, type Load } from './load.ts';
import { DEFAULT_PRICES, type Prices } from './plan.ts';

const LOAD_OPTIONS: Record<string, keyof Load> = {
  'conversations-per-hour': 'conversationsPerHour',
  peak: 'peak',
  'customer-messages': 'customerMessages',
  replies: 'replies',
  'other-entries': 'otherEntries',
  'press-share': 'pressShare',
  'assistant-share': 'assistantShare',
  'open-minutes': 'openMinutes',
  'visitors-per-conversation': 'visitorsPerConversation',
  'visit-minutes': 'visitMinutes',
  'model-seconds': 'modelSeconds',
  'tokens-per-judgement': 'tokensPerJudgement',
  years: 'years',
};
const PRICE_OPTIONS: Record<string, keyof Prices> = {
  'processor-month': 'processor',
  'gib-memory-month': 'memoryGiB',
  'gib-disk-month': 'diskGiB',
  'million-tokens': 'millionTokens',
};

const USAGE = `npm run capacity -- --conversations-per-hour N [options]

How many servers, workers, shards and what money N conversations an hour need, N being the mean of a day.

${[...lines(LOAD_OPTIONS, DEFAULT_LOAD), ...lines(PRICE_OPTIONS, DEFAULT_PRICES)].join('\n')}
  --day                          hour by hour, with the bottleneck
  --json                         for machines

What each means, and which default is measured and which assumed: docs/capacity.md.`;

function lines<K extends string>(options: Record<string, K>, defaults: Record<K, number>): string[] {
  return Object.entries(options).map(([option, name]) => `  --${option} N`.padEnd(33) + defaults[name as K]);
}

/** The command line. Throws with the usage, or with the option that is wrong. */
export function readCapacityOptions(args: string[]) {
  const names = [...Object.keys(LOAD_OPTIONS), ...Object.keys(PRICE_OPTIONS)];
  const { values } = parseArgs({
    args,
    options: {
      ...Object.fromEntries(names.map((name) => [name, { type: 'string' as const }])),
      day: { type: 'boolean' },
      json: { type: 'boolean' },
      help: { type: 'boolean' },
    },
  });
  const given: Record<string, unknown> = values;
  if (given.help || given['conversations-per-hour'] === undefined) throw new Error(USAGE);
  return {
    load: { ...DEFAULT_LOAD, ...numbers(LOAD_OPTIONS, given) },
    prices: { ...DEFAULT_PRICES, ...numbers(PRICE_OPTIONS, given) },
    isDay: given.day === true,
    isJson: given.json === true,
  };
}

function numbers<K extends string>(
  options: Record<string, K>,
  given: Record<string, unknown>,
): Partial<Record<K, number>> {
  return Object.fromEntries(
    Object.entries(options).flatMap(([option, name]) =>
      given[option] === undefined ? [] : [[name, numberOf(option, String(given[option]))]],
    ),
  ) as Partial<Record<K, number>>;
}

function numberOf(option: string, text: string): number {
  const value = Number(text);
  if (text.trim() === '' || !(value >= 0) || value > 1e9)
    throw new Error(`--${option} must be a number from 0 to 1,000,000,000, not ${text}`);
  return value;
}
