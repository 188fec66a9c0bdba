import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { DEFAULT_ORIGIN_SHARE } from '../core/routing/line.ts';
import { DEFAULT_IDLE_HOURS } from './auth/sessions.ts';
import { clusterAt } from './queue/cluster-address.ts';
import { storeUriFault } from './store/uri.ts';

const uri = (schemes: string[]) =>
  z.string().refine((value) => schemes.some((scheme) => value.startsWith(`${scheme}://`)), {
    error: `must begin with ${schemes.map((scheme) => `${scheme}://`).join(' or ')}`,
  });
const flag = z.enum(['0', '1'], { error: 'must be 0 or 1' }).transform((value) => value === '1');
const keptDays = z.coerce.number({ error: 'must be a number of days' }).int().min(1).max(36_500).optional();
const milliseconds = (fallback: number) =>
  z.coerce.number({ error: 'must be a number of milliseconds' }).int().min(1).max(600_000).default(fallback);

const turns = (fallback: number) =>
  z.coerce.number({ error: 'must be a number of turns' }).int().min(1).max(1_000_000_000).default(fallback);

export const DEFAULT_CACHE_MB = 128;

/** Every setting, where it is declared. Unset means the default or, where there is none, that the start is refused. */
const settingsSchema = z.object({
  /** TCP port of the HTTP and socket server. */
  PORT: z.coerce.number({ error: 'must be a port number' }).int().min(0).max(65_535).default(3000),
  /** Address to listen on; demo mode listens on loopback whatever this says. */
  HOST: z.string().default('0.0.0.0'),
  /** The conversation store. */
  MONGODB_URI: uri(['mongodb', 'mongodb+srv']).superRefine((value, context) => {
    const fault = storeUriFault(value);
    if (fault) context.addIssue(`says what would lose or double something: ${fault}`);
  }),
  /** The job queue and fan-out. */
  REDIS_URL: uri(['redis', 'rediss', 'redis-cluster', 'rediss-cluster']).refine(
    (value) => !/^rediss?-cluster:/.test(value) || clusterAt(value) !== null,
    { error: 'must be redis-cluster://user:password@host:port,host:port' },
  ),
  /** Signs visitor tokens; at least 32 characters. */
  HANDRAIL_SECRET: z
    .string()
    .min(32, { error: 'must have at least 32 characters (try: openssl rand -hex 32)' }),
  /** Days after the last visit in which an anonymous visitor's browser finds its conversation again. */
  HANDRAIL_VISITOR_DAYS: z.coerce.number({ error: 'must be a number of days' }).min(1).max(365).default(30),
  /** Minutes after which a signed-in contact's identity is asked for again. */
  HANDRAIL_SIGNED_IN_MINUTES: z.coerce
    .number({ error: 'must be a number of minutes' })
    .positive()
    .max(1_440)
    .default(60),
  /** 1: sample workspace, people and articles; loopback only. */
  HANDRAIL_DEMO: flag.default(false),
  /** Password of the demo people. Demo mode only. */
  HANDRAIL_DEMO_PASSWORD: z.string().min(8, { error: 'must have at least 8 characters' }).optional(),
  /** First workspace and administrator of a real installation, created when the store is empty. */
  HANDRAIL_WORKSPACE: z
    .string()
    .regex(/^[a-z0-9-]{2,40}$/, { error: 'must be 2 to 40 of a-z, 0-9 and -' })
    .optional(),
  HANDRAIL_ADMIN_EMAIL: z.email({ error: 'must be an e-mail address' }).optional(),
  HANDRAIL_ADMIN_PASSWORD: z.string().min(12, { error: 'must have at least 12 characters' }).optional(),
  /** Bearer token that `GET /metrics` asks for outside demo mode. Unset: /metrics answers 404. */
  HANDRAIL_METRICS_TOKEN: z.string().min(16, { error: 'must have at least 16 characters' }).optional(),
  /** Port on which each worker answers `GET /metrics`, with the same token. Unset: none. */
  HANDRAIL_WORKER_METRICS_PORT: z.coerce
    .number({ error: 'must be a port number' })
    .int()
    .min(0)
    .max(65_535)
    .optional(),
  /** An OpenTelemetry collector that is sent traces, by OTLP over HTTP, for example http://collector:4318. */
  OTEL_EXPORTER_OTLP_ENDPOINT: uri(['http', 'https']).optional(),
  /** Headers for the collector: name=value, separated by commas. */
  OTEL_EXPORTER_OTLP_HEADERS: z.string().optional(),
  /** The share of traces that are kept, 0 to 1. */
  OTEL_TRACES_SAMPLER_ARG: z.coerce
    .number({ error: 'must be a number from 0 to 1' })
    .min(0)
    .max(1)
    .default(1),
  /** How many proxies in front may be believed about the caller's address. */
  HANDRAIL_TRUSTED_PROXIES: z.coerce.number({ error: 'must be a number' }).int().min(0).max(10).default(0),
  /** How many waits from one address stand in line as if each had an address of its own; later ones stand behind others'. */
  HANDRAIL_LINE_ORIGIN_SHARE: z.coerce
    .number({ error: 'must be a number' })
    .int()
    .min(1)
    .max(10_000)
    .default(DEFAULT_ORIGIN_SHARE),
  /** Megabytes of conversations that a process keeps in memory, by estimate; what was used longest ago is read again. */
  HANDRAIL_CACHE_MB: z.coerce
    .number({ error: 'must be a number of megabytes' })
    .int()
    .min(1)
    .max(100_000)
    .default(DEFAULT_CACHE_MB),
  /** Hours without use after which a person has to sign in again; an open console is use. */
  HANDRAIL_SESSION_IDLE_HOURS: z.coerce
    .number({ error: 'must be a number of hours' })
    .positive()
    .max(336)
    .default(DEFAULT_IDLE_HOURS),
  /** Days after its end that the words of a conversation are kept. Unset: for good. */
  HANDRAIL_KEEP_TEXTS_DAYS: keptDays,
  /** Days after its beginning that the page on which a conversation began is kept. Unset: for good. */
  HANDRAIL_KEEP_PAGES_DAYS: keptDays,
  /** Days after the last visit that a contact is kept. Unset: for good. */
  HANDRAIL_KEEP_CONTACTS_DAYS: keptDays,
  /** Days that malformed input is kept for looking at it. */
  HANDRAIL_QUARANTINE_DAYS: z.coerce
    .number({ error: 'must be a number of days' })
    .positive()
    .max(3_650)
    .default(30),
  /** How many seconds a process may be silent before whatever supervises it takes it for hung and ends it. */
  HANDRAIL_HUNG_AFTER_SECONDS: z.coerce
    .number({ error: 'must be a number of seconds' })
    .int()
    .min(3)
    .max(600)
    .default(30),
  LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info'),
  /** A model provider. Neither key nor base URL: the local engine answers. */
  OPENAI_API_KEY: z.string().min(1).optional(),
  OPENAI_BASE_URL: uri(['http', 'https']).optional(),
  OPENAI_MODEL: z.string().min(1).default('gpt-5-mini'),
  /** The clock of one whole triage run, how long the first piece of an answer may take, and each further one. */
  HANDRAIL_ENGINE_TIMEOUT_MS: milliseconds(20_000),
  HANDRAIL_ENGINE_FIRST_TOKEN_MS: milliseconds(5_000),
  HANDRAIL_ENGINE_SILENCE_MS: milliseconds(5_000),
  /** Tokens one conversation may use with a model provider before a person takes over. */
  HANDRAIL_ENGINE_TOKEN_BUDGET: z.coerce
    .number({ error: 'must be a number of tokens' })
    .int()
    .min(1000)
    .default(200_000),
  /** US dollars for a million tokens of the model: input, input that was cached, output. */
  HANDRAIL_MODEL_PRICES: z
    .string()
    .regex(/^\d+(?:\.\d+)?(?:,\d+(?:\.\d+)?){2}$/, 'must be three prices in US dollars, such as 0.25,0.025,2')
    .optional(),
  /** How often the assistant is asked in an hour before a person takes over; presses are never counted. */
  HANDRAIL_AI_TURNS_PER_CONTACT: turns(60),
  HANDRAIL_AI_TURNS_PER_ADDRESS: turns(300),
  HANDRAIL_AI_TURNS_PER_WORKSPACE: turns(20_000),
  /** How many triage runs one worker process has under way. */
  HANDRAIL_TRIAGE_CONCURRENCY: z.coerce
    .number({ error: 'must be a number' })
    .int()
    .min(1)
    .max(1000)
    .default(20),
});

