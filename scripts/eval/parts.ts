import { evaluate as evaluateBriefs } from './briefs.ts';
import { evaluate as evaluateDialogue } from './dialogue/dialogue.ts';
import { evaluate as evaluateFacts } from './facts.ts';
import { evaluate as evaluateFalseAnswers } from './false-answers.ts';
import { evaluate as evaluateInjection } from './injection/injection.ts';
import { evaluate as evaluateIntent } from './intent.ts';
import { evaluate as evaluateLanguages } from './languages.ts';
import { evaluate as evaluateRetrieval } from './retrieval.ts';
import type { EvalPart } from './row.ts';
import { evaluate as evaluateSatisfaction } from './satisfaction.ts';
import { evaluate as evaluateSentiment } from './sentiment.ts';
import { evaluate as evaluateWish } from './wish.ts';

/** Every part of `npm run eval`, in the order of the printed table. */
export const parts: readonly EvalPart[] = [
  { name: 'wish', evaluate: evaluateWish },
  { name: 'intent', evaluate: evaluateIntent },
  { name: 'facts', evaluate: evaluateFacts },
  { name: 'briefs', evaluate: evaluateBriefs },
  { name: 'satisfaction', evaluate: evaluateSatisfaction },
  { name: 'retrieval', evaluate: evaluateRetrieval },
  { name: 'languages', evaluate: evaluateLanguages },
  { name: 'sentiment', evaluate: evaluateSentiment },
  { name: 'dialogue', evaluate: evaluateDialogue },
  { name: 'injection', evaluate: evaluateInjection },
  { name: 'false-answers', evaluate: evaluateFalseAnswers },
];
