import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { judgementSchema } from '../../core/triage/judgement.ts';
import { makeEngineInput } from '../../scripts/lib/engine-input.ts';
import { createFakeModel } from '../../scripts/lib/fake-model.ts';
import { createOpenAiEngine } from '../../workers/engines/openai/openai-engine.ts';
import { loadPrompt, type Prompt } from '../../workers/engines/openai/prompts.ts';
import { renderInput } from '../../workers/engines/openai/render.ts';
import { apiJudgement } from '../support/judgements.ts';

const folder = path.resolve(__dirname, '../../../shared/data/injection');
const attacks = existsSync(folder) ? readAttacks(folder) : [];

function readAttacks(at: string): string[] {
  if (statSync(at).isDirectory()) return readdirSync(at).flatMap((name) => readAttacks(path.join(at, name)));
  const text = readFileSync(at, 'utf8');
  if (at.endsWith('.jsonl'))
    return text
      .split('\n')
      .filter(Boolean)
      .flatMap((line) => stringsIn(JSON.parse(line)));
  return at.endsWith('.json') ? stringsIn(JSON.parse(text)) : [];
}

function stringsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return value !== null && typeof value === 'object' ? Object.values(value).flatMap(stringsIn) : [];
}

const settings = {
  OPENAI_API_KEY: 'none',
  OPENAI_MODEL: 'fake',
  HANDRAIL_ENGINE_TIMEOUT_MS: 20_000,
  HANDRAIL_ENGINE_FIRST_TOKEN_MS: 5_000,
  HANDRAIL_ENGINE_SILENCE_MS: 5_000,
  HANDRAIL_ENGINE_TOKEN_BUDGET: 10_000_000,
};

/** What comes of an engine whose model says exactly this. */
async function outcomeOf(prompt: Prompt, said: string) {
  const model = createFakeModel(() => said, 4_000);
  const pieces: string[] = [];
  const result = await createOpenAiEngine(settings, { prompt, fetch: model.fetch }).run(
    makeEngineInput({ turns: [{ by: 'contact', text: 'My export fails.' }] }),
    { signal: new AbortController().signal, maySay: () => true, onText: (piece) => pieces.push(piece) },
  );
  return { result, pieces };
}

const ifThere = attacks.length > 0 ? it : it.skip;

describe(`attacks${attacks.length === 0 ? ' (skipped: ../shared/data/injection is not there)' : ''}`, () => {
  ifThere(
    'stay inside their fences, as a message and as an article, and never reach the system prompt',
    async () => {
      const prompt = await loadPrompt('triage');
      const empty = renderInput(
        prompt,
        makeEngineInput({ turns: [{ by: 'contact', text: 'Hello' }] }),
        false,
      );
      for (const attack of attacks) {
        const input = makeEngineInput({
          turns: [{ by: 'contact', text: attack }],
          articles: [{ id: 'a', title: attack.slice(0, 200), body: attack }],
        });
        const { messages } = renderInput(prompt, input, false);
        expect(messages[0]).toEqual(empty.messages[0]);
        expect(messages.slice(1).every(({ role }) => role === 'user')).toBe(true);
        const marks = messages.slice(1).map(({ content }) => content.match(/[⟦⟧]/g)?.length);
        expect(marks).toEqual([4, 8]);
      }
      expect(attacks.length).toBeGreaterThan(100);
    },
  );

  ifThere('as the output of a captured model are no judgement', async () => {
    const prompt = await loadPrompt('triage');
    for (const attack of attacks.slice(0, 200)) {
      const { result, pieces } = await outcomeOf(prompt, attack);
      expect(result.ok).toBe(false);
      expect(pieces).toEqual([]);
    }
  });
});

it('whatever a model says, what comes out is a judgement of the contract or a failure, and never throws', async () => {
  const prompt = await loadPrompt('triage');
  const keys = [...Object.keys(apiJudgement()), 'close', 'status', 'assignee', '__proto__'];
  const anyJudgement = fc
    .array(fc.tuple(fc.constantFrom(...keys), fc.jsonValue()), { maxLength: 4 })
    .map((changes) => JSON.stringify({ ...apiJudgement(), ...Object.fromEntries(changes) }));
  await fc.assert(
    fc.asyncProperty(fc.oneof(anyJudgement, fc.json(), fc.string()), async (said) => {
      const { result, pieces } = await outcomeOf(prompt, said);
      if (!result.ok) {
        expect(result.failure).toMatch(/^engine_/);
        return;
      }
      expect(judgementSchema.safeParse(result.judgement).success).toBe(true);
      if (result.judgement.text !== null) expect(pieces.join('')).toBe(result.judgement.text);
    }),
    { numRuns: 150 },
  );
});
