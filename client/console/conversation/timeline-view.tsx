import { Button } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { VList, type VListHandle } from 'virtua';
import type { ShownEntry } from '../live/entry-log.ts';
import { useLive, useObservable } from '../live/live-context.tsx';
import type { Outgoing } from '../live/outbox.ts';
import { useHighlight } from '../parts/highlight.tsx';
import { useAim } from '../parts/use-aim.ts';
import { useSteadyRows } from '../parts/use-steady-rows.ts';
import { texts } from '../texts.ts';
import { EntryView } from './entry-view.tsx';
import { OutgoingMessage } from './outgoing-message.tsx';
import { TypingLine } from './typing-line.tsx';

type Props = { conversationId: string; entries: readonly ShownEntry[]; contactName: string; meId: string };

const NEAR_END_PX = 120;

/** Something written keeps its place when it becomes an entry: both carry the id of the command. */
const keyOf = (row: ShownEntry | Outgoing) =>
  'type' in row && !isWritten(row) ? row.id : (row.clientId ?? '');

/** Other entries may share a command, so its id tells only these apart. */
const isWritten = ({ type, actor }: ShownEntry) =>
  actor.kind === 'agent' && (type === 'message.posted' || type === 'note.added');

const rowsOf = (entries: readonly ShownEntry[], outgoing: readonly Outgoing[]): (ShownEntry | Outgoing)[] => {
  const stored = new Set(entries.map(({ clientId }) => clientId));
  return [...entries, ...outgoing.filter(({ clientId }) => !stored.has(clientId))];
};

/** The timeline, oldest first. It follows the newest entry unless somebody has scrolled up to read. */
export function TimelineView({ conversationId, entries, contactName, meId }: Props) {
  const { outbox } = useLive();
  const outgoing = useObservable(outbox.items).filter((item) => item.conversationId === conversationId);
  const list = useRef<VListHandle>(null);
  const { target } = useHighlight();
  const [isAtEnd, setAtEnd] = useState(true);
  const aim = useAim('button, a');
  const { rows } = useSteadyRows(rowsOf(entries, outgoing), keyOf, aim.isAimed);
  const count = rows.length + 1;
  useEffect(() => {
    if (isAtEnd && !aim.isAimed) list.current?.scrollToIndex(count - 1, { align: 'end' });
  }, [count, isAtEnd, aim.isAimed]);
  useEffect(() => {
    if (!target) return;
    const index = entries.findIndex((entry) => entry.seq === target.seq);
    if (index >= 0) list.current?.scrollToIndex(index, { align: 'center' });
  }, [target]);
  const onScroll = (offset: number) => {
    const { scrollSize = 0, viewportSize = 0 } = list.current ?? {};
    setAtEnd(scrollSize - offset - viewportSize < NEAR_END_PX);
  };
  return (
    <div className="hr-timeline-frame" {...aim.handlers}>
      <VList
        ref={list}
        className="hr-timeline"
        role="log"
        aria-label={texts.conversation.label}
        tabIndex={0}
        onScroll={onScroll}
      >
        {rows.map(({ key, item, isGone }) =>
          'type' in item ? (
            <EntryView
              key={key}
              entry={item}
              entries={entries}
              contactName={contactName}
              meId={meId}
              isShown={target?.seq === item.seq}
            />
          ) : (
            <OutgoingMessage key={key} item={item} isGone={isGone} />
          ),
        )}
        <TypingLine key="typing" conversationId={conversationId} contactName={contactName} />
      </VList>
      {!isAtEnd && (
        <Button className="hr-newest" variant="default" onClick={() => setAtEnd(true)}>
          {texts.conversation.newest}
        </Button>
      )}
    </div>
  );
}
