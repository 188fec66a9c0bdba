/** What a figure is measured in. */
export type FigureUnit = 'share' | 'seconds' | 'episodes';

export type FigureDefinition = {
  id: string;
  name: string;
  /** One sentence that a manager understands. */
  meaning: string;
  unit: FigureUnit;
  /** Whether more is better; null where neither is. */
  better: 'more' | 'less' | null;
};

/** Every figure of the escalation page. Names and meanings are shown as they stand here. */
export const figureCatalogue = [
  {
    id: 'effective_within_5m',
    name: 'Helped within 5 minutes',
    meaning: 'Of customers who needed a person, the share who got effective help within 5 minutes.',
    unit: 'share',
    better: 'more',
  },
  {
    id: 'effective_within_15m',
    name: 'Helped within 15 minutes',
    meaning: 'Of customers who needed a person, the share who got effective help within 15 minutes.',
    unit: 'share',
    better: 'more',
  },
  {
    id: 'effective_within_60m',
    name: 'Helped within an hour',
    meaning: 'Of customers who needed a person, the share who got effective help within 60 minutes.',
    unit: 'share',
    better: 'more',
  },
  {
    id: 'median_ttee',
    name: 'Median time to effective escalation',
    meaning:
      'By when half of the customers who needed a person had effective help, counting those who never did.',
    unit: 'seconds',
    better: 'less',
  },
  {
    id: 'hour_loss',
    name: 'Time without help in the first hour',
    meaning: 'The mean time, of the first hour after the need, that customers spent without effective help.',
    unit: 'seconds',
    better: 'less',
  },
  {
    id: 'median_wait',
    name: 'Median wait if nobody gave up',
    meaning: 'The median time to the first real answer of a person, as if nobody had left before.',
    unit: 'seconds',
    better: 'less',
  },
  {
    id: 'strict_effective',
    name: 'Right the first time',
    meaning: 'Of settled needs, the share met by the first agent, with no transfer, repetition or reopening.',
    unit: 'share',
    better: 'more',
  },
  {
    id: 'recovered_effective',
    name: 'Met in the end',
    meaning: 'Of settled needs, the share met at all: the first time or after a detour.',
    unit: 'share',
    better: 'more',
  },
  {
    id: 'missed',
    name: 'Missed',
    meaning: 'Customers who needed a person, and nobody was ever asked.',
    unit: 'share',
    better: 'less',
  },
  {
    id: 'abandoned',
    name: 'Left while waiting',
    meaning: 'Customers who needed a person, for whom one had been asked, and who left before a real answer.',
    unit: 'share',
    better: 'less',
  },
  {
    id: 'abandoned_of_asked',
    name: 'Left, of those who waited',
    meaning:
      'Of needs for which a person had been asked, the share whose customer left before a real answer.',
    unit: 'share',
    better: 'less',
  },
  {
    id: 'unresolved',
    name: 'Not helped in a week',
    meaning: 'Customers who waited or talked with a person for a week without effective help.',
    unit: 'share',
    better: 'less',
  },
  {
    id: 'repeat_story',
    name: 'Story told twice',
    meaning: 'Of needs that a person answered, the share in which the customer had to repeat what was known.',
    unit: 'share',
    better: 'less',
  },
  {
    id: 'false_escalation',
    name: 'Not needed after all',
    meaning: 'Of escalations nobody asked for, the share that agent and customer both called not needed.',
    unit: 'share',
    better: null,
  },
  {
    id: 'press_ack_p50',
    name: 'Press to acknowledgement, median',
    meaning: 'Half of the presses of "Talk to a person" were in the queue within this time.',
    unit: 'seconds',
    better: 'less',
  },
  {
    id: 'press_ack_p95',
    name: 'Press to acknowledgement, 95%',
    meaning:
      '95 of 100 presses were in the queue within this time; those never acknowledged count as longest.',
    unit: 'seconds',
    better: 'less',
  },
  {
    id: 'press_failed',
    name: 'Presses not acknowledged in time',
    meaning: 'The share of presses that were not in the queue within 5 seconds.',
    unit: 'share',
    better: 'less',
  },
  {
    id: 'suspect',
    name: 'Suspect',
    meaning: 'Needs whose recorded order cannot be right; they are counted, and marked.',
    unit: 'share',
    better: 'less',
  },
] as const satisfies readonly FigureDefinition[];

export type FigureId = (typeof figureCatalogue)[number]['id'];
