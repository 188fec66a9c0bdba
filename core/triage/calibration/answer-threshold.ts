/** A question with a known answer, or with none: how well the best article fitted, and whether it was the right one. */
export type Trial = { readonly score: number; readonly isRight: boolean };

/** What would happen from one threshold on: of the questions asked, how many are answered, and how many wrongly. */
export type ThresholdPoint = { readonly from: number; readonly answered: number; readonly wrong: number };

export type AnswerThreshold = {
  /** The relevance, 0 to 1, from which an article is quoted. */
  readonly from: number;
  /** The share of answers that may rest on a wrong article, where the promise holds. */
  readonly atMostWrong: number;
  /** Whether the trials were enough to promise it; else the threshold is a careful one that promises nothing. */
  readonly isPromised: boolean;
  readonly asked: number;
  readonly answered: number;
  readonly wrong: number;
  /** Every threshold that was looked at, from strict to loose. */
  readonly curve: readonly ThresholdPoint[];
};

const STEPS = 100;
/** The loosest threshold that is looked at: below it a question is said not to be understood. */
const LOOSEST = 0.25;

/** Of thresholds from 1 down to `LOOSEST`, what each would answer and get wrong. */
function curveOf(trials: readonly Trial[]): ThresholdPoint[] {
  const points: ThresholdPoint[] = [];
  for (let step = STEPS; step >= LOOSEST * STEPS; step--) {
    const from = step / STEPS;
    const answered = trials.filter(({ score }) => score >= from);
    points.push({
      from,
      answered: answered.length,
      wrong: answered.filter(({ isRight }) => !isRight).length,
    });
  }
  return points;
}

/**
 * The loosest threshold at which, and at every stricter one that answers enough to tell, (wrong + 1) / (answered + 1)
 * stays within `atMostWrong`: the bound of conformal risk control (Angelopoulos et al. 2024) on the mean over the trials,
 * walked down from the strict side as in Learn then Test. With too few answers for that (1 / atMostWrong - 1 at least)
 * nothing can be promised, and `careful` is taken.
 */
export function chooseAnswerThreshold(
  trials: readonly Trial[],
  { atMostWrong, careful }: { atMostWrong: number; careful: number },
): AnswerThreshold {
  const curve = curveOf(trials);
  const isWithin = ({ answered, wrong }: ThresholdPoint): boolean =>
    (wrong + 1) / (answered + 1) <= atMostWrong + 1e-9;
  const canTell = curve.findIndex(isWithin);
  const beyond = curve.findIndex((point, i) => i > canTell && !isWithin(point));
  const isPromised = canTell >= 0;
  const chosen = isPromised ? curve[(beyond < 0 ? curve.length : beyond) - 1]! : pointAt(curve, careful);
  return { ...chosen, atMostWrong, isPromised, asked: trials.length, curve };
}

const pointAt = (curve: readonly ThresholdPoint[], from: number): ThresholdPoint =>
  curve.findLast((point) => point.from >= from - 1e-9) ?? { from, answered: 0, wrong: 0 };

/**
 * A relevance on the scale that all workspaces share: what is `from` here becomes `usual`, 0 stays 0 and 1 stays 1, and
 * the order stays as it was. So one threshold in engine and policy means the same promise everywhere.
 */
export const onSharedScale = (relevance: number, from: number, usual: number): number =>
  relevance < from
    ? (relevance * usual) / from
    : from >= 1
      ? relevance
      : usual + ((relevance - from) * (1 - usual)) / (1 - from);
