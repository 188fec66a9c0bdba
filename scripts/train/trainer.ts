/** What a trainer hands back: the artefact to ship and the card that says what it is. */
export type Trained = { readonly file: string; readonly artefact: unknown; readonly card: ModelCard };

export type ModelCard = {
  readonly purpose: string;
  readonly data: readonly { readonly name: string; readonly licence: string }[];
  /** How many examples, from which parts, and how they were split. */
  readonly windows: Readonly<Record<string, string | number>>;
  /** Overall figures, and the same per segment where there are segments. */
  readonly metrics: Readonly<Record<string, Readonly<Record<string, number>>>>;
  readonly limits: readonly string[];
};

export type TrainContext = {
  readonly dataDir: string;
  readonly progress: (done: number, total: number, label: string) => void;
};

/** What came of a training: an artefact to write, one already written, or a word on why there is none. */
export type TrainOutcome = Trained | { readonly written: string } | { readonly skipped: string };

/** One model that can be trained from labelled data. */
export type Trainer = {
  readonly name: string;
  train(context: TrainContext): Promise<TrainOutcome>;
};
