import { readFileSync } from 'node:fs';
import { factsOfTurn, type LabelledFact, readLabels } from './labelled-facts.ts';

/** One conversation of a file: what the contact says, in order, and the facts in it that a reader marked. */
export type Dialogue = {
  id: string;
  texts: string[];
  /** Null where nobody read the dialogue. */
  facts: LabelledFact[] | null;
};

type Line = { conversation_id?: unknown; turns?: unknown };
type RawTurn = { speaker_guess?: unknown; text?: unknown };
type Labels = ReturnType<typeof readLabels>;

/**
 * Reads JSON lines of the form `{conversation_id, turns: [{speaker_guess, text}]}` and keeps the contact's turns.
 * @throws Error that names the line, where a line has another form
 */
export function readDialogues(file: string, limit = Number.POSITIVE_INFINITY): Dialogue[] {
  const labels = readLabels();
  const lines = readFileSync(file, 'utf8').split('\n');
  const dialogues: Dialogue[] = [];
  for (const [index, line] of lines.entries()) {
    if (line.trim() === '' || dialogues.length >= limit) continue;
    const said = readLine(line, `${file}:${index + 1}`, labels);
    if (said.texts.length > 0) dialogues.push({ id: `line ${index + 1}`, ...said });
  }
  return dialogues;
}

function readLine(line: string, place: string, labels: Labels): Omit<Dialogue, 'id'> {
  let parsed: Line;
  try {
    parsed = JSON.parse(line) as Line;
  } catch {
    throw new Error(`${place}: not JSON`);
  }
  if (!Array.isArray(parsed.turns)) throw new Error(`${place}: no list of turns`);
  const own = labels.get(String(parsed.conversation_id));
  const texts: string[] = [];
  const facts: LabelledFact[] = [];
  for (const [turn, { speaker_guess, text }] of (parsed.turns as RawTurn[]).entries()) {
    if (speaker_guess !== 'customer' || typeof text !== 'string' || !text.trim()) continue;
    const said = text.slice(0, 32_000);
    texts.push(said);
    facts.push(...factsOfTurn(own ?? [], turn, said));
  }
  return { texts, facts: own ? facts : null };
}
