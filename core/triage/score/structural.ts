import { jaccard } from '../../text/similarity.ts';
import type { WordTurn } from '../../text/turn.ts';
import { type FeatureName, saturate } from './features.ts';

export type StructuralFeatures = Record<
  Extract<
    FeatureName,
    | 'loop_sim'
    | 'reformulations'
    | 'own_repetition'
    | 'turns_without_new_fact'
    | 'first_turn'
    | 'turn_index'
    | 'message_length'
    | 'reply_length'
  >,
  number
>;

const shortestComparable = 3;
const reformulationOverlap = 0.4;

/**
 * The features that follow from who said which words, at the contact's last message in `turns`. Training and the
 * running product share this function, so that a feature can't mean two things. Throws RangeError when no contact has
 * spoken.
 */
export function structuralFeatures(turns: readonly WordTurn[]): StructuralFeatures {
  const last = turns.findLastIndex((turn) => turn.by === 'contact');
  if (last < 0) throw new RangeError('no contact has spoken');
  const seen = turns.slice(0, last + 1);
  const own = seen.filter((turn) => turn.by === 'contact').map((turn) => turn.words);
  const assistant = seen.filter((turn) => turn.by === 'assistant').map((turn) => turn.words);
  return {
    loop_sim: overlapWithEarlier(assistant, assistant.length - 1, 4),
    reformulations: saturate('reformulations', countReformulations(own)),
    own_repetition: overlapWithEarlier(own, own.length - 1, 3),
    turns_without_new_fact: saturate('turns_without_new_fact', turnsWithoutNews(own)),
    first_turn: Number(own.length === 1),
    turn_index: saturate('turn_index', own.length - 1),
    message_length: saturate('message_length', Math.log1p(own.at(-1)!.length)),
    reply_length: saturate('reply_length', Math.log1p(assistant.at(-1)?.length ?? 0)),
  };
}

/** Shared words over all words of two turns; 0 where either is too short to compare. */
export function wordOverlap(a: readonly string[], b: readonly string[]): number {
  if (a.length < shortestComparable || b.length < shortestComparable) return 0;
  return jaccard(new Set(a), new Set(b));
}

function overlapWithEarlier(turns: readonly (readonly string[])[], index: number, reach: number): number {
  if (index < 1) return 0;
  const earlier = turns.slice(Math.max(0, index - reach), index);
  return Math.max(...earlier.map((turn) => wordOverlap(turn, turns[index]!)));
}

const countReformulations = (own: readonly (readonly string[])[]): number =>
  own.filter((_, i) => overlapWithEarlier(own, i, 3) >= reformulationOverlap).length;

function turnsWithoutNews(own: readonly (readonly string[])[]): number {
  const known = new Set<string>();
  let inARow = 0;
  for (const words of own) {
    const fresh = new Set(words.filter((word) => !known.has(word)));
    inARow = fresh.size < shortestComparable ? inARow + 1 : 0;
    for (const word of fresh) known.add(word);
  }
  return inARow;
}
