import type { ShownEntry } from '../live/entry-log.ts';
import { DecisionCard } from './decision-card.tsx';
import { MessageEntry } from './message-entry.tsx';
import { SystemLine } from './system-line.tsx';

type Props = {
  entry: ShownEntry;
  entries: readonly ShownEntry[];
  contactName: string;
  meId: string;
  isShown: boolean;
};

/** One entry of the timeline: words, a note, a decision, or a quiet line. */
export function EntryView({ entry, entries, contactName, meId, isShown }: Props) {
  return (
    <div className="hr-entry-frame" data-shown={isShown} data-seq={entry.seq}>
      <EntryBody entry={entry} entries={entries} contactName={contactName} meId={meId} />
    </div>
  );
}

function EntryBody({ entry, entries, contactName, meId }: Omit<Props, 'isShown'>) {
  switch (entry.type) {
    case 'message.posted':
    case 'note.added':
      return <MessageEntry entry={entry} contactName={contactName} meId={meId} />;
    case 'decision.recorded':
      return <DecisionCard entry={entry} label={labelOf(entry.data.decision.id, entries, meId)} />;
    default:
      return <SystemLine entry={entry} contactName={contactName} />;
  }
}

/** This agent's last label of a decision, or null. */
function labelOf(decisionId: string, entries: readonly ShownEntry[], meId: string): string | null {
  const label = entries.findLast(
    (entry) =>
      entry.type === 'decision.labelled' && entry.data.decisionId === decisionId && entry.actor.id === meId,
  );
  return label?.type === 'decision.labelled' ? label.data.verdict : null;
}
