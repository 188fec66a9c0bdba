import type { Engine } from './engine.ts';
import type { TurnBudgets } from './turn-budgets.ts';

/** The engine within its budgets of turns: once one is used up it is not asked, and a person takes over. */
export function budgetedEngine(engine: Engine, budgets: TurnBudgets, kind: 'local' | 'openai'): Engine {
  return {
    ...engine,
    async run(input, options) {
      const usedUp = await budgets.take(input.conversation);
      if (usedUp === null) return engine.run(input, options);
      return {
        ok: false,
        failure: 'engine_budget_exhausted',
        detail: `${usedUp} has had its answers of the assistant for this hour`,
        engine: kind,
        model: 'none',
        modelVersion: 'none',
        promptId: null,
        promptVersion: null,
        tokens: null,
      };
    },
  };
}
