import type { Config } from '../../server/config.ts';
import type { Engine } from './engine.ts';
import { createLocalEngine } from './local/local-engine.ts';

/** No key and no base URL: the local engine answers. */
export function isLocalEngine({ OPENAI_API_KEY, OPENAI_BASE_URL }: Config): boolean {
  return OPENAI_API_KEY === undefined && OPENAI_BASE_URL === undefined;
}

/**
 * The engine that the settings ask for: a model provider where one is named, else the local engine. The provider's
 * client is loaded only where it is used: it costs a tenth of a second of every start.
 */
export async function createEngine(config: Config): Promise<Engine> {
  if (isLocalEngine(config)) return createLocalEngine();
  const [{ createOpenAiEngine }, { loadPrompt }] = await Promise.all([
    import('./openai/openai-engine.ts'),
    import('./openai/prompts.ts'),
  ]);
  return createOpenAiEngine(config, { prompt: await loadPrompt('triage') });
}
