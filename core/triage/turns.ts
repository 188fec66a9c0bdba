import type { Entry } from '../timeline/entry.ts';
import type { DetectorTurn } from './read-detectors.ts';

/** The messages of a timeline, in order, as triage reads them. */
export function turnsOf(entries: readonly Entry[]): DetectorTurn[] {
  return entries.flatMap((entry) => {
    if (entry.type !== 'message.posted') return [];
    const { actor, seq, at, data } = entry;
    const by = actor.kind === 'system' ? 'assistant' : actor.kind;
    return [{ seq, at, by, text: data.text, articleIds: (data.reply?.articles ?? []).map(({ id }) => id) }];
  });
}
