import { parseArgs } from 'node:util';

export const USAGE = `npm run replay -- FILE [options]

Plays the customers of FILE (JSON lines: {conversation_id, turns: [{speaker_guess, text}]}) against Handrail.

  --rate N/s        start at most N conversations a second (default: no limit)
  --concurrency N   conversations at a time (default 20)
  --limit N         only the first N of the file
  --agents N        scripted agents (default 2)
  --press SHARE     share of contacts who press for a person, 0 to 1 (default 0.25)
  --seed N          who presses, and when (default 1)
  --url URL         a running server (default: an app of its own on embedded stores)
  --password TEXT   of its demo people (default: HANDRAIL_DEMO_PASSWORD)
  --json OUT        also write the report as JSON`;

/** The command line of the replay. Throws with the usage when it cannot be understood. */
export function readOptions(args: string[]) {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      rate: { type: 'string' },
      concurrency: { type: 'string' },
      limit: { type: 'string' },
      agents: { type: 'string' },
      press: { type: 'string' },
      seed: { type: 'string' },
      url: { type: 'string' },
      password: { type: 'string' },
      json: { type: 'string' },
    },
  });
  const [file] = positionals;
  if (!file || positionals.length !== 1) throw new Error(USAGE);
  const given = (name: 'concurrency' | 'limit' | 'agents' | 'seed') =>
    values[name] === undefined ? {} : { [name]: wholeNumber(name, values[name]) };
  const options: { concurrency?: number; limit?: number; agents?: number; seed?: number } = Object.assign(
    {},
    given('concurrency'),
    given('limit'),
    given('agents'),
    given('seed'),
  );
  return {
    file,
    ...options,
    ...(values.rate === undefined
      ? {}
      : { ratePerSecond: number('rate', values.rate.replace(/\/s$/, ''), 10_000) }),
    ...(values.press === undefined ? {} : { pressShare: number('press', values.press, 1) }),
    url: values.url?.replace(/\/$/, ''),
    password: values.password ?? process.env.HANDRAIL_DEMO_PASSWORD,
    json: values.json,
  };
}

function wholeNumber(name: string, text: string): number {
  if (!/^[1-9]\d{0,6}$/.test(text)) throw new Error(`--${name} must be a whole number, not ${text}`);
  return Number(text);
}

function number(name: string, text: string, most: number): number {
  const value = Number(text);
  if (text.trim() === '' || !(value >= 0) || value > most) {
    throw new Error(`--${name} must be a number from 0 to ${most}, not ${text}`);
  }
  return value;
}
