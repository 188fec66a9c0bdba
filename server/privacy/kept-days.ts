/** For how many days each kind of personal data is kept; undefined: for good. */
export type KeptDays = {
  texts: number | undefined;
  pages: number | undefined;
  contacts: number | undefined;
};
export type RemovedKind = keyof KeptDays;