export type Config = z.infer<typeof settingsSchema>;

/** Key of the workspace that is made at the first start, if the settings ask for one. */
export function firstWorkspaceKey(
  config: Pick<Config, 'HANDRAIL_DEMO' | 'HANDRAIL_WORKSPACE'>,
): string | null {
  return config.HANDRAIL_DEMO ? 'demo' : (config.HANDRAIL_WORKSPACE ?? null);
}

/**
 * Settings that may stand in a file instead, named by the setting with `_FILE` behind it, as Docker's and Kubernetes'
 * secrets are handed over. The setting itself, where it is set, comes first.
 */
const FROM_FILES = [
  'HANDRAIL_SECRET',
  'HANDRAIL_ADMIN_PASSWORD',
  'HANDRAIL_METRICS_TOKEN',
  'OTEL_EXPORTER_OTLP_HEADERS',
  'MONGODB_URI',
  'REDIS_URL',
  'OPENAI_API_KEY',
] as const satisfies readonly (keyof Config)[];

/**
 * Parses the environment once. All faults are reported together, each in one line that names the setting.
 * @throws ConfigError
 */
export function readConfig(env: NodeJS.ProcessEnv): Config {
  const present = { ...secretsInFiles(env), ...whatIsSet(env) };
  const parsed = settingsSchema.safeParse(present);
  if (parsed.success) {
    const { HANDRAIL_DEMO, HANDRAIL_METRICS_TOKEN, HANDRAIL_WORKER_METRICS_PORT } = parsed.data;
    if (HANDRAIL_WORKER_METRICS_PORT !== undefined && !HANDRAIL_METRICS_TOKEN && !HANDRAIL_DEMO)
      throw new ConfigError(['HANDRAIL_WORKER_METRICS_PORT needs HANDRAIL_METRICS_TOKEN']);
    return parsed.data;
  }
  throw new ConfigError(
    parsed.error.issues.map((issue) => {
      const name = String(issue.path[0]);
      return present[name] === undefined ? `${name} is not set` : `${name} ${issue.message}`;
    }),
  );
}

const whatIsSet = (env: NodeJS.ProcessEnv): NodeJS.ProcessEnv =>
  Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));

function secretsInFiles(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const named = FROM_FILES.filter((name) => !env[name] && env[`${name}_FILE`]);
  return Object.fromEntries(named.map((name) => [name, readSecret(`${name}_FILE`, env)]));
}

function readSecret(setting: string, env: NodeJS.ProcessEnv): string {
  try {
    return readFileSync(env[setting] ?? '', 'utf8').trim();
  } catch (error) {
    throw new ConfigError([`${setting} names a file that cannot be read: ${(error as Error).message}`]);
  }
}

export class ConfigError extends Error {
  readonly faults: string[];
  constructor(faults: string[]) {
    super(faults.join('\n'));
    this.name = 'ConfigError';
    this.faults = faults;
  }
}
