/** One figure of the evaluation, with its 95 % bootstrap interval and what trivial systems reach. */
export type EvalRow = {
  readonly measure: string;
  readonly value: number;
  readonly low: number;
  readonly high: number;
  /** What it must reach, or null where it is only reported. */
  readonly target: number | null;
  /** The target is the most that is allowed, not the least. */
  readonly isCeiling?: boolean;
  /** The published or simple system to compare with, in words. */
  readonly anchor: string;
  readonly n: number;
  /** It measures something that the product does not call, or not this way: it decides nothing. */
  readonly isLaboratory?: boolean;
  readonly note?: string;
  readonly baselines: readonly { readonly name: string; readonly value: number }[];
};

export type EvalContext = {
  readonly dataDir: string;
  readonly progress: (done: number, total: number, label: string) => void;
};

/** A part of the evaluation. Throws `DataAbsent` where its data are not there. */
export type EvalPart = {
  readonly name: string;
  evaluate(context: EvalContext): Promise<EvalRow[]>;
};

/** The data that a part needs are not in the data folder: it is skipped, with this word. */
export class DataAbsent extends Error {
  override readonly name = 'DataAbsent';
}

/** Whether a row reaches its target; a row without one always does. */
export function isReached({ target, value, isCeiling }: EvalRow): boolean {
  return target === null || (isCeiling ? value <= target : value >= target);
}
