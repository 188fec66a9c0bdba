import { makeBundle, type PolicyBundle } from './bundle.ts';
import type { InputName } from './inputs.ts';
import type { Condition, Effect, Rule, RuleTest, Scalar } from './rule.ts';

type Draft = {
  priority: number;
  effect?: Effect;
  actions?: string[];
  when: Condition;
  message: string;
  hit: Record<string, Scalar>;
  miss: Record<string, Scalar>;
  unknown?: Record<string, Scalar | null>;
};

const answers = ['reply.send', 'question.ask'];
const is = (fact: InputName, value: Scalar = true): Condition => ({ fact, op: '==', value });
const atLeast = (fact: InputName, value: number): Condition => ({ fact, op: '>=', value });
const atMost = (fact: InputName, value: number): Condition => ({ fact, op: '<=', value });
const known = (fact: InputName): Condition => ({ fact, op: 'exists', value: true });

/** A rule that escalates when a yes/no fact is true: the commonest kind. */
const flag = (fact: InputName, priority: number, message: string, actions?: string[]): Draft => ({
  priority,
  message,
  when: is(fact),
  hit: { [fact]: true },
  miss: { [fact]: false },
  unknown: { [fact]: null },
  ...(actions ? { actions } : {}),
});

/** The same for a fact that ought to be true. */
const lacking = (fact: InputName, priority: number, message: string, actions?: string[]): Draft => ({
  ...flag(fact, priority, message, actions),
  when: is(fact, false),
  hit: { [fact]: false },
  miss: { [fact]: true },
});

