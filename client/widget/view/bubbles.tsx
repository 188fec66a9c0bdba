/** @jsxImportSource preact */
import { passOver } from '../../../core/shared/unreachable.ts';
import type { ContactEntry } from '../../../core/timeline/visible.ts';
import { ERASED } from '../../../core/values/erased.ts';
import { splitLinks } from '../../shared/linkify.ts';
import type { OutboxItem } from '../outbox.ts';
import type { Words } from './texts.ts';
import type { ViewProps } from './view-props.ts';

/** One entry of the thread: a bubble for words, a quiet line for what happened. */
export function EntryItem({ entry, words }: { entry: ContactEntry; words: Words }) {
  if (entry.type !== 'message.posted') {
    const line = lineFor(entry, words);
    return line ? <li class="line">{line}</li> : null;
  }
  const { actor, data, at } = entry;
  const { articles = [] } = data.reply ?? {};
  return (
    <li class={`bubble ${actor.kind}`}>
      <Author kind={actor.kind} name={actor.name} words={words} at={at} />
      <Body text={data.text === ERASED ? words.t('erased') : data.text} />
      {articles.length > 0 && (
        <p class="source">{words.t('source', { title: articles.map(({ title }) => title).join(', ') })}</p>
      )}
    </li>
  );
}

function lineFor({ type, actor, data }: ContactEntry, { t }: Words): string | null {
  switch (type) {
    case 'conversation.started':
    case 'message.posted':
      return null;
    case 'escalation.requested':
      // Words of care in danger come with the entry.
      return data.care?.text ?? t(data.by === 'contact' ? 'requested' : 'escalated');
    case 'assignment.accepted':
      return t('hasConversation', { name: data.agent.name });
    case 'conversation.transferred':
      return t('transferred', { name: data.toName });
    case 'conversation.resolved':
      return t('resolved', { name: actor.name ?? t('team') });
    case 'resolution.answered':
      // A line for "yes" would push the score buttons away that stand below it.
      return data.solved ? null : t('notSolvedYou');
    case 'conversation.reopened':
      return t('reopened');
    case 'conversation.closed':
      return t('closed');
    default:
      return passOver(type, null);
  }
}

type AuthorProps = { kind: string; name: string | undefined; words: Words; at?: string };

/** Who speaks; the assistant is named an AI on every one of its bubbles. */
function Author({ kind, name, words, at }: AuthorProps) {
  const { t } = words;
  const label =
    kind === 'contact'
      ? t('you')
      : kind === 'agent'
        ? (name ?? t('team'))
        : name
          ? t('aiNamed', { assistant: name })
          : t('aiAssistant');
  return (
    <p class="author">
      <b>{label}</b> {at && <time dateTime={at}>{words.clock(at)}</time>}
    </p>
  );
}

/** Text is only ever text; web addresses in it can be followed. */
function Body({ text }: { text: string }) {
  return (
    <p class="body" dir="auto">
      {splitLinks(text).map(({ text: part, url }) =>
        url ? (
          <a href={url} target="_blank" rel="noopener noreferrer nofollow">
            {part}
          </a>
        ) : (
          part
        ),
      )}
    </p>
  );
}

/** A message that is not known to be stored yet. */
export function OutboxBubble({
  item,
  model,
  controller,
  words,
}: ViewProps & { item: OutboxItem & { kind: 'message' } }) {
  const { t } = words;
  const isLate = item.status === 'waiting' || !model.isOnline || model.session === 'unreachable';
  const hasFailed = item.status === 'failed';
  return (
    <li class="bubble contact unsent">
      <Author kind="contact" name={undefined} words={words} />
      <Body text={item.text} />
      <p class="status">
        {t(hasFailed ? 'notAccepted' : isLate ? 'notSentYet' : 'sending')}
        {(hasFailed || isLate) && (
          <button type="button" class="link" onClick={() => controller.retry(item)}>
            {t('tryNow')}
          </button>
        )}
        {hasFailed && (
          <button type="button" class="link" onClick={() => controller.discard(item)}>
            {t('discard')}
          </button>
        )}
      </p>
    </li>
  );
}

/** A reply while it is written, or the sign that somebody types. Not announced piece by piece. */
export function DraftBubble({ model, words }: ViewProps) {
  const { draft, typing, isWithdrawn, assistantName } = model;
  const { t } = words;
  if (draft) {
    return (
      <div class="bubble assistant draft">
        <Author kind="assistant" name={assistantName} words={words} />
        <Body text={draft.text} />
        <p class="status">{t('isWriting', { name: t('aiAssistant') })}</p>
      </div>
    );
  }
  if (typing) {
    const label = t('isWriting', {
      name: typing.kind === 'agent' ? typing.name || t('team') : t('aiAssistant'),
    });
    return <p class="line">{label}</p>;
  }
  return isWithdrawn ? <p class="line">{t('withdrawn')}</p> : null;
}
