import type { ApiJudgement } from '../../workers/engines/openai/api-schema.ts';

/** A model's answer without a fault, its fields in the order in which they are asked for. */
export function apiJudgement(changes: Partial<ApiJudgement> = {}): ApiJudgement {
  return {
    action: 'reply',
    escalation: null,
    language: 'en',
    articles: [{ id: 'export-fails-nwx-502', version: 1 }],
    confidence: 0.85,
    text: 'NWX-502 means that the worker lost its connection. Lower the read batch size to 10,000 rows. Then run it again.',
    intent: 'repair a failing export',
    unsureOf: [],
    attemptedFixes: [],
    facts: [{ name: 'error code', value: 'NWX-502', seq: 2 }],
    openQuestions: [],
    summary: 'The nightly export fails with NWX-502.',
    ...changes,
  };
}

export function apiAnswer(changes: Partial<ApiJudgement> = {}): string {
  return JSON.stringify(apiJudgement(changes));
}
