import { readdir } from 'node:fs/promises';
import { loadPrompt, type Prompt, promptsFolder } from '../../workers/engines/openai/prompts.ts';

/** Reads every prompt of the folder, by name. README.md is not one. @throws PromptError */
export async function loadPrompts(folder = promptsFolder()): Promise<Prompt[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.md') && name !== 'README.md').sort();
  return Promise.all(names.map((name) => loadPrompt(name.slice(0, -3), folder)));
}
