import type { LabelledDialogue } from './handoff-moment/fit.ts';

type MhchDialogue = {
  readonly turns: readonly {
    readonly role: string;
    readonly ids: readonly number[];
    readonly label: number;
  }[];
};

/** Dialogues of mhch as turns and the numbers of the turns at which a person should take over. */
export const readMhch = (dialogues: readonly MhchDialogue[]): LabelledDialogue[] =>
  dialogues.map(({ turns }) => ({
    turns: turns.map(({ role, ids }) => ({ by: role === 'user' ? 'contact' : 'assistant', words: ids })),
    moments: turns.flatMap(({ label }, i) => (label === 1 ? [i] : [])),
  }));
