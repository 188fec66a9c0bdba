import { readFileSync } from 'node:fs';

/** One conversation of a file: what the customer says, in order. */
export type Dialogue = { id: string; texts: string[] };

type Line = { conversation_id?: unknown; turns?: unknown };
type RawTurn = { speaker_guess?: unknown; text?: unknown };

/**
 * Reads JSON lines of the form `{conversation_id, turns: [{speaker_guess, text}]}` and keeps the customer's turns.
 * @throws Error that names the line, where a line has another form
 */
export function readDialogues(file: string, limit = Number.POSITIVE_INFINITY): Dialogue[] {
  const lines = readFileSync(file, 'utf8').split('\n');
  const dialogues: Dialogue[] = [];
  for (const [index, line] of lines.entries()) {
    if (line.trim() === '' || dialogues.length >= limit) continue;
    const texts = customerTexts(line, `${file}:${index + 1}`);
    if (texts.length > 0) dialogues.push({ id: `line ${index + 1}`, texts });
  }
  return dialogues;
}

function customerTexts(line: string, place: string): string[] {
  let parsed: Line;
  try {
    parsed = JSON.parse(line) as Line;
  } catch {
    throw new Error(`${place}: not JSON`);
  }
  if (!Array.isArray(parsed.turns)) throw new Error(`${place}: no list of turns`);
  return (parsed.turns as RawTurn[]).flatMap(({ speaker_guess, text }) =>
    speaker_guess === 'customer' && typeof text === 'string' && text.trim() ? [text.slice(0, 32_000)] : [],
  );
}
