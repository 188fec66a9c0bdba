import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { loadPrompts } from '../../scripts/lib/all-prompts.ts';
import { createFakeModel, makeAnswer } from '../../scripts/lib/fake-model.ts';
import { inputFaults, loadCases, runCase } from '../../scripts/lib/prompt-cases.ts';
import { createOpenAiEngine } from '../../workers/engines/openai/openai-engine.ts';
import { fillPart, parsePrompt, promptsFolder } from '../../workers/engines/openai/prompts.ts';

const settings = {
  OPENAI_API_KEY: 'none',
  OPENAI_MODEL: 'fake',
  HANDRAIL_ENGINE_TIMEOUT_MS: 20_000,
  HANDRAIL_ENGINE_FIRST_TOKEN_MS: 5_000,
  HANDRAIL_ENGINE_SILENCE_MS: 5_000,
  HANDRAIL_ENGINE_TOKEN_BUDGET: 200_000,
};

async function triageText(): Promise<string> {
  return readFile(path.join(promptsFolder(), 'triage.md'), 'utf8');
}

describe('prompts', () => {
  it('all parse, and every golden case keeps what it must with a fake model', async () => {
    for (const prompt of await loadPrompts()) {
      const cases = await loadCases(prompt.id);
      expect(cases.length).toBeGreaterThanOrEqual(15);
      for (const one of cases) {
        const model = createFakeModel(() => makeAnswer(one.fakeAnswer));
        const engine = createOpenAiEngine(settings, { prompt, fetch: model.fetch });
        const faults = [...inputFaults(prompt, one), ...(await runCase(engine, one)).faults];
        expect({ name: one.name, faults }).toEqual({ name: one.name, faults: [] });
        expect(model.asked).toHaveLength(1);
      }
    }
  });

  it('a case with a captured answer fails where the guard is not there to catch it', async () => {
    const [prompt] = await loadPrompts();
    const cases = await loadCases('triage');
    const one = cases.find(({ name }) => name === 'answers an error code from its article');
    if (!prompt || !one) throw new Error('the case is gone');
    const model = createFakeModel(() =>
      makeAnswer({ ...one.fakeAnswer, text: 'Try to turn it off and on again.' }),
    );
    const { faults } = await runCase(createOpenAiEngine(settings, { prompt, fetch: model.fetch }), one);
    expect(faults).toContain('text lacks /10,000/');
  });

  it('have a version that depends on template and parameters, not on owner or line ends', async () => {
    const text = await triageText();
    const { version } = parsePrompt(text, 'triage.md');
    expect(version).toMatch(/^[0-9a-f]{64}$/);
    expect(parsePrompt(text.replace(/owner: .*/, 'owner: Somebody else'), 'triage.md').version).toBe(version);
    expect(parsePrompt(text.replaceAll('\n', '\r\n'), 'triage.md').version).toBe(version);
    expect(parsePrompt(text.replace('Plain, short', 'Plain short'), 'triage.md').version).not.toBe(version);
    expect(parsePrompt(text.replace('temperature: 0.2', 'temperature: 0.3'), 'triage.md').version).not.toBe(
      version,
    );
  });

  it.each<[string, (text: string) => string, RegExp]>([
    ['no front matter', (text) => text.slice(4), /front matter/],
    [
      'a wrong parameter',
      (text) => text.replace('temperature: 0.2', 'temperature: warm'),
      /parameters\.temperature/,
    ],
    ['an unknown parameter', (text) => text.replace('temperature:', 'heat:'), /heat|temperature/],
    ['a missing part', (text) => text.replace('=== articles', '## articles'), /=== articles: is missing/],
    ['an unknown part', (text) => `${text}\n=== extra\nx`, /=== extra: unknown part/],
    ['a missing placeholder', (text) => text.replace('{{newest}}', ''), /\{\{newest\}\} is missing/],
    [
      'contact text in the system part',
      (text) => text.replace('You are', '{{turns}} You are'),
      /=== system: unknown placeholder \{\{turns\}\}/,
    ],
    ['another name than the file', (text) => text.replace('id: triage', 'id: other'), /id: must be triage/],
  ])('are refused with %s', async (_name, change, fault) => {
    const text = change(await triageText());
    expect(() => parsePrompt(text, 'triage.md')).toThrow(fault);
  });

  it('are filled once: a placeholder in a value stays a text', async () => {
    const prompt = parsePrompt(await triageText(), 'triage.md');
    const filled = fillPart(prompt, 'articles', { articles: '{{turns}} $& $1' });
    expect(filled).toContain('{{turns}} $& $1');
  });
});
