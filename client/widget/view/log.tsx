/** @jsxImportSource preact */
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { ViewProps } from './app.tsx';
import { DraftBubble, EntryItem, OutboxBubble } from './bubbles.tsx';
import { Feedback } from './feedback.tsx';

const NEAR_BOTTOM_PX = 80;

/** The thread. New entries scroll into view unless the contact is reading further up. */
export function Log(props: ViewProps) {
  const { model, words } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const isAtBottom = useRef(true);

  useLayoutEffect(() => {
    const element = scroller.current;
    if (element && isAtBottom.current) element.scrollTop = element.scrollHeight;
  });

  const unsent = model.outbox.flatMap((item) => (item.kind === 'message' ? [item] : []));
  return (
    <div
      ref={scroller}
      class="scroll"
      onScroll={({ currentTarget: { scrollHeight, scrollTop, clientHeight } }) => {
        isAtBottom.current = scrollHeight - scrollTop - clientHeight < NEAR_BOTTOM_PX;
      }}
    >
      <div role="log" aria-live="polite" aria-label={words.t('conversation')}>
        <ul>
          {model.thread.entries.map((entry) => (
            <EntryItem key={entry.seq} entry={entry} words={words} />
          ))}
          {unsent.map((item) => (
            <OutboxBubble key={item.clientId} {...props} item={item} />
          ))}
        </ul>
      </div>
      <DraftBubble {...props} />
      <Feedback {...props} />
    </div>
  );
}
