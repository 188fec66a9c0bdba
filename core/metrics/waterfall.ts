/** The stages from need to effective help, in order (docs/measurement.md §1.2). */
export const waterfallStages = ['recognise', 'queueAck', 'queueWait', 'ring', 'respond', 'rework'] as const;
export type WaterfallStage = (typeof waterfallStages)[number];

/** Seconds per stage; they add up to the time to effective escalation exactly. */
export type Waterfall = Record<WaterfallStage, number>;

/** The moments between the stages, UTC ms; null where one was never recorded. */
export type Milestones = {
  needAt: number;
  requestedAt: number | null;
  inLineAt: number | null;
  assignedAt: number | null;
  acceptedAt: number | null;
  firstReplyAt: number | null;
  effectiveAt: number;
};

/**
 * Splits need → effective into stages. A moment that is missing or out of order takes the nearest possible time, and
 * `repaired` says so.
 * @throws Error when the stages would not add up: a figure that is wrong must not be shown.
 */
export function waterfallOf(milestones: Milestones): { waterfall: Waterfall; repaired: boolean } {
  const { needAt, requestedAt, inLineAt, assignedAt, acceptedAt, firstReplyAt, effectiveAt } = milestones;
  const recorded = [requestedAt, inLineAt, assignedAt, acceptedAt, firstReplyAt];
  const moments = ordered(recorded, needAt, effectiveAt);
  const repaired = recorded.some((at, index) => at !== moments[index]);
  const bounds = [needAt, ...moments, effectiveAt];
  const waterfall = Object.fromEntries(
    waterfallStages.map((stage, index) => [stage, ((bounds[index + 1] ?? 0) - (bounds[index] ?? 0)) / 1000]),
  ) as Waterfall;
  assertIdentity(waterfall, (effectiveAt - needAt) / 1000);
  return { waterfall, repaired };
}

/** Throws unless no stage is negative and together they make `totalSeconds`. */
export function assertIdentity(waterfall: Waterfall, totalSeconds: number): void {
  const stages = waterfallStages.map((stage) => waterfall[stage]);
  const sum = stages.reduce((total, seconds) => total + seconds, 0);
  if (stages.some((seconds) => !(seconds >= 0)) || !(Math.abs(sum - totalSeconds) < 1e-6)) {
    throw new Error(`the waterfall ${JSON.stringify(waterfall)} does not add up to ${totalSeconds} s`);
  }
}

/** Fills what is missing from the moment after it, and keeps every moment between its neighbours. */
function ordered(recorded: readonly (number | null)[], from: number, to: number): number[] {
  const filled: number[] = [];
  let following = to;
  for (const at of [...recorded].reverse()) {
    following = Math.min(at ?? following, following);
    filled.unshift(following);
  }
  let previous = from;
  return filled.map((at) => {
    previous = Math.max(previous, at);
    return previous;
  });
}