const drafts: Record<string, Draft> = {
  'danger-to-someone': flag(
    'danger.detected',
    9900,
    'Someone may be in danger: a person takes over at once.',
  ),
  'wish-in-words': flag('wish.detected', 9800, 'The customer asks for a person in words.'),
  'security-matter': flag('security.detected', 9000, 'A security matter belongs with a person.'),
  'legal-matter': flag('legal.detected', 8900, 'A legal matter belongs with a person.'),
  'engine-failed': flag('engine.failed', 8500, 'The assistant could not give a usable answer.', answers),
  'outage-reported': flag('outage.detected', 8000, 'An outage is reported; articles do not repair it.'),
  'claims-a-transfer': flag(
    'answer.claimsTransfer',
    7900,
    'The answer speaks of a transfer; then there has to be one.',
    answers,
  ),
  'loop-without-progress': flag('loop.detected', 7000, 'The conversation goes in circles.'),
  'two-failed-fixes': {
    priority: 6900,
    message: 'Two attempted fixes did not help.',
    when: atLeast('fixes.failedCount', 2),
    hit: { 'fixes.failedCount': 2 },
    miss: { 'fixes.failedCount': 1 },
    unknown: { 'fixes.failedCount': null },
  },
  'mood-is-bad': {
    priority: 6500,
    message: 'The customer is dissatisfied.',
    // A first message tells of a problem and so sounds unhappy; it is the mood after an answer that counts.
    when: { all: [atMost('sentiment.ewma', -0.3), atLeast('conversation.assistantTurns', 1)] },
    hit: { 'sentiment.ewma': -0.3375, 'conversation.assistantTurns': 1 },
    miss: { 'sentiment.ewma': -0.3375, 'conversation.assistantTurns': 0 },
    unknown: { 'sentiment.ewma': null, 'conversation.assistantTurns': 1 },
  },
  'mood-is-falling': {
    priority: 6400,
    message: 'The mood of the customer falls fast.',
    when: { all: [atMost('sentiment.slope3', -0.3), atMost('sentiment.last', -0.4)] },
    hit: { 'sentiment.slope3': -0.35, 'sentiment.last': -0.6 },
    miss: { 'sentiment.slope3': -0.25, 'sentiment.last': -0.3 },
    unknown: { 'sentiment.slope3': -0.35, 'sentiment.last': null },
  },
  'unhappy-and-unclear': {
    priority: 6350,
    actions: ['question.ask'],
    message: 'The customer is unhappy and the assistant would have to ask what is meant.',
    when: { all: [atMost('sentiment.last', -0.7), atMost('answer.confidence', 0.35)] },
    hit: { 'sentiment.last': -0.8, 'answer.confidence': 0.2 },
    miss: { 'sentiment.last': -0.8, 'answer.confidence': 0.9 },
    unknown: { 'sentiment.last': null, 'answer.confidence': 0.2 },
  },
  'repeat-contact': {
    priority: 6300,
    message: 'The customer comes back about the same matter for the second time in a week.',
    when: atLeast('repeatContact.count', 2),
    hit: { 'repeatContact.count': 2 },
    miss: { 'repeatContact.count': 1 },
    unknown: { 'repeatContact.count': null },
  },
  'questions-left-unanswered': {
    priority: 6200,
    message: 'Two questions of the customer have not been answered.',
    when: atLeast('question.unansweredCount', 2),
    hit: { 'question.unansweredCount': 2 },
    miss: { 'question.unansweredCount': 0 },
    unknown: { 'question.unansweredCount': null },
  },
  'urgent-and-unsolved': {
    priority: 6100,
    message: 'The matter cannot wait, and a fix has failed.',
    when: { all: [is('urgency.detected'), atLeast('fixes.failedCount', 1)] },
    hit: { 'urgency.detected': true, 'fixes.failedCount': 1 },
    miss: { 'urgency.detected': true, 'fixes.failedCount': 0 },
    unknown: { 'urgency.detected': true, 'fixes.failedCount': null },
  },
  'valued-account-unsolved': {
    priority: 6000,
    message: 'An account of a high tier has a fix that failed.',
    when: {
      all: [
        known('contact.tier'),
        { fact: 'contact.tier', op: 'in', value: ['enterprise', 'vip'] },
        atLeast('fixes.failedCount', 1),
      ],
    },
    hit: { 'contact.tier': 'enterprise', 'fixes.failedCount': 1 },
    miss: { 'fixes.failedCount': 1 },
    unknown: { 'contact.tier': 'vip', 'fixes.failedCount': null },
  },
  'language-not-supported': lacking(
    'language.supported',
    5900,
    'The assistant does not work in this language.',
  ),
  'answer-in-other-language': lacking(
    'answer.languageMatches',
    5800,
    'The answer is not in the language of the customer.',
    answers,
  ),
  'engine-proposes-person': flag(
    'engine.escalationProposed',
    5500,
    'The assistant says that it has reached its limit.',
    answers,
  ),
  'score-over-threshold': flag(
    'score.exceedsThreshold',
    5400,
    'The escalation score has reached its threshold.',
    answers,
  ),
  'confidence-low': {
    priority: 5300,
    message: 'The assistant is not sure enough of its answer.',
    actions: ['reply.send'],
    when: { fact: 'answer.confidence', op: '<', value: 0.35 },
    hit: { 'answer.confidence': 0.2 },
    miss: { 'answer.confidence': 0.9 },
    unknown: { 'answer.confidence': null },
  },
  'same-question-again': {
    ...flag('question.repeated', 5200, 'The assistant would ask the same question again.'),
    actions: ['question.ask'],
  },
  'too-many-turns': {
    priority: 5100,
    message: 'The assistant has had twelve turns.',
    when: atLeast('conversation.assistantTurns', 12),
    hit: { 'conversation.assistantTurns': 12 },
    miss: { 'conversation.assistantTurns': 3 },
    unknown: { 'conversation.assistantTurns': null },
  },
  'answer-without-source': {
    priority: 5000,
    effect: 'deny',
    message: 'The answer rests on no article.',
    actions: ['reply.send'],
    when: is('answer.grounded', false),
    hit: { 'answer.grounded': false },
    miss: { 'answer.grounded': true },
    unknown: { 'answer.grounded': null },
  },
  'message-not-readable': {
    ...lacking(
      'message.readable',
      4900,
      'There are no words to answer: a question back is all that is sent.',
    ),
    effect: 'deny',
    actions: ['reply.send'],
  },
  'engine-may-run': {
    priority: 100,
    effect: 'allow',
    message: 'The assistant may look at the message.',
    actions: ['engine.run'],
    when: is('message.readable'),
    hit: { 'message.readable': true },
    miss: { 'message.readable': false },
  },
  'grounded-reply': {
    priority: 100,
    effect: 'allow',
    message: 'The answer rests on an article and the assistant is sure enough.',
    actions: ['reply.send'],
    when: { all: [is('answer.grounded'), atLeast('answer.confidence', 0.35), is('engine.failed', false)] },
    hit: { 'answer.grounded': true, 'answer.confidence': 0.8, 'engine.failed': false },
    miss: { 'answer.grounded': true, 'answer.confidence': 0.1, 'engine.failed': false },
  },
  'question-back': {
    priority: 100,
    effect: 'allow',
    message: 'A question back is better than a guess.',
    actions: ['question.ask'],
    when: is('engine.failed', false),
    hit: { 'engine.failed': false },
    miss: { 'engine.failed': true },
  },
};

function completeRule(id: string, draft: Draft): Rule {
  const { hit, miss, unknown, priority, when, message } = draft;
  const tests: RuleTest[] = [
    { facts: hit, expect: 'hit' },
    { facts: miss, expect: 'miss' },
    ...(unknown ? [{ facts: unknown, expect: 'indeterminate' } as const] : []),
  ];
  const { effect = 'escalate', actions = ['*'] } = draft;
  return {
    id,
    version: 1,
    enabled: true,
    owner: 'Handrail',
    message,
    actions,
    when,
    effect,
    priority,
    tests,
  };
}

/** The policy that a new workspace starts with. */
export const defaultRules: readonly Rule[] = Object.entries(drafts).map(([id, draft]) =>
  completeRule(id, draft),
);

export const defaultBundle: PolicyBundle = makeBundle(defaultRules);
