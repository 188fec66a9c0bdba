import { Button } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { VList, type VListHandle } from 'virtua';
import type { ShownEntry } from '../live/entry-log.ts';
import { useLive, useObservable } from '../live/live-context.tsx';
import { useHighlight } from '../parts/highlight.tsx';
import { texts } from '../texts.ts';
import { EntryView } from './entry-view.tsx';
import { OutgoingMessage } from './outgoing-message.tsx';
import { TypingLine } from './typing-line.tsx';

type Props = { conversationId: string; entries: readonly ShownEntry[]; contactName: string; meId: string };

const NEAR_END_PX = 120;

/** The timeline, oldest first. It follows the newest entry unless somebody has scrolled up to read. */
export function TimelineView({ conversationId, entries, contactName, meId }: Props) {
  const { outbox } = useLive();
  const outgoing = useObservable(outbox.items).filter((item) => item.conversationId === conversationId);
  const list = useRef<VListHandle>(null);
  const { target } = useHighlight();
  const [isAtEnd, setAtEnd] = useState(true);
  const count = entries.length + outgoing.length + 1;
  useEffect(() => {
    if (isAtEnd) list.current?.scrollToIndex(count - 1, { align: 'end' });
  }, [count, isAtEnd]);
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
    <div className="hr-timeline-frame">
      <VList
        ref={list}
        className="hr-timeline"
        role="log"
        aria-label={texts.conversation.label}
        tabIndex={0}
        onScroll={onScroll}
      >
        {entries.map((entry) => (
          <EntryView
            key={entry.id}
            entry={entry}
            entries={entries}
            contactName={contactName}
            meId={meId}
            isShown={target?.seq === entry.seq}
          />
        ))}
        {outgoing.map((item) => (
          <OutgoingMessage key={item.clientId} item={item} />
        ))}
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
