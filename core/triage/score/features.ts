/**
 * The features of the escalation score. Each is computed from what was known at the contact's last message and
 * from nothing later. Language and tier are left out: they are for routing and for watching fairness.
 * A change in meaning is a new `featureCodeVersion`; a model names the one it was trained with.
 */
export const featureCodeVersion = 1;

type FeatureSpec = {
  readonly bounds: readonly [number, number];
  /** Something that the assistant or its articles could have done otherwise; only these get a counterfactual. */
  readonly actionable: boolean;
  /** Which way a larger value may speak; a fit that says the opposite is noise, and the feature is left out. */
  readonly largerSpeaksFor: 'person' | 'assistant' | 'either';
  /** `timeline`: from the words alone, see structural.ts; the rest comes from detectors, engine and history. */
  readonly source: 'timeline' | 'detector' | 'engine' | 'history';
  readonly meaning: string;
  /** What the feature is called in a sentence to a manager. */
  readonly label: string;
};

const feature = (
  source: FeatureSpec['source'],
  bounds: readonly [number, number],
  actionable: boolean,
  label: string,
  meaning: string,
  largerSpeaksFor: FeatureSpec['largerSpeaksFor'] = 'person',
): FeatureSpec => ({ source, bounds, actionable, label, meaning, largerSpeaksFor });

export const featureCatalogue = {
  loop_sim: feature(
    'timeline',
    [0, 1],
    true,
    'the assistant repeats itself',
    'largest word overlap (Jaccard) of the last assistant turn with the four before it',
  ),
  reformulations: feature(
    'timeline',
    [0, 10],
    true,
    'the customer says it again in other words',
    'customer messages that overlap by .4 or more with one of the three before, up to 10',
  ),
  own_repetition: feature(
    'timeline',
    [0, 1],
    true,
    'the last message repeats an earlier one',
    'largest word overlap of the last customer message with the three before it',
  ),
  turns_without_new_fact: feature(
    'timeline',
    [0, 20],
    true,
    'nothing new is coming in',
    'customer messages in a row, up to the last, that bring fewer than three new words',
  ),
  first_turn: feature(
    'timeline',
    [0, 1],
    false,
    'it is the first message',
    '1 for the first customer message',
    'either',
  ),
  turn_index: feature(
    'timeline',
    [0, 50],
    false,
    'the length of the conversation',
    'customer messages before this one, up to 50',
    'either',
  ),
  message_length: feature(
    'timeline',
    [0, 10],
    false,
    'the length of the message',
    'ln(1 + words) of the last customer message',
    'either',
  ),
  reply_length: feature(
    'timeline',
    [0, 10],
    false,
    'the length of the last answer',
    'ln(1 + words) of the last assistant turn, 0 before the first',
    'either',
  ),
  sentiment_ewma: feature(
    'detector',
    [-1, 1],
    false,
    'the mood of the customer',
    'exponential mean (.5) of the sentiment of the customer messages',
    'assistant',
  ),
  sentiment_slope3: feature(
    'detector',
    [-1, 1],
    false,
    'where the mood is heading',
    'least-squares slope of the last three sentiments; 0 where there are fewer',
    'assistant',
  ),
  failed_fixes: feature(
    'detector',
    [0, 10],
    true,
    'fixes that did not help',
    'attempted fixes that the customer says did not help, up to 10',
  ),
  topic_outage: feature('detector', [0, 1], false, 'an outage is reported', '1 if an outage was detected'),
  topic_security: feature(
    'detector',
    [0, 1],
    false,
    'a security matter',
    '1 if a security matter was detected',
  ),
  topic_legal: feature('detector', [0, 1], false, 'a legal matter', '1 if a legal matter was detected'),
  kb_top_score: feature(
    'engine',
    [0, 1],
    true,
    'how well the best article fits',
    'relevance of the best article from 0 (none) to 1',
    'assistant',
  ),
  engine_failures: feature(
    'engine',
    [0, 5],
    true,
    'failures of the assistant',
    'turns in which the engine or a tool failed, up to 5',
  ),
  self_reported_uncertainty: feature(
    'engine',
    [0, 1],
    true,
    'how unsure the assistant says it is',
    'one minus the confidence that the engine reports for its answer',
  ),
  prior_contacts_7d: feature(
    'history',
    [0, 20],
    false,
    'earlier contacts in this week',
    'conversations of the same contact in the 7 days before, up to 20',
  ),
} as const satisfies Record<string, FeatureSpec>;

export type FeatureName = keyof typeof featureCatalogue;

/** Values of features; what is missing or null is unknown, and a score that is unknown calls a person. */
export type FeatureValues = { readonly [Name in FeatureName]?: number | null };

/** A count or a length, held within the bounds of its feature ("up to" in the catalogue). */
export function saturate(name: FeatureName, value: number): number {
  const [low, high] = featureCatalogue[name].bounds;
  return Math.min(high, Math.max(low, value));
}
