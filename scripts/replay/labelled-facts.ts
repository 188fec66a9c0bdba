import { readFileSync } from 'node:fs';

/** A fact that a reader marked in a message of the contact. */
export type LabelledFact = {
  /** The whole message that tells it. */
  message: string;
  value: string;
  kind: string;
};

type Label = { conversation_id: string; turn: number; start: number; end: number; kind: string };
/** Every other list of a label file names dialogues that were read; one without a label tells no fact. */
type LabelFile = { labels: Label[] } & Record<string, unknown>;

const FILES = ['tweetsumm-facts.json', 'dialogues-facts.json'];

/** Hand labels by dialogue (docs/decisions/facts-labels.md); a dialogue that nobody read is not in the map. */
export function readLabels(): Map<string, Label[]> {
  const labels = new Map<string, Label[]>();
  for (const name of FILES) {
    const file = JSON.parse(
      readFileSync(new URL(`../../test/fixtures/${name}`, import.meta.url), 'utf8'),
    ) as LabelFile;
    const lists = Object.values(file).filter((value) => Array.isArray(value));
    for (const id of lists.flat()) if (typeof id === 'string') labels.set(id, []);
    for (const label of file.labels) labels.get(label.conversation_id)?.push(label);
  }
  return labels;
}

/** Labels of one turn as what the contact wrote there. */
export function factsOfTurn(labels: readonly Label[], turn: number, message: string): LabelledFact[] {
  return labels
    .filter((label) => label.turn === turn)
    .map(({ start, end, kind }) => ({ message, value: message.slice(start, end), kind }));
}
