import type { Entry } from '../timeline/entry.ts';
import type { DetectorTurn } from './detectors/turn.ts';

/** A message of a timeline as triage and engines read it. */
export type TimelineTurn = DetectorTurn & { readonly at: string; readonly articleIds: readonly string[] };

/** The messages of a timeline, in order. */
export function turnsOf(entries: readonly Entry[]): TimelineTurn[] {
  return entries.flatMap((entry) => {
    if (entry.type !== 'message.posted') return [];
    const { actor, seq, at, data } = entry;
    const by = actor.kind === 'system' ? 'assistant' : actor.kind;
    const { text, choices = [], choiceId } = data;
    const articleIds = (data.reply?.articles ?? []).map(({ id }) => id);
    return [{ seq, at, by, text, articleIds, choices, ...(choiceId === undefined ? {} : { choiceId }) }];
  });
}
