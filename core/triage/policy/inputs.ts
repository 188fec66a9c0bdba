/**
 * The facts that Handrail's own policy speaks about. Whoever assembles them gives every `always` fact; leaving
 * one out is unknown, and unknown calls a person. A fact marked `may be absent` is only used behind `exists`.
 */
type FactType = 'boolean' | 'number' | 'string';
type FactSpec = {
  readonly type: FactType;
  /** `message`: known before the engine runs; `answer`: known once the engine has answered or failed. */
  readonly phase: 'message' | 'answer';
  readonly presence: 'always' | 'may be absent';
  readonly meaning: string;
};

const message = (type: FactType, meaning: string, presence: FactSpec['presence'] = 'always') =>
  ({ type, phase: 'message', presence, meaning }) as const;
const answer = (type: FactType, meaning: string, presence: FactSpec['presence'] = 'always') =>
  ({ type, phase: 'answer', presence, meaning }) as const;

/** Every fact by name. Flat dotted names may be passed to the evaluator as they are. */
export const inputCatalogue = {
  actor: message('string', 'who wants to act: assistant, contact, agent or system'),
  'action.type': message('string', 'the action that is asked about; see triageActions'),
  'customer.human_requested': message(
    'boolean',
    'pressed the button, or asked in words; read by kernel rule K1',
  ),
  'wish.detected': message('boolean', 'the words of the last message ask for a person'),
  'danger.detected': message('boolean', 'words of self-harm or of danger to someone'),
  'security.detected': message('boolean', 'an account taken over, fraud, a leak of data'),
  'legal.detected': message('boolean', 'a lawyer, a regulator, a deadline of law'),
  'outage.detected': message('boolean', 'the product is down for the customer or for many'),
  'urgency.detected': message('boolean', 'the customer says that it cannot wait'),
  'loop.detected': message('boolean', 'the conversation goes in circles (docs/measurement.md §3.4)'),
  'sentiment.ewma': message('number', 'smoothed sentiment of the contact, -1 to 1'),
  'sentiment.slope3': message('number', 'slope over the last three messages, 0 where there are fewer'),
  'sentiment.last': message('number', 'sentiment of the last message, -1 to 1'),
  'fixes.failedCount': message('number', 'attempted fixes that the customer says did not help'),
  'repeatContact.count': message(
    'number',
    'earlier conversations of the contact in the last 7 days, same issue',
  ),
  'question.unansweredCount': message('number', 'questions of the customer that no answer has dealt with'),
  'language.supported': message('boolean', 'the assistant can work in the language of the conversation'),
  'message.readable': message('boolean', 'the last message holds words: not empty, not over the limit'),
  'injection.suspected': message(
    'boolean',
    'text that tries to instruct the assistant; no rule reads it yet, and one could only add an escalation',
    'may be absent',
  ),
  'contact.tier': message('string', 'tier of the account', 'may be absent'),
  'conversation.assistantTurns': message(
    'number',
    'replies and questions of the assistant since the last person',
  ),
  'engine.failed': answer(
    'boolean',
    'no usable judgement: fault, timeout, refusal, wrong shape, budget spent',
  ),
  'engine.escalationProposed': answer('boolean', 'the engine itself proposes a person'),
  'answer.confidence': answer('number', 'how sure the engine is of its answer, 0 to 1'),
  'answer.grounded': answer('boolean', 'the answer rests on an article that was retrieved'),
  'answer.claimsTransfer': answer('boolean', 'the text promises or reports a transfer'),
  'answer.languageMatches': answer('boolean', 'the answer is in the language of the conversation'),
  'question.repeated': answer('boolean', 'the question was asked before in this conversation'),
  'score.value': answer(
    'number',
    'calibrated probability that a person is needed, 0 to 1; absent where a feature is unknown',
    'may be absent',
  ),
  'score.exceedsThreshold': answer(
    'boolean',
    'the running maximum of the score reached the threshold, or is unknown; false in shadow mode',
  ),
} as const satisfies Record<string, FactSpec>;

export type InputName = keyof typeof inputCatalogue;

type ValueOf<T extends FactType> = T extends 'boolean' ? boolean : T extends 'number' ? number : string;

/** Values for the catalogue; null stands for "looked, and could not tell". */
export type TriageInputs = { [Name in InputName]?: ValueOf<(typeof inputCatalogue)[Name]['type']> | null };

/** What triage asks the policy about: before the engine runs, and before what it proposes is done. */
export const triageActions = ['engine.run', 'reply.send', 'question.ask'] as const;
export type TriageAction = (typeof triageActions)[number];

/** The facts that must be given before an action of triage is judged, and are not. */
export function missingInputs(facts: TriageInputs, action: TriageAction): InputName[] {
  const names = Object.keys(inputCatalogue) as InputName[];
  return names.filter((name) => {
    const { phase, presence } = inputCatalogue[name];
    const due = presence === 'always' && (phase === 'message' || action !== 'engine.run');
    return due && (facts[name] === undefined || facts[name] === null);
  });
}
