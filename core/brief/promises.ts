import { clip } from '../text/clip.ts';
import { sentencesOf } from '../text/sentences.ts';
import type { Turn } from '../text/turn.ts';
import { hears } from './brief-words.ts';
import { extractFacts } from './facts/facts.ts';

/** What an agent or the assistant said would be done, and by when, in their words. */
export type Promised = { text: string; by: 'assistant' | 'agent'; seq: number; due: string | null };

const MAX_PROMISES = 20;

/** The promises after one more message; contacts promise nothing that binds us. Pure. */
export function applyPromises(promises: readonly Promised[], turn: Turn): Promised[] {
  if (turn.by === 'contact') return [...promises];
  const by = turn.by;
  const made = sentencesOf(turn.text)
    .filter((sentence) => isPromise(sentence))
    .slice(0, 4)
    .map((sentence) => ({ text: clip(sentence, 200), by, seq: turn.seq, due: dueIn(sentence) }));
  return [...promises, ...made].slice(-MAX_PROMISES);
}

const isPromise = (sentence: string): boolean =>
  hears(sentence, 'promise.made', 'promise.told') &&
  !sentence.endsWith('?') &&
  !hears(sentence, 'promise.kindness', 'promise.asks');

/** When it is due, as it was said: "by Friday", "within 24 hours". */
function dueIn(sentence: string): string | null {
  const span =
    /\b(?:within|in|in the next|over the next|innerhalb von|sous|en) (?:the )?(?:next )?(?:\d{1,3}|an?|one|two|three|few|a few)(?:\s?(?:-|to)\s?\d{1,3})? (?:business |working )?(?:minutes?|hours?|days?|weeks?|stunden|tagen|heures|jours|horas|días)\b/i.exec(
      sentence,
    );
  return span?.[0] ?? extractFacts(sentence).find((fact) => fact.kind === 'date')?.value ?? null;
}
