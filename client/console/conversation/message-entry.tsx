import { formatFullTime, formatTime, initialsOf } from '../format.ts';
import type { ShownEntryOf } from '../live/entry-log.ts';
import { LinkedText } from '../parts/linked-text.tsx';
import { useNow } from '../parts/use-now.ts';
import { texts } from '../texts.ts';

type Props = {
  entry: ShownEntryOf<'message.posted'> | ShownEntryOf<'note.added'>;
  contactName: string;
  meId: string;
};

/** What somebody wrote. Always shown as text: nothing a contact writes becomes markup. */
export function MessageEntry({ entry, contactName, meId }: Props) {
  const now = useNow();
  const isNote = entry.type === 'note.added';
  const isOwn = entry.actor.kind === 'agent' && entry.actor.id === meId;
  const name = nameOf(entry, contactName);
  return (
    <article
      className={isNote ? 'hr-entry hr-note' : 'hr-entry hr-message'}
      data-by={entry.actor.kind}
      data-own={isOwn || undefined}
    >
      <div className="hr-entry-who">
        <span className="hr-avatar" aria-hidden>
          {entry.actor.kind === 'assistant' ? texts.conversation.ai : initialsOf(name)}
        </span>
        <strong>{name}</strong>
        {isOwn && <span className="hr-quiet">({texts.conversation.you})</span>}
        {entry.actor.kind === 'assistant' && <span className="hr-chip">{texts.conversation.ai}</span>}
        {isNote && <span className="hr-chip hr-chip-note">{texts.conversation.note}</span>}
        <time dateTime={entry.at} title={formatFullTime(entry.at)}>
          {formatTime(entry.at, now)}
        </time>
      </div>
      <div className="hr-bubble">
        <LinkedText text={entry.data.text} />
        <Sources entry={entry} />
      </div>
    </article>
  );
}

function nameOf({ actor }: Props['entry'], contactName: string): string {
  if (actor.name) return actor.name;
  if (actor.kind === 'assistant') return texts.conversation.assistant;
  return actor.kind === 'contact' ? contactName : texts.conversation.system;
}

function Sources({ entry }: { entry: Props['entry'] }) {
  if (entry.type !== 'message.posted') return null;
  const articles = entry.data.reply?.articles ?? [];
  if (articles.length === 0) return null;
  return (
    <div className="hr-sources">
      {texts.conversation.answeredFrom} {articles.map(({ title }) => title).join(', ')}
    </div>
  );
}
